package org.estran.app.observations.store;

import java.time.Instant;
import java.util.Set;

/** What a row must be, by the value of one column. A missing value meets none. */
public sealed interface Condition {

    String column();

    /** Ordered comparison. */
    enum Operator {
        LESS("<"),
        AT_MOST("<="),
        EQUAL("="),
        NOT_EQUAL("<>"),
        AT_LEAST(">="),
        MORE(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    record OfNumber(String column, Operator operator, double value) implements Condition {}

    record OfTime(String column, Operator operator, Instant value) implements Condition {}

    record OfText(String column, Operator operator, String value) implements Condition {}

    /** The whole text matches (RE2). */
    record Matches(String column, String regularExpression) implements Condition {}

    record OneOf(String column, Set<String> values) implements Condition {}

    /** The value is missing, or is not. */
    record Missing(String column, boolean isMissing) implements Condition {}
}
