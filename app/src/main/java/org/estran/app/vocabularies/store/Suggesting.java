package org.estran.app.vocabularies.store;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.app.vocabularies.Offer;
import org.estran.app.vocabularies.Suggestion;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.app.vocabularies.suggest.LabelText;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Suggestions while somebody types. The labels of a vocabulary are gathered once it is loaded or first asked for, kept
 * while memory allows, and gathered anew once it was replaced.
 */
@Component
class Suggesting {

    private final ConceptRows concepts;
    private final Map<String, SoftReference<Gathered>> texts = new ConcurrentHashMap<>();

    private record Gathered(long revision, LabelText text) {}

    /** A hit and the vocabulary it is of. */
    private record Placed(Vocabulary vocabulary, LabelText.Hit hit) {
        int rank() {
            return hit.rank();
        }
    }

    Suggesting(ConceptRows concepts) {
        this.concepts = concepts;
    }

    /** The best first; at most {@code limit}. */
    List<Suggestion> suggest(Vocabulary vocabulary, String typed, Language language, int limit) {
        List<LabelText.Hit> hits = text(vocabulary).search(typed, preferred(language), limit);
        Map<String, HeldConcept> found = held(
                vocabulary.name(), hits.stream().map(LabelText.Hit::notation).collect(Collectors.toSet()));
        List<Suggestion> suggestions = new ArrayList<>();
        for (LabelText.Hit hit : hits) {
            HeldConcept held = found.get(hit.notation());
            if (held != null) {
                suggestions.add(new Suggestion(held.concept(), hit.label()));
            }
        }
        return suggestions;
    }

    /** Of several vocabularies: the better hits first, among equals those of the vocabulary that stands first. */
    List<Offer> offers(List<Vocabulary> vocabularies, String typed, Language language, int limit) {
        List<Placed> hits = new ArrayList<>();
        for (Vocabulary vocabulary : vocabularies) {
            text(vocabulary).search(typed, preferred(language), limit).stream()
                    .map(hit -> new Placed(vocabulary, hit))
                    .forEach(hits::add);
        }
        hits.sort(Comparator.comparingInt(Placed::rank));
        List<Placed> best = hits.subList(0, Math.min(limit, hits.size()));
        Map<String, Map<String, HeldConcept>> found = new HashMap<>();
        best.stream()
                .collect(Collectors.groupingBy(
                        placed -> placed.vocabulary().name(),
                        Collectors.mapping(placed -> placed.hit().notation(), Collectors.toSet())))
                .forEach((vocabulary, notations) -> found.put(vocabulary, withBroader(vocabulary, notations)));
        return best.stream().flatMap(placed -> offer(placed, found).stream()).toList();
    }

    private static Optional<Offer> offer(Placed placed, Map<String, Map<String, HeldConcept>> found) {
        Map<String, HeldConcept> held = found.getOrDefault(placed.vocabulary().name(), Map.of());
        return Optional.ofNullable(held.get(placed.hit().notation()))
                .map(one -> new Offer(
                        placed.vocabulary(), one.concept(), placed.hit().label(), broader(one, held)));
    }

    private static Optional<LocalizedText> broader(HeldConcept of, Map<String, HeldConcept> held) {
        return of.concept().broader().stream()
                .limit(1)
                .flatMap(notation -> Optional.ofNullable(held.get(notation)).stream())
                .map(above -> above.concept().label())
                .findFirst();
    }

    /** Those concepts, and the first that stands above each of them. */
    private Map<String, HeldConcept> withBroader(String vocabulary, Set<String> notations) {
        Map<String, HeldConcept> found = held(vocabulary, notations);
        Set<String> above = new HashSet<>();
        found.values().forEach(one -> one.concept().broader().stream().limit(1).forEach(above::add));
        above.removeAll(found.keySet());
        found.putAll(held(vocabulary, above));
        return found;
    }

    private Map<String, HeldConcept> held(String vocabulary, Set<String> notations) {
        return concepts.all(vocabulary, notations).stream()
                .collect(Collectors.toMap(
                        held -> held.concept().notation(), Function.identity(), (one, same) -> one, HashMap::new));
    }

    /** Gathers the labels in a thread of its own, so that whoever types first need not wait. */
    void makeReady(Vocabulary vocabulary) {
        Thread.ofVirtual().name("labels-of-" + vocabulary.name()).start(() -> text(vocabulary));
    }

    private static int preferred(Language language) {
        return language == Language.FR ? LabelText.FRENCH : LabelText.ENGLISH;
    }

    // Who asks while they are being gathered waits for them instead of gathering them as well.
    private LabelText text(Vocabulary vocabulary) {
        Gathered present = kept(texts.get(vocabulary.name()));
        if (present == null || present.revision() != vocabulary.revision()) {
            List<Gathered> gathered = new ArrayList<>();
            texts.compute(vocabulary.name(), (name, reference) -> {
                Gathered there = kept(reference);
                Gathered now = there != null && there.revision() == vocabulary.revision()
                        ? there
                        : new Gathered(vocabulary.revision(), gather(name));
                gathered.add(now);
                return new SoftReference<>(now);
            });
            present = gathered.getFirst();
        }
        return present.text();
    }

    private static @Nullable Gathered kept(@Nullable SoftReference<Gathered> reference) {
        return reference == null ? null : reference.get();
    }

    private LabelText gather(String vocabulary) {
        LabelText.Builder labels = new LabelText.Builder();
        concepts.labels(vocabulary, label -> labels.add(label.notation(), label.label(), traits(label)));
        return labels.build();
    }

    private static int traits(ConceptRows.Label label) {
        int language = Language.of(label.language())
                .map(one -> one == Language.FR ? LabelText.FRENCH : LabelText.ENGLISH)
                .orElse(0);
        return language | (label.preferred() ? LabelText.PREFERRED : 0);
    }
}
