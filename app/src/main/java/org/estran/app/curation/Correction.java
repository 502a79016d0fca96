package org.estran.app.curation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that was corrected here.
 *
 * @param path JSON Pointer of a field, or of the list whose row it is
 * @param isRow whether one row of a list is meant and not the field as a whole
 * @param before what the source said; null where it said nothing
 * @param value what is said here in its place; null where nothing is
 * @param theirs what the source says now, where that is neither; null where it says nothing any more
 * @param isDisputed whether the source changed it too and nobody has decided yet
 * @param by the account that corrected it; null for the centre itself
 */
public record Correction(
        String path,
        boolean isRow,
        @Nullable JsonNode before,
        @Nullable JsonNode value,
        @Nullable JsonNode theirs,
        boolean isDisputed,
        @Nullable String by,
        Instant at) {

    /** The source says what it said when this was corrected. */
    Correction undisputed() {
        return new Correction(path, isRow, before, value, null, false, by, at);
    }

    Correction disputed(@Nullable JsonNode now) {
        return new Correction(path, isRow, before, value, now, true, by, at);
    }

    /** Ours stands, whatever the source says now. */
    Correction upheld() {
        return isDisputed ? new Correction(path, isRow, theirs, value, null, false, by, at) : this;
    }

    /** Whether it says the same of the same place. */
    boolean saysAs(Correction other) {
        return path.equals(other.path) && isRow == other.isRow && java.util.Objects.equals(value, other.value);
    }
}
