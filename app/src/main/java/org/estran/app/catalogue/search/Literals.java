package org.estran.app.catalogue.search;

import java.util.List;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;
import org.estran.terms.TimeInterval;

/** A value of a query as the property it is compared with understands it. */
final class Literals {

    private Literals() {}

    static String text(Literal value) {
        return switch (value) {
            case Literal.Text(String text) -> text;
            case Literal.Number(double number) ->
                number == Math.rint(number) && Math.abs(number) < 1e15
                        ? Long.toString((long) number)
                        : Double.toString(number);
            case Literal.Truth(boolean truth) -> Boolean.toString(truth);
            case Literal.Moment(var first, var last) -> first.toString();
        };
    }

    static Literal.Moment moment(Queryable property, Literal value) {
        if (value instanceof Literal.Moment moment) {
            return moment;
        }
        try {
            return new Literal.Moment(TimeInterval.first(text(value)), TimeInterval.last(text(value)));
        } catch (IllegalArgumentException noDate) {
            throw FilterQuery.notUnderstood(property, text(value));
        }
    }

    static double number(Queryable property, Literal value) {
        if (value instanceof Literal.Number(double number)) {
            return number;
        }
        try {
            return Double.parseDouble(text(value));
        } catch (NumberFormatException noNumber) {
            throw FilterQuery.notUnderstood(property, text(value));
        }
    }

    /** What prose is like that equals the value; all its words contain it. */
    static Pattern prose(Queryable property, Literal value) {
        Pattern.Part characters = new Pattern.Part.Characters(text(value));
        Pattern.Part any = new Pattern.Part.AnyCharacters();
        return new Pattern(property == Queryable.ANY_TEXT ? List.of(any, characters, any) : List.of(characters));
    }
}
