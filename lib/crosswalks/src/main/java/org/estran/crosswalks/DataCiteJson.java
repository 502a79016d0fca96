package org.estran.crosswalks;

import org.estran.crosswalks.DataCite.Agent;
import org.estran.records.MetadataRecord;
import org.estran.terms.BoundingBox;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** DataCite as the REST interface of the agency speaks it: the {@code attributes} of a {@code dois} resource. */
public final class DataCiteJson {

    private DataCiteJson() {}

    /** The attributes; {@code doi} is left out where there is none, and {@code event} is the caller's affair. */
    public static ObjectNode attributes(MetadataRecord record, Published published) {
        DataCite source = DataCite.of(record, published);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        source.doi().map(Doi::text).ifPresent(doi -> json.put("doi", doi));
        agents(json.putArray("creators"), source.creators());
        titles(json, source);
        json.put("publisher", source.publisher());
        json.put("publicationYear", Integer.parseInt(source.publicationYear()));
        json.putObject("types")
                .put("resourceTypeGeneral", source.resourceTypeGeneral())
                .put("resourceType", source.resourceType());
        subjects(json, source);
        agents(json.putArray("contributors"), source.contributors());
        source.dates()
                .forEach(d -> json.withArray("dates")
                        .addObject()
                        .put("date", d.value())
                        .put("dateType", d.type()));
        optional(json, "language", source.language());
        identifiers(json, source);
        source.sizes().forEach(json.withArray("sizes")::add);
        source.formats().forEach(json.withArray("formats")::add);
        optional(json, "version", source.version());
        rights(json, source);
        descriptions(json, source);
        places(json.putArray("geoLocations"), source);
        funders(json, source);
        json.put("schemaVersion", DataCite.NAMESPACE);
        json.put("url", source.landingPage());
        return json;
    }

    private static void agents(ArrayNode array, Iterable<Agent> agents) {
        for (Agent agent : agents) {
            ObjectNode json = array.addObject().put("name", agent.name());
            if (!agent.name().equals(DataCite.UNAVAILABLE)) {
                json.put("nameType", agent.isPerson() ? "Personal" : "Organizational");
            }
            optional(json, "givenName", agent.given());
            optional(json, "familyName", agent.family());
            if (!agent.role().isEmpty()) {
                json.put("contributorType", agent.role());
            }
            affiliation(json.putArray("affiliation"), agent);
            ArrayNode identifiers = json.putArray("nameIdentifiers");
            if (agent.orcid() != null) {
                nameIdentifier(identifiers, agent.orcid().address(), "ORCID", "https://orcid.org");
            }
            if (agent.ror() != null && !agent.isPerson()) {
                nameIdentifier(identifiers, agent.ror().address(), "ROR", "https://ror.org");
            }
        }
    }

    private static void nameIdentifier(ArrayNode array, String address, String scheme, String schemeUri) {
        array.addObject()
                .put("nameIdentifier", address)
                .put("nameIdentifierScheme", scheme)
                .put("schemeUri", schemeUri);
    }

    private static void affiliation(ArrayNode array, Agent agent) {
        if (agent.affiliation() == null) {
            return;
        }
        ObjectNode json = array.addObject().put("name", agent.affiliation());
        if (agent.ror() != null) {
            json.put("affiliationIdentifier", agent.ror().address())
                    .put("affiliationIdentifierScheme", "ROR")
                    .put("schemeUri", "https://ror.org");
        }
    }

    private static void titles(ObjectNode json, DataCite source) {
        for (DataCite.Text title : source.titles()) {
            ObjectNode one = json.withArray("titles").addObject().put("title", title.text());
            optional(one, "lang", title.language());
            optional(one, "titleType", title.type().isEmpty() ? null : title.type());
        }
    }

    private static void subjects(ObjectNode json, DataCite source) {
        ArrayNode array = json.putArray("subjects");
        for (DataCite.Subject subject : source.subjects()) {
            ObjectNode one = array.addObject().put("subject", subject.text());
            optional(one, "subjectScheme", subject.scheme());
            optional(one, "valueUri", subject.uri());
            optional(one, "lang", subject.language());
        }
    }

    private static void identifiers(ObjectNode json, DataCite source) {
        ArrayNode alternates = json.putArray("alternateIdentifiers");
        source.alternateIdentifiers()
                .forEach(i -> alternates
                        .addObject()
                        .put("alternateIdentifier", i.value())
                        .put("alternateIdentifierType", i.type()));
        ArrayNode related = json.putArray("relatedIdentifiers");
        source.relatedIdentifiers()
                .forEach(r -> related.addObject()
                        .put("relatedIdentifier", r.value())
                        .put("relatedIdentifierType", r.type())
                        .put("relationType", r.relation()));
    }

    private static void rights(ObjectNode json, DataCite source) {
        ArrayNode array = json.putArray("rightsList");
        for (DataCite.Rights rights : source.rights()) {
            ObjectNode one = array.addObject().put("rights", rights.text());
            optional(one, "rightsUri", rights.address());
            if (rights.spdx() != null) {
                one.put("rightsIdentifier", rights.spdx())
                        .put("rightsIdentifierScheme", "SPDX")
                        .put("schemeUri", "https://spdx.org/licenses/");
            }
        }
    }

    private static void descriptions(ObjectNode json, DataCite source) {
        ArrayNode array = json.putArray("descriptions");
        for (DataCite.Text description : source.descriptions()) {
            ObjectNode one =
                    array.addObject().put("description", description.text()).put("descriptionType", description.type());
            optional(one, "lang", description.language());
        }
    }

    private static void places(ArrayNode array, DataCite source) {
        for (BoundingBox box : source.places()) {
            if (box.isPoint()) {
                array.addObject()
                        .putObject("geoLocationPoint")
                        .put("pointLongitude", Boxes.degrees(box.west()))
                        .put("pointLatitude", Boxes.degrees(box.south()));
            } else {
                array.addObject()
                        .putObject("geoLocationBox")
                        .put("westBoundLongitude", Boxes.degrees(box.west()))
                        .put("eastBoundLongitude", Boxes.degrees(box.east()))
                        .put("southBoundLatitude", Boxes.degrees(box.south()))
                        .put("northBoundLatitude", Boxes.degrees(box.north()));
            }
        }
    }

    private static void funders(ObjectNode json, DataCite source) {
        ArrayNode array = json.putArray("fundingReferences");
        for (Agent funder : source.funders()) {
            ObjectNode one = array.addObject().put("funderName", funder.name());
            if (funder.ror() != null) {
                one.put("funderIdentifier", funder.ror().address())
                        .put("funderIdentifierType", "ROR")
                        .put("schemeUri", "https://ror.org");
            }
        }
    }

    private static void optional(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
