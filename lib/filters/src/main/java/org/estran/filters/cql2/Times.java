package org.estran.filters.cql2;

import java.time.Instant;
import org.estran.filters.FilterException;
import org.estran.filters.Literal;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** Dates, instants and intervals as CQL2 writes them (clause 7.3). */
final class Times {

    private static final java.util.regex.Pattern DATE = java.util.regex.Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final java.util.regex.Pattern TIMESTAMP = java.util.regex.Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private Times() {}

    static Literal.Moment date(String text) throws FilterException {
        if (!DATE.matcher(text).matches()) {
            throw new FilterException("not a date YYYY-MM-DD: " + text);
        }
        return read(text);
    }

    static Literal.Moment timestamp(String text) throws FilterException {
        if (!TIMESTAMP.matcher(text).matches()) {
            throw new FilterException("not an instant YYYY-MM-DDThh:mm:ssZ: " + text);
        }
        return read(text);
    }

    static TimeInterval interval(String start, String end) throws FilterException {
        Literal.@Nullable Moment first = start.equals("..") ? null : instant(start);
        Literal.@Nullable Moment last = end.equals("..") ? null : instant(end);
        try {
            return new TimeInterval(first == null ? null : first.first(), last == null ? null : last.last());
        } catch (IllegalArgumentException turned) {
            throw new FilterException("an interval starts before its end: " + start + ", " + end, turned);
        }
    }

    private static Literal.Moment instant(String text) throws FilterException {
        return text.indexOf('T') >= 0 ? timestamp(text) : date(text);
    }

    private static Literal.Moment read(String text) throws FilterException {
        try {
            Instant first = TimeInterval.first(text);
            Instant last =
                    text.indexOf('T') >= 0 ? first : TimeInterval.last(text).plusMillis(999);
            return new Literal.Moment(first, last);
        } catch (IllegalArgumentException unreadable) {
            throw new FilterException("no such moment: " + text, unreadable);
        }
    }
}
