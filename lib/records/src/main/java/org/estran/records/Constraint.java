package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What limits access or use, beside the record's licence and its warning to users.
 *
 * @param code {@code MD_RestrictionCode} ({@code licence}, {@code otherRestrictions}...), for {@code security} {@code
 *     MD_ClassificationCode}
 * @param text in words
 * @param uri the address of what says it, e.g. of an INSPIRE limitation or of a licence SPDX does not know
 */
public record Constraint(
        ConstraintType type,
        @Nullable String code,
        LocalizedText text,
        @Nullable String uri) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public Constraint {
        text = text == null ? LocalizedText.NONE : text;
    }
}
