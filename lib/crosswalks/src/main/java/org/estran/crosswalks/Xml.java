package org.estran.crosswalks;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;

/**
 * The one place where XML tools are made. None of them reads a document type, an external entity or anything over a
 * network, and all keep the limits of the JDK on the size of what entities grow to.
 */
public final class Xml {

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private Xml() {}

    /** A parser that knows namespaces and refuses document types. */
    public static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default handler prints to the console; a fault is thrown, which is enough.
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("this JDK lacks a parser that can be made safe", missing);
        }
    }

    /** Compiles XSD 1.0 schemas from local files only. */
    public static SchemaFactory schemas() {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file,jar:file");
            return factory;
        } catch (SAXNotRecognizedException | SAXNotSupportedException missing) {
            throw new IllegalStateException("this JDK lacks a validator that can be made safe", missing);
        }
    }

    /**
     * @throws SAXException when the text is not well-formed or holds a document type
     */
    public static Document parse(String text) throws SAXException {
        try {
            return parser().parse(new InputSource(new StringReader(text)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * @param document in the encoding it names (XML 1.0, section 4.3.3)
     * @throws SAXException when the bytes are not well-formed, are not in that encoding, name one that nobody knows, or hold
     *     a document type
     */
    public static Document parse(byte[] document) throws SAXException {
        try {
            return parser().parse(new ByteArrayInputStream(document));
        } catch (CharConversionException | UnsupportedEncodingException notEncoded) {
            throw new SAXException("not in an encoding that can be read: " + notEncoded.getMessage(), notEncoded);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The elements right within one, in order. */
    public static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Writes part of a document. */
    interface Writing {
        void to(XMLStreamWriter out) throws XMLStreamException;
    }

    /** A document in UTF-8, as text. */
    static String document(Writing writing) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            writing.to(out);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    /** The text without what XML 1.0 (section 2.2) cannot carry: most control characters, halves of surrogate pairs. */
    public static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Xml::isAllowed).forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    private static boolean isAllowed(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
