package org.estran.opendap.tabledap;

import java.time.Instant;

/** What the value of a variable must be. */
public sealed interface TableConstraint {

    TableColumn column();

    /** @param operator {@code = != < <= > >=} */
    record OfNumber(TableColumn column, String operator, double value) implements TableConstraint {}

    record OfTime(TableColumn column, String operator, Instant value) implements TableConstraint {}

    record OfText(TableColumn column, String operator, String value) implements TableConstraint {}

    /** The whole text matches. */
    record Matches(TableColumn column, String expression) implements TableConstraint {}

    record Missing(TableColumn column, boolean isMissing) implements TableConstraint {}
}
