package org.estran.crosswalks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.BoundingBox;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * The fifteen elements of Dublin Core in the {@code oai_dc} wrapper of OAI-PMH 2.0. Places and periods are written as
 * DCMI Box, Point and Period.
 */
public final class DublinCore {

    private static final String OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/";
    private static final String DC = "http://purl.org/dc/elements/1.1/";

    private static final Map<Kind, String> TYPES = Map.of(
            Kind.DATASET, "Dataset",
            Kind.SERIES, "Collection",
            Kind.SERVICE, "Service",
            Kind.SOFTWARE, "Software",
            Kind.NETWORK, "Collection",
            Kind.PLATFORM, "PhysicalObject",
            Kind.CAMPAIGN, "Event",
            Kind.SAMPLE, "PhysicalObject",
            Kind.DOCUMENT, "Text");

    private final XMLStreamWriter out;
    private final MetadataRecord record;
    private final Published published;

    private DublinCore(XMLStreamWriter out, MetadataRecord record, Published published) {
        this.out = out;
        this.record = record;
        this.published = published;
    }

    /** The kind of a DCMI type; of those that several kinds share, the commoner. */
    static Optional<Kind> kind(String type) {
        return switch (type) {
            case "Collection" -> Optional.of(Kind.SERIES);
            case "PhysicalObject" -> Optional.of(Kind.SAMPLE);
            case "Image", "StillImage", "MovingImage", "Sound", "InteractiveResource" -> Optional.of(Kind.DOCUMENT);
            default ->
                TYPES.entrySet().stream()
                        .filter(e -> e.getValue().equalsIgnoreCase(type))
                        .map(Map.Entry::getKey)
                        .findFirst();
        };
    }

    public static String of(MetadataRecord record, Published published) {
        return Xml.document(out -> new DublinCore(out, Named.parties(record), published).dc());
    }

    private void dc() throws XMLStreamException {
        out.setPrefix("oai_dc", OAI_DC);
        out.setPrefix("dc", DC);
        out.writeStartElement("oai_dc", "dc", OAI_DC);
        out.writeNamespace("oai_dc", OAI_DC);
        out.writeNamespace("dc", DC);
        out.writeNamespace("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        out.writeAttribute(
                "xsi",
                XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
                "schemaLocation",
                OAI_DC + " http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
        texts("title", record.title());
        names("creator", record.citedParties());
        for (var keyword : record.keywords()) {
            texts("subject", keyword.label());
        }
        all("subject", record.topics());
        texts("description", record.summary());
        texts("rights", record.useLimitation());
        element("publisher", published.publisherOf(record), null);
        names("contributor", contributors());
        for (var place : record.places()) {
            texts("coverage", place.name());
        }
        element("date", published.issued(record), null);
        element("type", TYPES.getOrDefault(record.kind(), ""), null);
        all(
                "format",
                published.files().stream()
                        .map(PublishedFile::mediaType)
                        .distinct()
                        .toList());
        identifiers();
        if (DataCite.language(record.language()) != null) {
            element("language", record.language(), null);
        }
        for (var relation : record.relations()) {
            element(
                    "relation",
                    Addresses.target(relation.target(), published)
                            .map(Addresses.Target::address)
                            .orElse(""),
                    null);
        }
        coverage();
        rights();
        out.writeEndElement();
    }

    private List<Party> contributors() {
        List<Party> cited = record.citedParties();
        return record.parties().stream()
                .filter(p -> !cited.contains(p) && p.role() != Role.PUBLISHER && p.role() != Role.POINT_OF_CONTACT)
                .toList();
    }

    private void identifiers() throws XMLStreamException {
        Set<String> identifiers = new LinkedHashSet<>();
        identifiers.add(published.address(record));
        identifiers.add(published.landingPage().toString());
        for (var identifier : record.identifiers()) {
            Optional<Doi> doi = Doi.parse(Xml.clean(identifier.value()));
            if (doi.isEmpty()) {
                identifiers.add(identifier.value());
            } else if (!doi.get().isRehearsal()) {
                identifiers.add(doi.get().address());
            }
        }
        all("identifier", identifiers);
    }

    private void coverage() throws XMLStreamException {
        for (BoundingBox box : Boxes.unfolded(record.boxes())) {
            String text = box.isPoint()
                    ? "east=%s; north=%s".formatted(Boxes.degrees(box.west()), Boxes.degrees(box.south()))
                    : "northlimit=%s; southlimit=%s; westlimit=%s; eastlimit=%s"
                            .formatted(
                                    Boxes.degrees(box.north()),
                                    Boxes.degrees(box.south()),
                                    Boxes.degrees(box.west()),
                                    Boxes.degrees(box.east()));
            element("coverage", text, null);
        }
        var period = record.period();
        if (period != null && !period.isEmpty()) {
            String start = period.start() == null ? "" : "start=" + Periods.start(period, "") + "; ";
            String end = period.end() == null ? "" : "end=" + Periods.end(period, "") + "; ";
            element("coverage", start + end + "scheme=W3C-DTF", null);
        }
    }

    private void rights() throws XMLStreamException {
        String licence = record.licence();
        if (licence == null) {
            return;
        }
        var known = Licences.of(licence);
        if (known.isPresent()) {
            texts("rights", known.get().name());
            element("rights", known.get().address(), null);
        } else {
            element("rights", licence, null);
        }
    }

    private void names(String element, List<Party> parties) throws XMLStreamException {
        all(element, parties.stream().map(Party::name).distinct().toList());
    }

    private void texts(String element, LocalizedText text) throws XMLStreamException {
        for (Map.Entry<String, String> one : text.byLanguage().entrySet()) {
            element(element, one.getValue(), DataCite.language(one.getKey()));
        }
    }

    private void all(String element, Iterable<String> values) throws XMLStreamException {
        for (String value : values) {
            element(element, value, null);
        }
    }

    private void element(String name, @Nullable String text, @Nullable String language) throws XMLStreamException {
        String clean = text == null ? "" : Xml.clean(text);
        if (clean.isEmpty()) {
            return;
        }
        out.writeStartElement("dc", name, DC);
        if (language != null) {
            out.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", language);
        }
        out.writeCharacters(clean);
        out.writeEndElement();
    }
}
