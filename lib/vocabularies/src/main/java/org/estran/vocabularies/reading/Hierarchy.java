package org.estran.vocabularies.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who stands above whom inside the thesaurus, without rings: where a concept is above itself, the step that closes the
 * ring is left out and told (SKOS §8.6.8 allows rings and warns of them; a tree cannot be drawn with one).
 */
final class Hierarchy {

    private final Gathering.Remarks remarks;

    Hierarchy(Gathering.Remarks remarks) {
        this.remarks = remarks;
    }

    /** By address: the notations of the concepts just above. */
    Map<String, List<String>> of(Collection<Gathering.Gathered> concepts, Map<String, String> notations) {
        Map<String, List<String>> above = new HashMap<>();
        for (Gathering.Gathered concept : concepts) {
            List<String> inside = concept.broader.stream()
                    .distinct()
                    .filter(notations::containsKey)
                    .toList();
            if (!inside.isEmpty()) {
                above.put(concept.uri, new ArrayList<>(inside));
            }
        }
        openRings(above, notations);
        above.replaceAll((uri, uris) -> uris.stream()
                .map(one -> Objects.requireNonNull(notations.get(one)))
                .toList());
        return above;
    }

    // Depth first without recursion: a hostile file may be as deep as it is long.
    private void openRings(Map<String, List<String>> above, Map<String, String> notations) {
        Set<String> done = new HashSet<>();
        Set<String> onPath = new HashSet<>();
        for (String start : List.copyOf(above.keySet())) {
            Deque<Step> path = new ArrayDeque<>();
            enter(start, path, onPath, done);
            while (!path.isEmpty()) {
                Step step = path.peek();
                List<String> upward = above.getOrDefault(step.uri, List.of());
                if (step.next >= upward.size()) {
                    onPath.remove(path.pop().uri);
                    done.add(step.uri);
                } else if (onPath.contains(upward.get(step.next))) {
                    String closing = upward.remove(step.next);
                    remarks.add("concept-broader-ring", notation(step.uri, notations), notation(closing, notations));
                } else {
                    enter(upward.get(step.next++), path, onPath, done);
                }
            }
        }
    }

    private static void enter(String uri, Deque<Step> path, Set<String> onPath, Set<String> done) {
        if (!done.contains(uri)) {
            path.push(new Step(uri));
            onPath.add(uri);
        }
    }

    private static String notation(String uri, Map<String, String> notations) {
        return notations.getOrDefault(uri, uri);
    }

    private static final class Step {
        private final String uri;
        private int next;

        Step(String uri) {
            this.uri = uri;
        }
    }
}
