package org.estran.app.catalogue.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.util.BytesRef;
import org.estran.app.catalogue.Order;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchRequest;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/** Orders by properties, one after the other. */
record PropertyOrder(List<Order> orders, Language language) implements ResultOrder {

    private static final String NONE = "-";

    static PropertyOrder of(SearchRequest request) {
        request.order().stream()
                .filter(order -> !order.by().isSortable())
                .findFirst()
                .ifPresent(order -> {
                    throw FilterQuery.notUnderstood(order.by(), "order");
                });
        return new PropertyOrder(request.order(), request.language());
    }

    @Override
    public Sort sort() {
        List<SortField> keys = new ArrayList<>();
        orders.forEach(order -> keys.add(key(order)));
        keys.add(ID);
        return new Sort(keys.toArray(SortField[]::new));
    }

    // What has no value comes last: in a reversed order that is first before it is reversed.
    private SortField key(Order order) {
        boolean reversed = order.descending();
        if (isMoment(order)) {
            SortField key = new SortedNumericSortField(
                    QueryableFields.order(order.by()), SortField.Type.LONG, reversed, SortedNumericSelector.Type.MIN);
            key.setMissingValue(reversed ? Long.MIN_VALUE : Long.MAX_VALUE);
            return key;
        }
        SortField key = order.by() == Queryable.TITLE
                ? new SortField(RecordFields.sortTitle(language), SortField.Type.STRING, reversed)
                : new SortedSetSortField(
                        QueryableFields.order(order.by()),
                        reversed,
                        reversed ? SortedSetSelector.Type.MAX : SortedSetSelector.Type.MIN);
        key.setMissingValue(reversed ? SortField.STRING_FIRST : SortField.STRING_LAST);
        return key;
    }

    @Override
    public String key(FieldDoc hit) {
        List<String> keys = new ArrayList<>();
        for (int n = 0; n < orders.size(); n++) {
            keys.add(
                    switch (hit.fields[n]) {
                        case Long moment -> moment.toString();
                        case BytesRef text ->
                            Base64.getUrlEncoder()
                                            .encodeToString(text.utf8ToString().getBytes(UTF_8)) + "=";
                        case null, default -> NONE;
                    });
        }
        return String.join(",", keys);
    }

    @Override
    public FieldDoc after(String key, String id) {
        String[] keys = key.split(",", -1);
        if (keys.length != orders.size()) {
            throw new IllegalArgumentException("another order: " + key);
        }
        @Nullable Object[] fields = new @Nullable Object[keys.length + 1];
        for (int n = 0; n < keys.length; n++) {
            fields[n] = isMoment(orders.get(n)) ? (Object) Long.valueOf(keys[n]) : text(keys[n]);
        }
        fields[keys.length] = new BytesRef(id);
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields);
    }

    private static @Nullable BytesRef text(String key) {
        return key.equals(NONE)
                ? null
                : new BytesRef(Base64.getUrlDecoder().decode(key.substring(0, key.length() - 1)));
    }

    private static boolean isMoment(Order order) {
        return order.by().type() == Queryable.Type.MOMENT;
    }
}
