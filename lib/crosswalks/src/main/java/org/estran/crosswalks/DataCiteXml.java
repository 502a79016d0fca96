package org.estran.crosswalks;

import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.estran.crosswalks.DataCite.Agent;
import org.estran.records.MetadataRecord;
import org.estran.records.Position;
import org.estran.terms.BoundingBox;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;

/** DataCite in XML, valid against the schema of kernel 4.7. */
public final class DataCiteXml {

    private final XMLStreamWriter out;
    private final DataCite source;

    private DataCiteXml(XMLStreamWriter out, DataCite source) {
        this.out = out;
        this.source = source;
    }

    /** The document. Without a DOI the identifier is the landing page, which the schema allows and OAI-PMH needs. */
    public static String of(MetadataRecord record, Published published) {
        DataCite source = DataCite.of(record, published);
        return Xml.document(out -> new DataCiteXml(out, source).resource());
    }

    private void resource() throws XMLStreamException {
        out.setDefaultNamespace(DataCite.NAMESPACE);
        out.writeStartElement(DataCite.NAMESPACE, "resource");
        out.writeDefaultNamespace(DataCite.NAMESPACE);
        out.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        out.writeAttribute(
                "xsi",
                XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
                "schemaLocation",
                DataCite.NAMESPACE + " https://schema.datacite.org/meta/kernel-4.7/metadata.xsd");
        if (source.doi().isPresent()) {
            element("identifier", source.doi().map(Doi::text).orElseThrow(), "identifierType", "DOI");
        } else {
            element("identifier", source.landingPage(), "identifierType", "URL");
        }
        group("creators", source.creators(), a -> agent("creator", "creatorName", a));
        group("titles", source.titles(), t -> text("title", "titleType", t));
        element("publisher", source.publisher());
        element("publicationYear", source.publicationYear());
        element("resourceType", source.resourceType(), "resourceTypeGeneral", source.resourceTypeGeneral());
        group("subjects", source.subjects(), this::subject);
        group("contributors", source.contributors(), a -> agent("contributor", "contributorName", a));
        group(
                "dates",
                source.dates(),
                d -> element("date", d.value(), "dateType", d.type(), "dateInformation", d.information()));
        if (source.language() != null) {
            element("language", source.language());
        }
        group(
                "alternateIdentifiers",
                source.alternateIdentifiers(),
                i -> element("alternateIdentifier", i.value(), "alternateIdentifierType", i.type()));
        group(
                "relatedIdentifiers",
                source.relatedIdentifiers(),
                r -> element(
                        "relatedIdentifier",
                        r.value(),
                        "relatedIdentifierType",
                        r.type(),
                        "relationType",
                        r.relation(),
                        "relationTypeInformation",
                        r.information(),
                        "resourceTypeGeneral",
                        r.resourceType()));
        group("sizes", source.sizes(), s -> element("size", s));
        group("formats", source.formats(), f -> element("format", f));
        if (source.version() != null) {
            element("version", source.version());
        }
        group("rightsList", source.rights(), this::rights);
        group("descriptions", source.descriptions(), d -> text("description", "descriptionType", d));
        group("geoLocations", source.places(), this::place);
        group("fundingReferences", source.funders(), this::funder);
        out.writeEndElement();
    }

    private void agent(String element, String nameElement, Agent agent) throws XMLStreamException {
        start(element, "contributorType", agent.role());
        String nameType = agent.isPerson() ? "Personal" : "Organizational";
        element(nameElement, agent.name(), "nameType", agent.name().equals(DataCite.UNAVAILABLE) ? null : nameType);
        if (agent.given() != null) {
            element("givenName", agent.given());
        }
        if (agent.family() != null) {
            element("familyName", agent.family());
        }
        if (agent.orcid() != null) {
            nameIdentifier(agent.orcid().address(), "ORCID", "https://orcid.org");
        }
        if (agent.ror() != null && !agent.isPerson()) {
            nameIdentifier(agent.ror().address(), "ROR", "https://ror.org");
        }
        if (agent.affiliation() != null) {
            String ror = agent.ror() == null ? null : agent.ror().address();
            element(
                    "affiliation",
                    agent.affiliation(),
                    "affiliationIdentifier",
                    ror,
                    "affiliationIdentifierScheme",
                    ror == null ? null : "ROR",
                    "schemeURI",
                    ror == null ? null : "https://ror.org");
        }
        out.writeEndElement();
    }

