package org.estran.harvest;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source that was recognised.
 *
 * @param kind the word of its kind
 * @param address where it is harvested, which may differ from what was typed
 * @param title what it calls itself; empty where it does not
 * @param formats in which it gives documents, the best one for us first; empty where there is no choice
 * @param sets the parts it can be harvested by; empty where there are none
 * @param total how many records it says it has; null where it does not
 * @param tellsDeletions whether it says what was deleted when it is asked for what changed
 */
public record Source(
        String kind,
        URI address,
        String title,
        List<String> formats,
        List<Part> sets,
        @Nullable Long total,
        boolean tellsDeletions) {

    /** A part of a source: its word there, and its name. */
    public record Part(String word, String name) {}

    public Source {
        formats = List.copyOf(formats);
        sets = List.copyOf(sets);
    }
}
