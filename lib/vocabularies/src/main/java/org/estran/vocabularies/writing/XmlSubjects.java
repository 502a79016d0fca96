package org.estran.vocabularies.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.estran.crosswalks.Xml;

/** RDF/XML, a typed node element a subject (W3C, RDF 1.1 XML Syntax, section 2.13). */
final class XmlSubjects implements SubjectWriter {

    private final XMLStreamWriter out;

    XmlSubjects(OutputStream stream) throws IOException {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(stream, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            out.writeStartElement("rdf", "RDF", Names.RDF);
            for (var prefix : Names.PREFIXES.entrySet()) {
                out.writeNamespace(prefix.getKey(), prefix.getValue());
            }
        } catch (XMLStreamException unwritable) {
            throw new IOException(unwritable);
        }
    }

    @Override
    public void subject(String address, String type, List<Statement> statements) throws IOException {
        try {
            out.writeCharacters("\n");
            open(type);
            attribute("about", address);
            for (Statement one : statements) {
                out.writeCharacters("\n  ");
                value(one);
            }
            out.writeCharacters("\n");
            out.writeEndElement();
        } catch (XMLStreamException unwritable) {
            throw new IOException(unwritable);
        }
    }

    private void value(Statement one) throws XMLStreamException {
        open(one.predicate());
        switch (one.value()) {
            case Statement.Resource resource -> attribute("resource", resource.address());
            case Statement.Text text -> {
                if (!text.language().isEmpty()) {
                    out.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", text.language());
                }
                out.writeCharacters(Xml.clean(text.text()));
            }
            case Statement.Flag flag -> {
                attribute("datatype", Names.BOOLEAN);
                out.writeCharacters(String.valueOf(flag.value()));
            }
        }
        out.writeEndElement();
    }

    private void open(String name) throws XMLStreamException {
        String prefix = Names.prefix(name);
        out.writeStartElement(prefix, Names.local(name), Names.PREFIXES.get(prefix));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute("rdf", Names.RDF, name, value);
    }

    @Override
    public void end() throws IOException {
        try {
            out.writeCharacters("\n");
            out.writeEndDocument();
            out.flush();
        } catch (XMLStreamException unwritable) {
            throw new IOException(unwritable);
        }
    }
}
