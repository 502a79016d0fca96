package org.estran.app.portal.record;

import java.util.List;

/**
 * All relations of one sort.
 *
 * @param words the sentence they complete: "Fait partie de"
 * @param rest cards behind a tap, where there are many
 */
public record RelationGroup(String words, List<RelationCard> cards, List<RelationCard> rest) {

    private static final int AT_ONCE = 6;

    static RelationGroup of(String words, List<RelationCard> all) {
        int shown = Math.min(AT_ONCE, all.size());
        return new RelationGroup(words, all.subList(0, shown), all.subList(shown, all.size()));
    }
}
