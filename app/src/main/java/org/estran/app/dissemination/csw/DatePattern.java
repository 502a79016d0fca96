package org.estran.app.dissemination.csw;

import java.util.ArrayList;
import java.util.List;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;
import org.estran.terms.TimeInterval;

/** A date like a pattern ({@code 200?-10-*}) as the years, months and days it names. */
final class DatePattern {

    private static final int MOST = 100;

    private DatePattern() {}

    static Filter of(Queryable property, Pattern pattern) throws FilterException {
        List<String> texts = List.of("");
        boolean open = false;
        for (Pattern.Part part : pattern.parts()) {
            if (open) {
                throw refused();
            }
            switch (part) {
                case Pattern.Part.Characters(String characters) -> texts = with(texts, List.of(characters));
                case Pattern.Part.OneCharacter() ->
                    texts = with(texts, List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
                case Pattern.Part.AnyCharacters() -> open = true;
            }
        }
        List<Filter> dates = new ArrayList<>();
        for (String text : texts) {
            date(property, text, open, dates);
        }
        return new Filter.Or(dates);
    }

    private static List<String> with(List<String> texts, List<String> ends) throws FilterException {
        List<String> longer = texts.stream()
                .flatMap(text -> ends.stream().map(end -> text + end))
                .toList();
        if (longer.size() > MOST) {
            throw refused();
        }
        return longer;
    }

    private static void date(Queryable property, String text, boolean open, List<Filter> into) throws FilterException {
        String whole = open && text.matches("\\d{4}-|\\d{4}-\\d{2}-") ? text.substring(0, text.length() - 1) : text;
        if (!whole.matches("\\d{4}(-\\d{2}){0,2}")) {
            throw refused();
        }
        try {
            into.add(new Filter.Between(
                    property.word(),
                    new Literal.Moment(TimeInterval.first(whole), TimeInterval.first(whole)),
                    new Literal.Moment(TimeInterval.last(whole), TimeInterval.last(whole))));
        } catch (IllegalArgumentException noSuchDay) {
            // A pattern that names no day of the calendar finds none.
            into.add(new Filter.Constant(false));
        }
    }

    private static FilterException refused() {
        return new FilterException(
                "A date is like a year, a month or a day with wildcards for single digits or the rest.");
    }
}
