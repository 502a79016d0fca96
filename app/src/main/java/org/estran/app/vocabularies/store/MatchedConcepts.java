package org.estran.app.vocabularies.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.vocabularies.Concepts;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.app.vocabularies.Purpose;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.terms.Language;
import org.estran.vocabularies.BuiltIn;
import org.estran.vocabularies.Terms;
import org.estran.vocabularies.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks for words among the labels of all concepts. */
@Component
class MatchedConcepts implements Concepts {

    private final ConceptRows concepts;
    private final VocabularyRows vocabularies;
    private final BuiltInVocabularies builtIn;
    private final Loading loading;

    /** The records of an archive say the same words over and over. */
    private final Cache<Asked, Optional<HeldConcept>> learnt =
            Caffeine.newBuilder().maximumSize(10_000).build();

    /** Which vocabulary a thesaurus is, by its name and {@link Loading#loads}. */
    private final Cache<Named, Optional<String>> known =
            Caffeine.newBuilder().maximumSize(1000).build();

    private record Named(String thesaurus, long loads) {}

    private record Asked(
            String word,
            @Nullable String thesaurus,
            @Nullable Language language,
            long loads) {}

    MatchedConcepts(ConceptRows concepts, VocabularyRows vocabularies, BuiltInVocabularies builtIn, Loading loading) {
        this.concepts = concepts;
        this.vocabularies = vocabularies;
        this.builtIn = builtIn;
        this.loading = loading;
    }

    @Override
    public Optional<HeldConcept> match(String word, @Nullable String thesaurus, @Nullable Language language) {
        String asked = word.strip();
        if (asked.isEmpty() || asked.length() > 500) {
            return Optional.empty();
        }
        builtIn.ready();
        return builtIn.isReady()
                ? learnt.get(
                        new Asked(asked, thesaurus, language, loading.loads()), key -> find(asked, thesaurus, language))
                : find(asked, thesaurus, language);
    }

    private Optional<HeldConcept> find(String asked, @Nullable String thesaurus, @Nullable Language language) {
        if (asked.contains("://") || asked.startsWith("urn:")) {
            return concepts.byUri(asked).stream().findFirst().or(() -> ownAddress(asked));
        }
        List<ConceptRows.Match> found = concepts.matching(Words.key(asked));
        if (thesaurus != null) {
            Optional<String> meant = vocabulary(thesaurus);
            return only(
                    found.stream()
                            .filter(one ->
                                    meant.filter(one.vocabulary()::equals).isPresent())
                            .toList(),
                    asked);
        }
        return anywhere(found, asked, language);
    }

    private Optional<HeldConcept> anywhere(List<ConceptRows.Match> found, String asked, @Nullable Language language) {
        // An everyday word that looks like an abbreviation, or a word that two languages use differently.
        Set<String> ours = (language == null
                        ? Terms.builtIn().matching(asked).stream()
                        : Terms.builtIn().matching(asked, language).stream())
                .map(term -> term.id())
                .collect(Collectors.toSet());
        Map<String, List<ConceptRows.Match>> byVocabulary = new LinkedHashMap<>();
        inOrder(found)
                .forEach(one -> byVocabulary
                        .computeIfAbsent(one.vocabulary(), name -> new ArrayList<>())
                        .add(one));
        byVocabulary.computeIfPresent(
                BuiltIn.TERMS,
                (name, some) -> some.stream()
                        .filter(one -> ours.contains(one.notation()))
                        .toList());
        if (asked.indexOf('_') > 0 && byVocabulary.containsKey("cf-standard-names")) {
            return only(byVocabulary.get("cf-standard-names"), asked);
        }
        return byVocabulary.values().stream()
                .filter(some -> !some.isEmpty())
                .findFirst()
                .flatMap(some -> only(some, asked));
    }

    private static Stream<ConceptRows.Match> inOrder(List<ConceptRows.Match> found) {
        return found.stream()
                // Units and organisations are only looked for where somebody names them.
                .filter(one -> Purpose.KEYWORD.asks(one.vocabulary()))
                // A bare number is a code in many lists, and no subject in any.
                .filter(one -> !one.label().matches("[0-9]+"))
                .sorted(Comparator.comparingInt(one -> BuiltIn.place(one.vocabulary())));
    }

    // One concept; or, where several compare equal, the only one that is written so.
    private Optional<HeldConcept> only(List<ConceptRows.Match> some, String asked) {
        List<ConceptRows.Match> distinct = distinct(some);
        if (distinct.size() > 1) {
            distinct = distinct(
                    some.stream().filter(one -> one.label().equals(asked)).toList());
        }
        return distinct.size() == 1
                ? concepts.find(
                        distinct.getFirst().vocabulary(), distinct.getFirst().notation())
                : Optional.empty();
    }

    private static List<ConceptRows.Match> distinct(List<ConceptRows.Match> some) {
        Map<String, ConceptRows.Match> byNotation = new LinkedHashMap<>();
        some.forEach(one -> byNotation.putIfAbsent(one.vocabulary() + " " + one.notation(), one));
        return List.copyOf(byNotation.values());
    }

    // The centre may have moved since the address of a term or place of ours was written down.
    private Optional<HeldConcept> ownAddress(String uri) {
        return Stream.of(BuiltIn.TERMS, BuiltIn.PLACES)
                .flatMap(own -> {
                    String place = "/vocabularies/" + own + "/";
                    int at = uri.indexOf(place);
                    return at < 0 ? Stream.empty() : concepts.find(own, uri.substring(at + place.length())).stream();
                })
                .findFirst();
    }

    private Optional<String> vocabulary(String thesaurus) {
        return builtIn.isReady()
                ? known.get(new Named(thesaurus, loading.loads()), key -> named(thesaurus))
                : named(thesaurus);
    }

    private Optional<String> named(String thesaurus) {
        String key = Words.key(thesaurus);
        return vocabularies.all().stream()
                .filter(one -> one.name().equalsIgnoreCase(thesaurus)
                        || thesaurus.equals(one.uri())
                        || one.title().byLanguage().values().stream()
                                .anyMatch(title -> sameName(Words.key(title), key)))
                .map(Vocabulary::name)
                .findFirst();
    }

    // "GEMET - INSPIRE themes, version 1.0" is INSPIRE's; "GCMD Science Keywords 8.6" is GCMD's.
    private static boolean sameName(String title, String key) {
        return key.equals(title) || (title.length() > 8 && key.contains(title));
    }
}
