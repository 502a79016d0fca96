package org.estran.vocabularies.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.estran.terms.LocalizedText;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.ConceptLink;
import org.jspecify.annotations.Nullable;

/** Writes a vocabulary as SKOS, concept by concept. The stream is the caller's: it is flushed and stays open. */
public final class SkosWriter {

    private final SubjectWriter out;

    private SkosWriter(SubjectWriter out) {
        this.out = out;
    }

    /** Begins a document. */
    public static SkosWriter open(OutputStream stream, SkosForm form) throws IOException {
        return new SkosWriter(
                switch (form) {
                    case TURTLE -> new TurtleSubjects(stream);
                    case RDF_XML -> new XmlSubjects(stream);
                    case JSON_LD -> new JsonSubjects(stream);
                });
    }

    /** The scheme ({@code skos:ConceptScheme}, SKOS §4). */
    public void scheme(String address, LocalizedText title, @Nullable String version) throws IOException {
        List<Statement> statements = new ArrayList<>();
        texts(statements, Names.TERMS + "title", title.byLanguage());
        if (version != null) {
            statements.add(new Statement(Names.OWL + "versionInfo", new Statement.Text(version, "")));
        }
        out.subject(Names.address(address), Names.SKOS + "ConceptScheme", statements);
    }

    /**
     * A concept.
     *
     * @param scheme the address of its scheme
     * @param address of a concept of the same scheme, by its notation; null where there is none, whose link is left out
     */
    public void concept(Concept concept, String scheme, Function<String, @Nullable String> address) throws IOException {
        List<Statement> statements = new ArrayList<>();
        resource(statements, "inScheme", scheme);
        statements.add(new Statement(Names.SKOS + "notation", new Statement.Text(concept.notation(), "")));
        texts(statements, Names.SKOS + "prefLabel", concept.label().byLanguage());
        concept.other()
                .forEach((language, labels) ->
                        labels.forEach(label -> texts(statements, Names.SKOS + "altLabel", Map.of(language, label))));
        texts(statements, Names.SKOS + "definition", concept.definition().byLanguage());
        for (String notation : concept.broader()) {
            String above = address.apply(notation);
            if (above != null) {
                resource(statements, "broader", above);
            }
        }
        concept.links().forEach(link -> resource(statements, match(link.kind()), link.uri()));
        if (concept.deprecated()) {
            statements.add(new Statement(Names.OWL + "deprecated", new Statement.Flag(true)));
        }
        if (concept.replacedBy() != null) {
            statements.add(new Statement(
                    Names.TERMS + "isReplacedBy", new Statement.Resource(Names.address(concept.replacedBy()))));
        }
        out.subject(Names.address(concept.uri()), Names.SKOS + "Concept", statements);
    }

    /** Ends the document. */
    public void end() throws IOException {
        out.end();
    }

    // SKOS §10: mapping relations, for most links leave the scheme; within it they mean the same.
    private static String match(ConceptLink.Kind kind) {
        return switch (kind) {
            case EXACT -> "exactMatch";
            case CLOSE -> "closeMatch";
            case BROAD -> "broadMatch";
            case NARROW -> "narrowMatch";
            case RELATED -> "relatedMatch";
        };
    }

    private static void resource(List<Statement> statements, String name, String address) {
        statements.add(new Statement(Names.SKOS + name, new Statement.Resource(Names.address(address))));
    }

    private static void texts(List<Statement> statements, String predicate, Map<String, String> byLanguage) {
        byLanguage.forEach((language, text) -> statements.add(
                new Statement(predicate, new Statement.Text(text, language.equals("und") ? "" : language))));
    }
}
