package org.estran.vocabularies.writing;

import java.io.OutputStream;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;

/** Turtle, as Jena writes it block by block. */
final class TurtleSubjects implements SubjectWriter {

    private final StreamRDF out;

    TurtleSubjects(OutputStream stream) {
        out = StreamRDFWriter.getWriterStream(stream, RDFFormat.TURTLE_BLOCKS);
        out.start();
        Names.PREFIXES.forEach(out::prefix);
    }

    @Override
    public void subject(String address, String type, List<Statement> statements) {
        Node subject = NodeFactory.createURI(address);
        out.triple(Triple.create(subject, NodeFactory.createURI(Names.RDF + "type"), NodeFactory.createURI(type)));
        for (Statement one : statements) {
            out.triple(Triple.create(subject, NodeFactory.createURI(one.predicate()), node(one.value())));
        }
    }

    private static Node node(Statement.Value value) {
        return switch (value) {
            case Statement.Resource resource -> NodeFactory.createURI(resource.address());
            case Statement.Text text when text.language().isEmpty() -> NodeFactory.createLiteralString(text.text());
            case Statement.Text text -> NodeFactory.createLiteralLang(text.text(), text.language());
            case Statement.Flag flag ->
                NodeFactory.createLiteralDT(String.valueOf(flag.value()), XSDDatatype.XSDboolean);
        };
    }

    @Override
    public void end() {
        out.finish();
    }
}
