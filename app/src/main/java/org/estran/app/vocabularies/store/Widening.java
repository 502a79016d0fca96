package org.estran.app.vocabularies.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.app.vocabularies.Meaning;
import org.estran.vocabularies.BuiltIn;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.ConceptLink;
import org.estran.vocabularies.Words;

/** From the concepts a phrase names to every other word and address for the same: their labels, what is mapped to them. */
final class Widening {

    private static final int MOST_LABELS = 12;
    private static final int MOST_LINKS = 6;
    private static final int MOST_BELOW = 50;
    private static final int SHORTEST = 3;

    private final ConceptRows rows;
    private final List<HeldConcept> concepts;
    private final Map<String, List<String>> words = new HashMap<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> addresses = new LinkedHashSet<>();
    private final Set<String> terms = new LinkedHashSet<>();

    Widening(ConceptRows rows, List<HeldConcept> concepts) {
        this.rows = rows;
        this.concepts = concepts;
    }

    /** @param key what the phrase itself compares by: no other word than that */
    Meaning meaning(int start, int end, String key) {
        keys.add(key);
        concepts.forEach(this::say);
        for (HeldConcept concept : concepts) {
            same(concept.concept());
            rows.narrower(concept.vocabulary(), concept.concept().notation()).stream()
                    .limit(MOST_BELOW)
                    .forEach(below -> addresses.add(below.concept().uri()));
        }
        return new Meaning(start, end, concepts.getFirst().concept().label(), words, addresses, terms);
    }

    private void same(Concept concept) {
        concept.links().stream()
                .filter(link -> link.kind() == ConceptLink.Kind.EXACT || link.kind() == ConceptLink.Kind.CLOSE)
                .limit(MOST_LINKS)
                .forEach(link -> {
                    addresses.add(link.uri());
                    rows.byUri(link.uri()).stream().limit(1).forEach(this::say);
                });
    }

    private void say(HeldConcept held) {
        Concept concept = held.concept();
        addresses.add(concept.uri());
        if (held.vocabulary().equals(BuiltIn.TERMS)) {
            terms.add(concept.notation());
        }
        concept.label().byLanguage().forEach(this::word);
        concept.other().forEach((language, labels) -> labels.forEach(label -> word(language, label)));
    }

    private void word(String language, String label) {
        String key = Words.key(label);
        boolean isCode = language.equals("und") && label.indexOf(':') >= 0;
        if (key.length() >= SHORTEST
                && !isCode
                && !key.matches("[0-9 ]+")
                && keys.size() <= MOST_LABELS
                && keys.add(key)) {
            words.computeIfAbsent(language, tag -> new ArrayList<>()).add(label);
        }
    }
}
