package org.estran.app.vocabularies.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.app.vocabularies.Meaning;
import org.estran.app.vocabularies.Meanings;
import org.estran.app.vocabularies.Purpose;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.vocabularies.BuiltIn;
import org.estran.vocabularies.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks the phrases of a text up among the labels of the thesauri that somebody loaded, and of the places. The tables that
 * come with the program are left to our own terms, which are mapped to them with care. One query a text, and what was
 * learnt is kept until a vocabulary changes.
 */
@Component
class HeldMeanings implements Meanings {

    private static final int MOST_WORDS = 32;
    private static final int LONGEST_PHRASE = 6;
    private static final int SHORTEST = 3;
    private static final int MOST_CONCEPTS = 3;

    private final ConceptRows concepts;
    private final VocabularyRows vocabularies;
    private final Loading loading;

    private final Cache<Long, Set<String>> asked =
            Caffeine.newBuilder().maximumSize(2).build();

    private final Cache<Learnt, List<Meaning>> learnt =
            Caffeine.newBuilder().maximumSize(2000).build();

    private record Learnt(String text, long loads) {}

    /** Words that stand together, by what they compare by. */
    private record Phrase(int first, int last, String key) {}

    HeldMeanings(ConceptRows concepts, VocabularyRows vocabularies, Loading loading) {
        this.concepts = concepts;
        this.vocabularies = vocabularies;
        this.loading = loading;
    }

    @Override
    public List<Meaning> in(String text) {
        long loads = loading.loads();
        Set<String> names = asked.get(loads, number -> names());
        return names.isEmpty() || text.isBlank()
                ? List.of()
                : learnt.get(new Learnt(text, loads), key -> found(text, names));
    }

    private Set<String> names() {
        return vocabularies.all().stream()
                .filter(one -> !one.builtIn() || one.name().equals(BuiltIn.PLACES))
                .map(Vocabulary::name)
                .filter(Purpose.KEYWORD::asks)
                .collect(Collectors.toSet());
    }

    private List<Meaning> found(String text, Set<String> names) {
        List<Words.Word> all = Words.of(text);
        List<Words.Word> words = all.subList(0, Math.min(MOST_WORDS, all.size()));
        List<Phrase> phrases = phrases(words);
        Map<String, List<ConceptRows.Match>> matches =
                concepts.matching(phrases.stream().map(Phrase::key).collect(Collectors.toSet()), names);
        List<Meaning> meanings = new ArrayList<>();
        int from = 0;
        for (Phrase phrase : phrases) {
            List<HeldConcept> meant = phrase.first() < from ? List.of() : held(matches.get(phrase.key()));
            if (!meant.isEmpty()) {
                meanings.add(new Widening(concepts, meant)
                        .meaning(
                                words.get(phrase.first()).start(),
                                words.get(phrase.last()).end(),
                                phrase.key()));
                from = phrase.last() + 1;
            }
        }
        return List.copyOf(meanings);
    }

    // At each place the longest first.
    private static List<Phrase> phrases(List<Words.Word> words) {
        List<Phrase> phrases = new ArrayList<>();
        for (int first = 0; first < words.size(); first++) {
            for (int last = Math.min(words.size(), first + LONGEST_PHRASE) - 1; last >= first; last--) {
                String key = words.subList(first, last + 1).stream()
                        .map(Words.Word::form)
                        .collect(Collectors.joining(" "));
                if (key.length() >= SHORTEST && !key.matches("[0-9 ]+")) {
                    phrases.add(new Phrase(first, last, key));
                }
            }
        }
        return phrases;
    }

    private List<HeldConcept> held(@Nullable List<ConceptRows.Match> matches) {
        if (matches == null) {
            return List.of();
        }
        Map<String, List<String>> notations = new LinkedHashMap<>();
        matches.stream()
                .distinct()
                .limit(MOST_CONCEPTS)
                .forEach(one -> notations
                        .computeIfAbsent(one.vocabulary(), name -> new ArrayList<>())
                        .add(one.notation()));
        return notations.entrySet().stream()
                .map(one -> concepts.all(one.getKey(), one.getValue()))
                .flatMap(Collection::stream)
                .toList();
    }
}
