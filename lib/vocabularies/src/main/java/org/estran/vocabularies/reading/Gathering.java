package org.estran.vocabularies.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.ConceptLink;
import org.estran.vocabularies.Thesaurus;
import org.jspecify.annotations.Nullable;

/** Concepts while they are read, by address; statements about one may lie far apart in the file. */
final class Gathering {

    /** More than the largest thesaurus of the field (P01: some 45,000). */
    static final int MOST_CONCEPTS = 200_000;

    private final Map<String, Gathered> concepts = new LinkedHashMap<>();
    private final Remarks remarks = new Remarks();

    /** A concept to be. Sets are kept small: most concepts have one broader and one other label. */
    static final class Gathered {
        final String uri;

        @Nullable
        String notation;

        Map<String, String> label = Map.of();
        Map<String, List<String>> other = Map.of();
        Map<String, String> definition = Map.of();
        final List<String> broader = new ArrayList<>(1);
        final List<ConceptLink> links = new ArrayList<>(1);
        boolean isConcept;
        boolean deprecated;

        @Nullable
        String replacedBy;

        Gathered(String uri) {
            this.uri = uri;
        }

        /** The first label of a language stays the preferred one. */
        void label(String language, String text) {
            if (label.containsKey(language)) {
                other(language, text);
            } else {
                label = with(label, language, text);
            }
        }

        void other(String language, String text) {
            if (text.isBlank()) {
                return;
            }
            if (other.isEmpty()) {
                other = new HashMap<>(2);
            }
            List<String> labels = other.computeIfAbsent(language, tag -> new ArrayList<>(1));
            if (!labels.contains(text)) {
                labels.add(text);
            }
        }

        void definition(String language, String text) {
            definition = with(definition, language, text);
        }

        private static Map<String, String> with(Map<String, String> texts, String language, String text) {
            if (text.isBlank()) {
                return texts;
            }
            Map<String, String> more = texts.isEmpty() ? new LinkedHashMap<>(2) : texts;
            more.putIfAbsent(language, text.strip());
            return more;
        }
    }

    Gathered at(String uri) {
        return concepts.computeIfAbsent(uri, Gathered::new);
    }

    /** A narrower concept of this file has a broader one; one of another file stays a link. */
    void turnNarrower() {
        for (Gathered concept : List.copyOf(concepts.values())) {
            for (ConceptLink link : List.copyOf(concept.links)) {
                Gathered below = link.kind() == ConceptLink.Kind.NARROW ? concepts.get(link.uri()) : null;
                if (below != null && below.isConcept) {
                    concept.links.remove(link);
                    below.broader.add(concept.uri);
                }
            }
        }
    }

    /** Tables often name the broader concept by its code; where that is one's code it is that one. */
    void resolveNotations() {
        Map<String, String> uris = new HashMap<>();
        concepts.values().forEach(concept -> uris.putIfAbsent(String.valueOf(concept.notation), concept.uri));
        concepts.values()
                .forEach(concept -> concept.broader.replaceAll(
                        above -> concepts.containsKey(above) ? above : uris.getOrDefault(above, above)));
    }

    Remarks remarks() {
        return remarks;
    }

    /**
     * All that was gathered as a thesaurus.
     *
     * @throws ProblemException {@code vocabulary-empty}, {@code vocabulary-too-large}
     */
    Thesaurus finish(String name, @Nullable String uri, Map<String, String> title, @Nullable String version) {
        concepts.values().removeIf(concept -> !concept.isConcept);
        if (concepts.isEmpty()) {
            throw ProblemException.invalid(
                    "vocabulary-empty", "No concept was found: is this really a thesaurus?", List.of());
        }
        if (concepts.size() > MOST_CONCEPTS) {
            throw ThesaurusFile.tooLarge(ThesaurusFile.LONGEST);
        }
        Map<String, String> notations = new Notations(remarks).of(concepts.values());
        Map<String, List<String>> broader = new Hierarchy(remarks).of(concepts.values(), notations);
        List<Concept> finished = new ArrayList<>(concepts.size());
        concepts.values().forEach(gathered -> finished.add(concept(gathered, notations, broader)));
        return new Thesaurus(name, uri, new LocalizedText(title), version, finished, remarks.findings());
    }

    private Concept concept(Gathered from, Map<String, String> notations, Map<String, List<String>> broader) {
        String notation = Objects.requireNonNull(notations.get(from.uri));
        String original = from.notation;
        if (original != null && !original.equals(notation)) {
            from.other("und", original);
        }
        if (from.label.isEmpty()) {
            remarks.add("concept-without-label", notation);
            from.label("und", notation);
        }
        from.label.values().stream()
                .filter(Gathering::isMarkup)
                .findFirst()
                .ifPresent(label -> remarks.add("concept-label-markup", notation, label));
        return new Concept(
                notation,
                from.uri,
                tidy(from.label),
                from.other,
                new LocalizedText(from.definition),
                broader.getOrDefault(from.uri, List.of()),
                links(from, notations.keySet()),
                from.deprecated,
                from.replacedBy);
    }

    // A broader concept outside of the file is a link like any other.
    private static List<ConceptLink> links(Gathered from, Set<String> inside) {
        List<ConceptLink> links = new ArrayList<>(from.links);
        from.broader.stream()
                .filter(uri -> !inside.contains(uri))
                .forEach(uri -> links.add(new ConceptLink(ConceptLink.Kind.BROAD, uri)));
        return links.stream().distinct().toList();
    }

    private static LocalizedText tidy(Map<String, String> texts) {
        return new LocalizedText(texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> line(one.getValue()), (first, second) -> first, LinkedHashMap::new)));
    }

    /** One line, without control characters, of a length that a page can show. */
    static String line(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\s\\u00a0]+", " ").strip();
        return plain.length() > 500 ? plain.substring(0, 500) : plain;
    }

    // Pages write it as text, so it does no harm; but it is surely not what the authors meant.
    private static boolean isMarkup(String label) {
        return label.matches("(?s).*<[a-zA-Z/!][^>]*>.*");
    }

    /** Findings, a few of each kind and then their number. */
    static final class Remarks {
        private static final int OF_A_KIND = 20;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, Integer> counts = new LinkedHashMap<>();

        void add(String code, String notation, String... arguments) {
            if (counts.merge(code, 1, Integer::sum) <= OF_A_KIND) {
                List<String> all = new ArrayList<>(List.of(notation));
                all.addAll(List.of(arguments));
                findings.add(new Finding(code, "/concepts/" + notation, Finding.Severity.ADVICE, all));
            }
        }

        List<Finding> findings() {
            List<Finding> all = new ArrayList<>(findings);
            counts.forEach((code, count) -> {
                if (count > OF_A_KIND) {
                    all.add(Finding.advice("vocabulary-more-findings", "", code, String.valueOf(count - OF_A_KIND)));
                }
            });
            return all;
        }
    }
}
