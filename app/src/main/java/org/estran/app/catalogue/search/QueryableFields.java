package org.estran.app.catalogue.search;

import java.time.Instant;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Filter;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** The fields filters and orders read, for records that stand and for tombstones alike. */
final class QueryableFields {

    /** The words of the properties a record has. */
    static final String HAS = "has";

    /** The second of the last change, by which changes are told. */
    static final String CHANGED = "changed_second";

    private final Document document;
    private final QueryableValues values;
    private final CatalogueRecord from;

    private QueryableFields(Document document, CatalogueRecord from, QueryableValues values) {
        this.document = document;
        this.values = values;
        this.from = from;
    }

    /** @param values those of that record */
    static void add(Document document, CatalogueRecord from, QueryableValues values) {
        QueryableFields fields = new QueryableFields(document, from, values);
        for (Queryable property : Queryable.values()) {
            if (fields.add(property)) {
                document.add(new StringField(HAS, property.word(), Store.NO));
            }
        }
        document.add(new LongField(CHANGED, from.changedAt().getEpochSecond(), Store.NO));
    }

    /** The field of a property's texts in one of their forms. */
    static String terms(Queryable property, Filter.Case letters) {
        String form = switch (letters) {
            case EXACT -> "exact_";
            case IGNORED -> "lower_";
            case CASE_AND_ACCENTS_IGNORED -> "folded_";
        };
        return form + property.word();
    }

    /** The field a property is sorted by: folded texts or milliseconds. */
    static String order(Queryable property) {
        return "order_" + property.word();
    }

    /** The field of a date, in milliseconds; also the order by it. */
    static String moments(Queryable property) {
        return order(property);
    }

    /** The fields of the ends of the time it is about, in milliseconds; an open end is the end of time. */
    static String begin() {
        return "time_begin";
    }

    static String end() {
        return "time_end";
    }

    private boolean add(Queryable property) {
        return switch (property.type()) {
            case TEXT -> addTexts(property, values.texts(property));
            case PROSE -> Prose.add(document, property, values.texts(property));
            case MOMENT ->
                values.moment(property)
                        .map(moment -> addMoment(property, moment))
                        .orElse(false);
            case PERIOD -> values.period().map(this::addPeriod).orElse(false);
            case PLACE ->
                !from.record().shapes().isEmpty() || !from.record().boxes().isEmpty();
            case DEPTH ->
                from.record().verticals().stream()
                        .anyMatch(vertical -> vertical.inMetres().isPresent());
        };
    }

    private boolean addTexts(Queryable property, List<String> texts) {
        for (String text : texts) {
            for (Filter.Case letters : Filter.Case.values()) {
                document.add(new StringField(terms(property, letters), TextForm.term(text, letters), Store.NO));
            }
        }
        for (String text : property == Queryable.IDENTIFIER ? List.of(values.identifier()) : texts) {
            String folded = TextForm.term(text, Filter.Case.CASE_AND_ACCENTS_IGNORED);
            document.add(new SortedSetDocValuesField(order(property), new BytesRef(folded)));
        }
        return !texts.isEmpty();
    }

    private boolean addMoment(Queryable property, Instant moment) {
        document.add(new LongField(moments(property), millis(moment), Store.NO));
        return true;
    }

    private boolean addPeriod(TimeInterval span) {
        document.add(new LongPoint(begin(), from(span.start())));
        document.add(new LongPoint(end(), to(span.end())));
        return true;
    }

    static long from(@Nullable Instant start) {
        return start == null ? Long.MIN_VALUE : millis(start);
    }

    static long to(@Nullable Instant end) {
        return end == null ? Long.MAX_VALUE : millis(end);
    }

    // Geological times are beyond what milliseconds count.
    static long millis(Instant moment) {
        try {
            return moment.toEpochMilli();
        } catch (ArithmeticException beyond) {
            return moment.getEpochSecond() < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE - 1;
        }
    }
}
