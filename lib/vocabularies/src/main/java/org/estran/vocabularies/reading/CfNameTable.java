package org.estran.vocabularies.reading;

import java.io.InputStream;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.estran.terms.SafeXml;
import org.estran.vocabularies.ConceptLink;
import org.estran.vocabularies.Thesaurus;
import org.jspecify.annotations.Nullable;

/** CF's standard name table, {@code cf-standard-name-table.xml}. A name given up is an alias of the one in its place. */
final class CfNameTable {

    private static final String PLACE = "http://vocab.nerc.ac.uk/standard_name/";

    private final Gathering names = new Gathering();
    private @Nullable String version;

    private CfNameTable() {}

    static Thesaurus read(InputStream bytes) {
        CfNameTable table = new CfNameTable();
        try {
            XMLStreamReader xml = SafeXml.streamReaders().createXMLStreamReader(bytes);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    table.element(xml);
                }
            }
        } catch (XMLStreamException broken) {
            throw ThesaurusFile.unreadable(
                    "/line/" + broken.getLocation().getLineNumber(), String.valueOf(broken.getMessage()));
        }
        return table.names.finish(
                "cf-standard-names",
                PLACE,
                Map.of("en", "CF standard names", "fr", "Noms standards CF"),
                table.version);
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "version_number" -> version = xml.getElementText().strip();
            case "entry" -> entry(xml);
            case "alias" -> alias(xml);
            default -> {}
        }
    }

    private void entry(XMLStreamReader xml) throws XMLStreamException {
        Gathering.Gathered name = name(xml.getAttributeValue(null, "id"));
        while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals("entry")) {
            if (xml.isStartElement() && xml.getLocalName().equals("description")) {
                name.definition("en", xml.getElementText());
            }
        }
    }

    private void alias(XMLStreamReader xml) throws XMLStreamException {
        Gathering.Gathered alias = name(xml.getAttributeValue(null, "id"));
        alias.deprecated = true;
        while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals("alias")) {
            if (xml.isStartElement() && xml.getLocalName().equals("entry_id")) {
                String now = PLACE + xml.getElementText().strip() + "/";
                alias.replacedBy = now;
                alias.links.add(new ConceptLink(ConceptLink.Kind.RELATED, now));
            }
        }
    }

    private Gathering.Gathered name(@Nullable String id) {
        String own = id == null ? "" : id.strip();
        Gathering.Gathered name = names.at(PLACE + own + "/");
        name.isConcept = true;
        name.notation = own;
        name.label("en", own.replace('_', ' '));
        return name;
    }
}
