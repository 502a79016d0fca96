package org.estran.crosswalks.iso;

import java.io.CharArrayReader;
import java.nio.CharBuffer;
import java.util.Arrays;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.estran.crosswalks.iso.UnreadableDocument.Reason;
import org.estran.terms.SafeXml;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the bytes of a document, into a tree of {@link Part}. Bounded: {@value #MOST_BYTES} bytes, {@value
 * #MOST_PARTS} elements, {@value #DEEPEST} levels; a document type is refused before anything in it is looked at.
 */
final class Tree {

    static final int MOST_BYTES = 20_000_000;
    static final int MOST_PARTS = 1_000_000;
    static final int DEEPEST = 96;

    private static final XMLInputFactory READERS = SafeXml.streamReaders();

    private final XMLStreamReader reader;
    private @Nullable Part root;
    private @Nullable Part here;
    private int depth;
    private int count;
    private final StringBuilder text = new StringBuilder();

    private Tree(XMLStreamReader reader) {
        this.reader = reader;
    }

    static Part of(byte[] document) throws UnreadableDocument {
        if (document.length > MOST_BYTES) {
            throw new UnreadableDocument(
                    Reason.TOO_LARGE, 0, 0, document.length + " bytes; at most " + MOST_BYTES + " are read");
        }
        try {
            CharBuffer text = Decoding.of(document);
            XMLStreamReader reader = READERS.createXMLStreamReader(new CharArrayReader(text.array(), 0, text.limit()));
            try {
                return new Tree(reader).read();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException broken) {
            throw refusal(broken);
        } catch (RuntimeException broken) {
            // The JDK's reader wraps some faults of the bytes, and fails on some malformed declarations, unchecked.
            throw new UnreadableDocument(Reason.NOT_WELL_FORMED, 0, 0, String.valueOf(broken.getMessage()));
        }
    }

    private Part read() throws XMLStreamException, UnreadableDocument {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                case XMLStreamConstants.DTD -> throw at(Reason.DOCTYPE_REFUSED, "a document type is never read");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw at(Reason.NOT_WELL_FORMED, "an entity that nobody declared: " + reader.getLocalName());
                default -> {
                    // comments and processing instructions say nothing of the record
                }
            }
        }
        if (root == null) {
            throw at(Reason.NOT_WELL_FORMED, "the document has no element");
        }
        return root;
    }

    private void start() throws UnreadableDocument {
        if (++depth > DEEPEST) {
            throw at(Reason.TOO_LARGE, "more than " + DEEPEST + " levels");
        }
        if (++count > MOST_PARTS) {
            throw at(Reason.TOO_LARGE, "more than " + MOST_PARTS + " elements");
        }
        Location location = reader.getLocation();
        String address = reader.getNamespaceURI();
        IsoNamespace namespace = IsoNamespace.of(address);
        String local = reader.getLocalName();
        String name = namespace == null && address != null ? "{" + address + "}" + local : local;
        Part part = new Part(name, namespace, here, location.getLineNumber(), location.getColumnNumber());
        int attributes = reader.getAttributeCount();
        if (attributes > 0) {
            part.attributes(attributes(attributes));
        }
        here = part;
        if (root == null) {
            root = part;
        }
        text.setLength(0);
    }

    private String[] attributes(int count) {
        String[] kept = new String[2 * count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (!IsoNamespace.XSI.equals(reader.getAttributeNamespace(i))) {
                kept[n++] = reader.getAttributeLocalName(i);
                kept[n++] = reader.getAttributeValue(i).strip();
            }
        }
        return n == kept.length ? kept : Arrays.copyOf(kept, n);
    }

    private void characters() {
        if (here != null && here.parts().isEmpty()) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
    }

    private void end() {
        depth--;
        Part part = here;
        if (part != null) {
            if (part.parts().isEmpty() && !text.isEmpty()) {
                part.text(text.toString().strip());
            }
            text.setLength(0);
            here = part.parent;
        }
    }

    private UnreadableDocument at(Reason reason, String detail) {
        Location location = reader.getLocation();
        return new UnreadableDocument(reason, location.getLineNumber(), location.getColumnNumber(), detail);
    }

    /** The JDK's words hold the rule that was broken as an address, in every language. */
    private static UnreadableDocument refusal(XMLStreamException broken) {
        Location location = broken.getLocation();
        String message = String.valueOf(broken.getMessage());
        String detail = message.substring(message.indexOf("Message: ") + (message.contains("Message: ") ? 9 : 0));
        Reason reason = Reason.NOT_WELL_FORMED;
        if (message.contains("#ElementPrefixUnbound") || message.contains("#AttributePrefixUnbound")) {
            reason = Reason.UNDECLARED_PREFIX;
            detail = detail.substring(detail.indexOf('?') + 1).replace('&', ' ');
        } else if (message.contains("JAXP00010")) {
            // One of the JDK's own limits, on names, attributes or what entities grow to.
            reason = Reason.TOO_LARGE;
        }
        return new UnreadableDocument(
                reason,
                location == null ? 0 : Math.max(0, location.getLineNumber()),
                location == null ? 0 : Math.max(0, location.getColumnNumber()),
                detail.strip());
    }
}
