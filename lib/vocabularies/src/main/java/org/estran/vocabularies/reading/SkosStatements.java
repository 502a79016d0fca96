package org.estran.vocabularies.reading;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.estran.vocabularies.ConceptLink;
import org.estran.vocabularies.Thesaurus;
import org.jspecify.annotations.Nullable;

/** Gathers the statements of SKOS (W3C, 18 August 2009) that we know a use for. */
final class SkosStatements extends StreamRDFBase {

    private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private static final String OWL = "http://www.w3.org/2002/07/owl#";
    private static final Map<String, ConceptLink.Kind> LINKS = Map.of(
            SKOS + "exactMatch", ConceptLink.Kind.EXACT,
            SKOS + "closeMatch", ConceptLink.Kind.CLOSE,
            SKOS + "broadMatch", ConceptLink.Kind.BROAD,
            SKOS + "narrowMatch", ConceptLink.Kind.NARROW,
            SKOS + "relatedMatch", ConceptLink.Kind.RELATED,
            SKOS + "related", ConceptLink.Kind.RELATED);
    private static final Set<String> REPLACED =
            Set.of("http://purl.org/dc/terms/isReplacedBy", "http://purl.org/dc/elements/1.1/isReplacedBy");
    // Best first.
    private static final Map<String, Integer> TITLES = Map.of(
            "http://purl.org/dc/terms/title",
            1,
            "http://purl.org/dc/elements/1.1/title",
            2,
            SKOS + "prefLabel",
            3,
            "http://www.w3.org/2000/01/rdf-schema#label",
            4);
    private static final Map<String, Integer> VERSIONS = Map.of(
            OWL + "versionInfo",
            1,
            "http://purl.org/pav/version",
            2,
            "http://purl.org/dc/terms/modified",
            3,
            "http://purl.org/dc/terms/date",
            4,
            "http://purl.org/dc/terms/issued",
            5);

    private final Gathering concepts = new Gathering();
    private final Set<String> schemes = new HashSet<>();
    private final Map<String, Ranked> titles = new HashMap<>();
    private final Map<String, Ranked> versions = new HashMap<>();
    private final Map<String, Integer> schemesUsed = new HashMap<>();

    private record Ranked(int rank, Map<String, String> texts) {}

    @Override
    public void quad(Quad quad) {
        triple(quad.asTriple());
    }

    @Override
    public void triple(Triple triple) {
        if (!triple.getPredicate().isURI() || !triple.getSubject().isURI()) {
            return;
        }
        String subject = triple.getSubject().getURI();
        String predicate = triple.getPredicate().getURI();
        Node object = triple.getObject();
        if (object.isLiteral()) {
            literal(subject, predicate, object.getLiteralLexicalForm(), language(object));
        } else if (object.isURI()) {
            resource(subject, predicate, object.getURI());
        }
    }

    private void resource(String subject, String predicate, String object) {
        ConceptLink.Kind kind = LINKS.get(predicate);
        if (kind != null) {
            concepts.at(subject).links.add(new ConceptLink(kind, object));
        } else if (REPLACED.contains(predicate)) {
            concepts.at(subject).replacedBy = object;
        } else {
            switch (predicate) {
                case TYPE -> type(subject, object);
                case SKOS + "broader" -> concepts.at(subject).broader.add(object);
                // The other direction; whether it lies in this file is seen at the end.
                case SKOS + "narrower" ->
                    concepts.at(subject).links.add(new ConceptLink(ConceptLink.Kind.NARROW, object));
                case SKOS + "inScheme" -> schemesUsed.merge(object, 1, Integer::sum);
                default -> {}
            }
        }
    }

    private void type(String subject, String object) {
        switch (object) {
            case SKOS + "Concept" -> concepts.at(subject).isConcept = true;
            case SKOS + "ConceptScheme", SKOS + "Collection" -> schemes.add(subject);
            default -> {}
        }
    }

    private void literal(String subject, String predicate, String text, String language) {
        Integer title = TITLES.get(predicate);
        if (title != null) {
            ranked(titles, subject, title, language, text);
        }
        Integer version = VERSIONS.get(predicate);
        if (version != null) {
            ranked(versions, subject, version, "", text);
        }
        switch (predicate) {
            case SKOS + "prefLabel" -> concepts.at(subject).label(language, Gathering.line(text));
            case SKOS + "altLabel", SKOS + "hiddenLabel" -> concepts.at(subject).other(language, Gathering.line(text));
            case SKOS + "notation" -> concepts.at(subject).notation = Gathering.line(text);
            case SKOS + "definition", SKOS + "scopeNote" -> concepts.at(subject).definition(language, text);
            case OWL + "deprecated" -> concepts.at(subject).deprecated = text.matches("(?i)true|1");
            default -> {}
        }
    }

    private static void ranked(Map<String, Ranked> all, String subject, int rank, String language, String text) {
        Ranked present = all.get(subject);
        if (present == null || rank < present.rank()) {
            all.put(subject, new Ranked(rank, new HashMap<>(Map.of(language, Gathering.line(text)))));
        } else if (rank == present.rank()) {
            present.texts().putIfAbsent(language, Gathering.line(text));
        }
    }

    private static String language(Node literal) {
        String tag = literal.getLiteralLanguage();
        return tag == null || tag.isEmpty() ? "und" : tag.toLowerCase(Locale.ROOT);
    }

    /** What was stated, once all of it was. */
    Thesaurus thesaurus(String name) {
        schemes.forEach(scheme -> concepts.at(scheme).isConcept = false);
        concepts.turnNarrower();
        String scheme = scheme();
        Ranked title = scheme == null ? null : titles.get(scheme);
        Ranked version = scheme == null ? null : versions.get(scheme);
        return concepts.finish(
                name,
                scheme,
                title == null ? Map.of("und", name) : title.texts(),
                version == null ? null : version.texts().get(""));
    }

    // The scheme that is described here, where several are the one most concepts say they are of; else one only named.
    private @Nullable String scheme() {
        Set<String> candidates = schemes.isEmpty() ? schemesUsed.keySet() : schemes;
        return candidates.stream()
                .max(Comparator.<String, Integer>comparing(scheme -> schemesUsed.getOrDefault(scheme, 0))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(null);
    }
}
