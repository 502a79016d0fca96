package org.estran.filters.cql2;

import java.util.List;
import org.estran.filters.Filter;
import org.estran.filters.Literal;
import org.estran.records.Shape;
import org.estran.terms.TimeInterval;

/** What stands on one side of a relation, whether it was written as text or as JSON. */
sealed interface Operand {

    /** A property, perhaps within {@code CASEI} or {@code ACCENTI}. */
    record Property(String name, Filter.Case letters) implements Operand {}

    record Value(Literal literal, Filter.Case letters) implements Operand {}

    record Several(List<Operand> values) implements Operand {}

    record Place(List<Shape> shapes) implements Operand {}

    record Time(TimeInterval interval) implements Operand {}

    /** The same within {@code CASEI} or {@code ACCENTI}; accents are never told apart where case is not. */
    static Operand folded(Operand operand, Filter.Case letters) throws org.estran.filters.FilterException {
        return switch (operand) {
            case Property(String name, Filter.Case inner) -> new Property(name, wider(inner, letters));
            case Value(Literal.Text text, Filter.Case inner) -> new Value(text, wider(inner, letters));
            default -> throw new org.estran.filters.FilterException("only texts have case and accents");
        };
    }

    static Filter.Case wider(Filter.Case one, Filter.Case other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
