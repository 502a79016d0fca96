package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A link to another thing.
 *
 * @param target this centre's record id, a DOI, or an address
 * @param title what to show; where the target is a record here, its own title is shown instead
 * @param kind what the target is, where told
 * @param initiative {@code DS_InitiativeTypeCode}: {@code campaign}, {@code project}, {@code platform}...
 */
public record Relation(
        RelationType type,
        String target,
        @Nullable LocalizedText title,
        @Nullable Kind kind,
        @Nullable String initiative) {

    public Relation {
        title = title == null || title.isEmpty() ? null : title;
    }

    public Relation(RelationType type, String target, @Nullable LocalizedText title) {
        this(type, target, title, null, null);
    }
}