    private void nameIdentifier(String address, String scheme, String schemeUri) throws XMLStreamException {
        element("nameIdentifier", address, "nameIdentifierScheme", scheme, "schemeURI", schemeUri);
    }

    private void text(String element, String typeName, DataCite.Text text) throws XMLStreamException {
        element(element, text.text(), typeName, text.type(), "xml:lang", text.language());
    }

    private void subject(DataCite.Subject subject) throws XMLStreamException {
        element(
                "subject",
                subject.text(),
                "subjectScheme",
                subject.scheme(),
                "valueURI",
                subject.uri(),
                "xml:lang",
                subject.language());
    }

    private void rights(DataCite.Rights rights) throws XMLStreamException {
        element(
                "rights",
                rights.text(),
                "rightsURI",
                rights.address(),
                "rightsIdentifier",
                rights.spdx(),
                "rightsIdentifierScheme",
                rights.spdx() == null ? null : "SPDX",
                "schemeURI",
                rights.spdx() == null ? null : "https://spdx.org/licenses/",
                "xml:lang",
                rights.language());
    }

    private void place(DataCite.Located place) throws XMLStreamException {
        start("geoLocation");
        BoundingBox box = place.box();
        if (place.name() != null) {
            element("geoLocationPlace", place.name());
        } else if (!place.polygon().isEmpty()) {
            start("geoLocationPolygon");
            for (Position position : place.polygon()) {
                point("polygonPoint", position.longitude(), position.latitude());
            }
            out.writeEndElement();
        } else if (box != null && box.isPoint()) {
            point("geoLocationPoint", box.west(), box.south());
        } else if (box != null) {
            start("geoLocationBox");
            element("westBoundLongitude", Boxes.degrees(box.west()).toString());
            element("eastBoundLongitude", Boxes.degrees(box.east()).toString());
            element("southBoundLatitude", Boxes.degrees(box.south()).toString());
            element("northBoundLatitude", Boxes.degrees(box.north()).toString());
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private void point(String element, double longitude, double latitude) throws XMLStreamException {
        start(element);
        element("pointLongitude", Boxes.degrees(longitude).toString());
        element("pointLatitude", Boxes.degrees(latitude).toString());
        out.writeEndElement();
    }

    private void funder(DataCite.Funder funder) throws XMLStreamException {
        start("fundingReference");
        element("funderName", funder.name());
        if (funder.identifier() != null) {
            element("funderIdentifier", funder.identifier(), "funderIdentifierType", funder.identifierType());
        }
        if (funder.award() != null || funder.awardUri() != null) {
            element("awardNumber", funder.award() == null ? "" : funder.award(), "awardURI", funder.awardUri());
        }
        if (funder.awardTitle() != null) {
            element("awardTitle", funder.awardTitle());
        }
        out.writeEndElement();
    }

    private interface Item<T> {
        void write(T item) throws XMLStreamException;
    }

    /** A wrapper element with its items; nothing at all when there are none. */
    private <T> void group(String wrapper, List<T> items, Item<T> item) throws XMLStreamException {
        if (items.isEmpty()) {
            return;
        }
        start(wrapper);
        for (T one : items) {
            item.write(one);
        }
        out.writeEndElement();
    }

    private void element(String name, String text, @Nullable String... attributes) throws XMLStreamException {
        start(name, attributes);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private void start(String name, @Nullable String... attributes) throws XMLStreamException {
        out.writeStartElement(DataCite.NAMESPACE, name);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            String attribute = String.valueOf(attributes[i]);
            String value = attributes[i + 1];
            if (value == null || value.isEmpty()) {
                continue;
            }
            if (attribute.equals("xml:lang")) {
                out.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", value);
            } else {
                out.writeAttribute(attribute, value);
            }
        }
    }
}
