package org.estran.harvest.kinds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;

/**
 * What a graph says of one thing and of all that it leads to, other datasets and catalogues left out; in N-Triples, which
 * are Turtle, in an order that depends on what is said alone: the same every time.
 */
final class Description {

    private static final int DEEPEST = 12;

    private final Resource root;
    private final Map<Resource, String> names = new HashMap<>();
    private final Set<Resource> told = new HashSet<>();
    private final Set<String> lines = new TreeSet<>();

    private Description(Resource root) {
        this.root = root;
    }

    static String of(Resource root) {
        Description description = new Description(root);
        description.tell(root, 0);
        return "@prefix dcat: <" + DCAT.NS + "> .\n" + String.join("\n", description.lines) + "\n";
    }

    private void tell(Resource thing, int depth) {
        if (!told.add(thing) || depth > DEEPEST || isAnother(thing)) {
            return;
        }
        List<Statement> statements = new ArrayList<>(thing.listProperties().toList());
        statements.sort(
                Comparator.comparing((Statement one) -> one.getPredicate().getURI())
                        .thenComparing(one -> key(one.getObject(), 0)));
        for (Statement one : statements) {
            lines.add(name(thing) + " <" + one.getPredicate().getURI() + "> " + name(one.getObject()) + " .");
            if (one.getObject().isResource()) {
                tell(one.getObject().asResource(), depth + 1);
            }
        }
    }

    private boolean isAnother(Resource thing) {
        return !thing.equals(root)
                && (thing.hasProperty(RDF.type, DCAT.Dataset) || thing.hasProperty(RDF.type, DCAT.Catalog));
    }

    private String name(RDFNode node) {
        if (node.isLiteral()) {
            return literal(node.asLiteral());
        }
        return node.isURIResource()
                ? "<" + node.asResource().getURI() + ">"
                : names.computeIfAbsent(node.asResource(), one -> "_:b" + names.size());
    }

    /** What a node without a name says, which orders it among others. */
    private static String key(RDFNode node, int depth) {
        if (!node.isAnon()) {
            return node.toString();
        }
        if (depth > 4) {
            return "";
        }
        Set<String> said = new TreeSet<>();
        node.asResource()
                .listProperties()
                .forEach(one -> said.add(one.getPredicate().getURI() + " " + key(one.getObject(), depth + 1)));
        return said.toString();
    }

    private static String literal(Literal literal) {
        String text = literal.getLexicalForm()
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        String language = literal.getLanguage();
        return "\"" + text + "\""
                + (language == null || language.isEmpty() ? "^^<" + literal.getDatatypeURI() + ">" : "@" + language);
    }
}
