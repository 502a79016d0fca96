package org.estran.filters.fes;

import java.time.Instant;
import org.estran.filters.FilterException;
import org.estran.filters.Quoted;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads instants and periods of GML, and dates and intervals as text. */
final class GmlTime {

    private GmlTime() {}

    static TimeInterval read(Element element) throws FilterException {
        try {
            return "TimePeriod".equals(element.getLocalName())
                    ? period(element)
                    : TimeInterval.parse(Elements.text(element));
        } catch (IllegalArgumentException unreadable) {
            throw new FilterException("Not a time: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private static TimeInterval period(Element period) throws FilterException {
        Element begin = Elements.needed(period, "beginPosition", "begin");
        Element end = Elements.needed(period, "endPosition", "end");
        String from = Elements.text(begin);
        String to = Elements.text(end);
        @Nullable Instant first = isOpen(begin, from) ? null : TimeInterval.first(from);
        @Nullable Instant last = isOpen(end, to) ? null : TimeInterval.last(to);
        if (first == null && last == null) {
            throw new FilterException("A period needs an end: " + Quoted.of(from + "/" + to) + ".");
        }
        return new TimeInterval(first, last);
    }

    private static boolean isOpen(Element position, String text) {
        return text.isEmpty() || text.equals("..") || position.hasAttribute("indeterminatePosition");
    }
}
