package org.estran.app.dissemination.stac;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.estran.crosswalks.Boxes;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks for; all of it is wanted at once.
 *
 * @param ids names of items; empty for all
 * @param collections ids of records; empty for all
 * @param after the key of the last item of the page before
 */
record SearchAsked(
        @Nullable BoundingBox box,
        @Nullable Region region,
        @Nullable TimeInterval time,
        Set<String> ids,
        Set<String> collections,
        int limit,
        @Nullable String after) {

    /**
     * A page of what was found.
     *
     * @param matched how many there are in all
     * @param next what the next page comes after; null for the last page
     */
    record Page(List<Entry> items, long matched, @Nullable String next) {}

    /** The same, of these collections only. */
    SearchAsked within(Set<String> these) {
        return new SearchAsked(box, region, time, ids, these, limit, after);
    }

    Page in(Holdings holdings) {
        List<Entry> page = new ArrayList<>();
        long matched = 0;
        boolean more = false;
        Iterable<String> records = collections.isEmpty()
                ? holdings.byRecord().keySet()
                : collections.stream().sorted().toList();
        for (String record : records) {
            for (Entry entry : holdings.items(record)) {
                if (fits(entry)) {
                    matched++;
                    if (after == null || entry.key().compareTo(after) > 0) {
                        more |= page.size() == limit;
                        if (page.size() < limit) {
                            page.add(entry);
                        }
                    }
                }
            }
        }
        return new Page(page, matched, more ? page.getLast().key() : null);
    }

    private boolean fits(Entry entry) {
        return (ids.isEmpty() || ids.contains(entry.name()))
                && (time == null || entry.meets(time))
                && (box == null || entry.box() != null && meet(box, entry.box()))
                && (region == null || entry.box() != null && region.meets(entry.box()));
    }

    private static boolean meet(BoundingBox one, BoundingBox other) {
        if (one.south() > other.north() || one.north() < other.south()) {
            return false;
        }
        for (BoundingBox part : Boxes.unfolded(List.of(one))) {
            for (BoundingBox its : Boxes.unfolded(List.of(other))) {
                if (part.west() <= its.east() && part.east() >= its.west()) {
                    return true;
                }
            }
        }
        return false;
    }
}
