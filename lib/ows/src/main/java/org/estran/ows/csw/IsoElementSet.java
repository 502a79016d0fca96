package org.estran.ows.csw;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;
import org.estran.terms.SafeXml;

/**
 * The brief and summary sets of a record in ISO 19139 or ISO 19115-3 (OGC 07-045, tables 17 and 18): the elements they name,
 * and those besides without which the record would not be valid. What is kept is kept whole.
 */
public final class IsoElementSet {

    private static final XMLInputFactory READERS = SafeXml.streamReaders();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    /** Of the record itself, in either encoding. */
    private static final Set<String> BRIEF = Set.of(
            "fileIdentifier",
            "metadataIdentifier",
            "language",
            "defaultLocale",
            "hierarchyLevel",
            "metadataScope",
            "contact",
            "dateStamp",
            "dateInfo",
            "identificationInfo");

    private static final Set<String> SUMMARY_TOO = Set.of(
            "characterSet",
            "parentIdentifier",
            "parentMetadata",
            "hierarchyLevelName",
            "metadataStandardName",
            "metadataStandardVersion",
            "metadataStandard",
            "referenceSystemInfo",
            "distributionInfo",
            "dataQualityInfo",
            "resourceLineage",
            "locale",
            "otherLocale");

    private static final Set<String> IDENTIFICATION_BRIEF = Set.of(
            "citation",
            "abstract",
            "language",
            "defaultLocale",
            "extent",
            "graphicOverview",
            "serviceType",
            "serviceTypeVersion",
            "couplingType",
            "containsOperations");

    private static final Set<String> IDENTIFICATION_SUMMARY_TOO = Set.of(
            "pointOfContact",
            "resourceConstraints",
            "spatialRepresentationType",
            "spatialResolution",
            "characterSet",
            "topicCategory",
            "resourceMaintenance",
            "resourceFormat",
            "coupledResource",
            "operatesOn",
            "otherLocale");

    private final ElementSet set;
    private final Deque<String> path = new ArrayDeque<>();

    private IsoElementSet(ElementSet set) {
        this.set = set;
    }

    /** @param record well-formed, without a prolog */
    public static String of(String record, ElementSet set) {
        StringWriter text = new StringWriter(record.length() / 2);
        try {
            XMLEventReader in = READERS.createXMLEventReader(new StringReader(record));
            XMLEventWriter out = WRITERS.createXMLEventWriter(text);
            new IsoElementSet(set).copy(in, out);
            out.flush();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private void copy(XMLEventReader in, XMLEventWriter out) throws XMLStreamException {
        int left = 0;
        while (in.hasNext()) {
            XMLEvent event = in.nextEvent();
            if (event.isStartDocument() || event.isEndDocument()) {
                continue;
            }
            if (event.isStartElement()) {
                path.addLast(event.asStartElement().getName().getLocalPart());
                left += left > 0 || !isKept() ? 1 : 0;
            }
            if (left == 0) {
                out.add(event);
            }
            if (event.isEndElement()) {
                path.removeLast();
                left -= left > 0 ? 1 : 0;
            }
        }
    }

    private boolean isKept() {
        String name = path.getLast();
        return switch (path.size()) {
            case 2 -> BRIEF.contains(name) || (set == ElementSet.SUMMARY && SUMMARY_TOO.contains(name));
            case 4 ->
                !isWithinIdentification()
                        || IDENTIFICATION_BRIEF.contains(name)
                        || (set == ElementSet.SUMMARY && IDENTIFICATION_SUMMARY_TOO.contains(name));
            default -> true;
        };
    }

    private boolean isWithinIdentification() {
        return path.stream()
                .skip(1)
                .findFirst()
                .filter("identificationInfo"::equals)
                .isPresent();
    }
}
