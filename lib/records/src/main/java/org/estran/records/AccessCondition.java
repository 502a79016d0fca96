package org.estran.records;

import java.time.Instant;
import org.estran.terms.LocalizedText;

/** Whether anybody may have data, and from when; the words are those of COAR's list of access rights. */
public sealed interface AccessCondition {

    AccessCondition OPEN = new Open();

    /** Anybody may. */
    record Open() implements AccessCondition {}

    /** From that instant on anybody may. */
    record Embargoed(Instant until) implements AccessCondition {}

    /** Only those may who asked and were let in. */
    record Restricted(LocalizedText reason) implements AccessCondition {}

    /** What holds at that instant: an embargo is over at its very last moment. */
    default AccessCondition at(Instant now) {
        return this instanceof Embargoed embargo && !now.isBefore(embargo.until()) ? OPEN : this;
    }

    /** The word in JSON, facets and message keys. */
    default String word() {
        return switch (this) {
            case Open open -> "open";
            case Embargoed embargoed -> "embargoed";
            case Restricted restricted -> "restricted";
        };
    }

    default boolean isOpen() {
        return this instanceof Open;
    }
}
