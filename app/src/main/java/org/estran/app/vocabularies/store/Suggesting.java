package org.estran.app.vocabularies.store;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.app.vocabularies.Suggestion;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.app.vocabularies.suggest.LabelText;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;

/**
 * Suggestions while somebody types. The labels of a vocabulary are gathered when they are first asked for, kept while
 * memory allows, and gathered anew once the vocabulary was replaced.
 */
@Component
class Suggesting {

    private final ConceptRows concepts;
    private final Map<String, SoftReference<Gathered>> texts = new ConcurrentHashMap<>();

    private record Gathered(long revision, LabelText text) {}

    Suggesting(ConceptRows concepts) {
        this.concepts = concepts;
    }

    /** The best first; at most {@code limit}. */
    List<Suggestion> suggest(Vocabulary vocabulary, String typed, Language language, int limit) {
        int preferred = language == Language.FR ? LabelText.FRENCH : LabelText.ENGLISH;
        List<LabelText.Hit> hits = text(vocabulary).search(typed, preferred, limit);
        Map<String, HeldConcept> found =
                concepts
                        .all(
                                vocabulary.name(),
                                hits.stream().map(LabelText.Hit::notation).toList())
                        .stream()
                        .collect(Collectors.toMap(held -> held.concept().notation(), Function.identity()));
        List<Suggestion> suggestions = new ArrayList<>();
        for (LabelText.Hit hit : hits) {
            HeldConcept held = found.get(hit.notation());
            if (held != null) {
                suggestions.add(new Suggestion(held.concept(), hit.label()));
            }
        }
        return suggestions;
    }

    private LabelText text(Vocabulary vocabulary) {
        SoftReference<Gathered> kept = texts.get(vocabulary.name());
        Gathered present = kept == null ? null : kept.get();
        if (present == null || present.revision() != vocabulary.revision()) {
            present = new Gathered(vocabulary.revision(), gather(vocabulary.name()));
            texts.put(vocabulary.name(), new SoftReference<>(present));
        }
        return present.text();
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
