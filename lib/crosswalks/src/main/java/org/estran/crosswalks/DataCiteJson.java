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
                .forEach(d -> optional(
                        json.withArray("dates")
                                .addObject()
                                .put("date", d.value())
                                .put("dateType", d.type()),
                        "dateInformation",
                        d.information()));
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
        for (DataCite.Related link : source.relatedIdentifiers()) {
            ObjectNode one = related.addObject()
                    .put("relatedIdentifier", link.value())
                    .put("relatedIdentifierType", link.type())
                    .put("relationType", link.relation());
            optional(one, "relationTypeInformation", link.information());
            optional(one, "resourceTypeGeneral", link.resourceType());
        }
    }

    private static void rights(ObjectNode json, DataCite source) {
        ArrayNode array = json.putArray("rightsList");
        for (DataCite.Rights rights : source.rights()) {
            ObjectNode one = array.addObject().put("rights", rights.text());
            optional(one, "rightsUri", rights.address());
            optional(one, "lang", rights.language());
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
        for (DataCite.Located place : source.places()) {
            ObjectNode one = array.addObject();
            BoundingBox box = place.box();
            optional(one, "geoLocationPlace", place.name());
            if (!place.polygon().isEmpty()) {
                ArrayNode points = one.putArray("geoLocationPolygon");
                place.polygon()
                        .forEach(p -> point(points.addObject().putObject("polygonPoint"), p.longitude(), p.latitude()));
            } else if (box != null && box.isPoint()) {
                point(one.putObject("geoLocationPoint"), box.west(), box.south());
            } else if (box != null) {
                one.putObject("geoLocationBox")
                        .put("westBoundLongitude", Boxes.degrees(box.west()))
                        .put("eastBoundLongitude", Boxes.degrees(box.east()))
                        .put("southBoundLatitude", Boxes.degrees(box.south()))
                        .put("northBoundLatitude", Boxes.degrees(box.north()));
            }
        }
    }

    private static void point(ObjectNode json, double longitude, double latitude) {
        json.put("pointLongitude", Boxes.degrees(longitude)).put("pointLatitude", Boxes.degrees(latitude));
    }

    private static void funders(ObjectNode json, DataCite source) {
        ArrayNode array = json.putArray("fundingReferences");
        for (DataCite.Funder funder : source.funders()) {
            ObjectNode one = array.addObject().put("funderName", funder.name());
            optional(one, "funderIdentifier", funder.identifier());
            optional(one, "funderIdentifierType", funder.identifier() == null ? null : funder.identifierType());
            optional(one, "awardNumber", funder.award());
            optional(one, "awardUri", funder.awardUri());
            optional(one, "awardTitle", funder.awardTitle());
        }
    }

    private static void optional(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
