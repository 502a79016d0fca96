package org.estran.app.access;

import org.estran.app.catalogue.Withdrawal;

/** Whether a caller may read a distribution. */
public sealed interface Decision {

    /** Yes. */
    record Open() implements Decision {}

    /** No, and the caller may not even know that it is there. */
    record Hidden() implements Decision {}

    /** Nobody may any more. */
    record Withdrawn(Withdrawal withdrawal) implements Decision {}
}
