package org.estran.app.access;

import java.time.Instant;
import org.estran.app.catalogue.Withdrawal;
import org.estran.terms.LocalizedText;

/** Whether a caller may read a distribution. */
public sealed interface Decision {

    /**
     * Yes.
     *
     * @param toAll whether anybody may at this moment: what is not for all must not stay in a cache that others share
     */
    record Open(boolean toAll) implements Decision {}

    /** No, and the caller may not even know that it is there. */
    record Hidden() implements Decision {}

    /** Nobody may any more. */
    record Withdrawn(Withdrawal withdrawal) implements Decision {}

    /** Not yet: from that instant on anybody may. */
    record Embargoed(Instant until) implements Decision {}

    /** Only who asked and was let in. */
    record Restricted(LocalizedText reason) implements Decision {}

    /** Whoever accepts these terms first. */
    record TermsFirst(StatedTerms terms) implements Decision {}
}
