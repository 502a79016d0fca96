package org.estran.crosswalks.dcat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.RDF;
import org.estran.crosswalks.LanguageCodes;
import org.estran.crosswalks.Texts;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a graph that is being read. What nobody asked for is told at the end. All that is several comes in an
 * order of its own, for the graph has none.
 */
final class Node {

    private static final int MOST_LOSSES = 200;

    private final Resource resource;
    private final Set<Statement> asked;

    Node(Resource resource) {
        this(resource, new HashSet<>());
    }

    private Node(Resource resource, Set<Statement> asked) {
        this.resource = resource;
        this.asked = asked;
    }

    /** Its address; null where it has none. */
    @Nullable
    String uri() {
        return resource.isURIResource() ? resource.getURI() : null;
    }

    boolean is(String className) {
        ask(RDF.type.getURI());
        return is(Words.r(className));
    }

    boolean is(Resource type) {
        return resource.hasProperty(RDF.type, type);
    }

    /** The things that a property leads to. */
    List<Node> all(String property) {
        return objects(property)
                .filter(RDFNode::isResource)
                .map(o -> new Node(o.asResource(), asked))
                .sorted(Comparator.comparing(Node::fingerprint))
                .toList();
    }

    Optional<Node> first(String property) {
        return all(property).stream().findFirst();
    }

    /** The things that lead here by a property. */
    List<Node> subjects(String property) {
        return resource.getModel().listSubjectsWithProperty(Words.p(property), resource).toList().stream()
                .map(s -> new Node(s, asked))
                .toList();
    }

    /** The plain texts, and the addresses of things, that a property leads to. */
    List<String> values(String property) {
        return objects(property)
                .map(o -> o.isLiteral() ? o.asLiteral().getLexicalForm() : o.toString())
                .filter(o -> !o.isBlank())
                .distinct()
                .sorted()
                .toList();
    }

    @Nullable
    String value(String... properties) {
        return Stream.of(properties)
                .flatMap(p -> values(p).stream())
                .findFirst()
                .orElse(null);
    }

    /** The addresses alone. */
    List<String> addresses(String property) {
        return objects(property)
                .filter(RDFNode::isURIResource)
                .map(o -> o.asResource().getURI())
                .distinct()
                .sorted()
                .toList();
    }

    /** The texts of the first of these properties that has any. */
    LocalizedText text(String... properties) {
        Texts texts = new Texts();
        for (String property : properties) {
            if (texts.isEmpty()) {
                literals(property).forEach(l -> texts.add(LanguageCodes.key(l.getLanguage()), l.getLexicalForm()));
            }
        }
        return texts.text();
    }

    List<Literal> literals(String property) {
        return objects(property)
                .filter(RDFNode::isLiteral)
                .map(RDFNode::asLiteral)
                .sorted(Comparator.comparing((Literal l) -> LanguageCodes.key(l.getLanguage()))
                        .thenComparing(Literal::getLexicalForm))
                .toList();
    }

    private Stream<RDFNode> objects(String property) {
        List<Statement> statements = resource.listProperties(Words.p(property)).toList();
        asked.addAll(statements);
        return statements.stream().map(Statement::getObject);
    }

    private void ask(String property) {
        asked.addAll(resource.listProperties(resource.getModel().createProperty(property))
                .toList());
    }

    /** Everything it says, as a text that does not depend on names that a parser gave. */
    String fingerprint() {
        return fingerprint(resource, 6);
    }

    private static String fingerprint(Resource of, int depth) {
        if (of.isURIResource() || depth == 0) {
            return String.valueOf(of.getURI());
        }
        List<String> said = new ArrayList<>();
        of.listProperties()
                .forEachRemaining(s -> said.add(s.getPredicate().getURI() + " "
                        + (s.getObject().isLiteral()
                                ? s.getObject().toString()
                                : fingerprint(s.getObject().asResource(), depth - 1))));
        return said.stream().sorted().toList().toString();
    }

    /** What is said of it, and of the nameless things it leads to, and was not asked for. */
    List<Finding> unread() {
        List<Finding> losses = new ArrayList<>();
        collect(resource, "", losses, new HashSet<>());
        return losses.stream()
                .sorted(Comparator.comparing(Finding::pointer))
                .limit(MOST_LOSSES)
                .toList();
    }

    private void collect(Resource of, String pointer, List<Finding> to, Set<Resource> seen) {
        if (!seen.add(of)) {
            return;
        }
        for (Statement statement : of.listProperties().toList()) {
            boolean isType = statement.getPredicate().equals(RDF.type);
            String place = pointer + "/"
                    + of.getModel().shortForm(statement.getPredicate().getURI());
            if (!asked.contains(statement) && !isType) {
                String said = statement.getObject().isAnon()
                        ? ""
                        : statement.getObject().toString();
                to.add(Finding.advice("not-read", place, said.length() > 200 ? said.substring(0, 200) + "…" : said));
            } else if (statement.getObject().isAnon()) {
                collect(statement.getObject().asResource(), place, to, seen);
            }
        }
    }
}
