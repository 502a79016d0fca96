package org.estran.filters;

import java.time.Instant;

/** A value in a query. What is text in one language may be a moment to the property it is compared with. */
public sealed interface Literal {

    record Text(String value) implements Literal {}

    record Number(double value) implements Literal {}

    record Truth(boolean value) implements Literal {}

    /**
     * A date or an instant.
     *
     * @param first its first moment
     * @param last its last; the same for an instant, the day's last millisecond for a date
     */
    record Moment(Instant first, Instant last) implements Literal {}
}
