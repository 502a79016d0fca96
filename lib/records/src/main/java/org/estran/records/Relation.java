package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A link to another thing.
 *
 * @param target this centre's record id, a DOI, or an address
 * @param title what to show; where the target is a record here, its own title is shown instead
 */
public record Relation(
        RelationType type, String target, @Nullable LocalizedText title) {}
