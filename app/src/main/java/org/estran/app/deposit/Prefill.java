package org.estran.app.deposit;

import java.nio.file.Path;
import java.util.List;
import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;

/** Fills the empty parts of a description from what a data file says of itself. */
final class Prefill {

    private Prefill() {}

    /** A record with some parts filled, and which. */
    record Filled(MetadataRecord record, List<String> pointers) {}

    /** What a file said. */
    record Reading(@Nullable String remark) {
        Filled fill(MetadataRecord record) {
            return new Filled(record, List.of());
        }
    }

    static Reading read(Path file, String name) {
        return new Reading(null);
    }
}
