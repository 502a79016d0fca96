package org.estran.harvest;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * What of a source is harvested.
 *
 * @param format in the source's own words; null for the best one
 * @param set a part by its word there; null for all
 * @param text words to be found; null for all
 * @param box a place; null for all
 * @param since only what changed since then, where the source can tell; null for all
 * @param pageSize how many records a page should have at most; the source may give fewer
 * @param known what is known of documents from before, so that those that did not change need not be fetched
 */
public record Selection(
        URI address,
        @Nullable String format,
        @Nullable String set,
        @Nullable String text,
        @Nullable BoundingBox box,
        @Nullable Instant since,
        int pageSize,
        Known known) {

    public static Selection all(URI address) {
        return new Selection(address, null, null, null, null, null, 100, identifiers -> Map.of());
    }

    public Selection since(@Nullable Instant moment) {
        return new Selection(address, format, set, text, box, moment, pageSize, known);
    }

    public Selection pagesOf(int size) {
        return new Selection(address, format, set, text, box, since, size, known);
    }

    public Selection in(@Nullable String otherFormat) {
        return new Selection(address, otherFormat, set, text, box, since, pageSize, known);
    }

    public Selection ofSet(@Nullable String part) {
        return new Selection(address, format, part, text, box, since, pageSize, known);
    }

    public Selection knowing(Known before) {
        return new Selection(address, format, set, text, box, since, pageSize, before);
    }

    /** What is known from before. */
    @FunctionalInterface
    public interface Known {

        /** The stamps of those documents that are known and whose record stands. */
        Map<String, Stamp> of(Collection<String> identifiers);
    }
}
