package org.estran.app.catalogue.search;

import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.estran.app.catalogue.SearchRequest;

/** The order of an answer: its keys, then the id, so that no two records stand in the same place. */
sealed interface ResultOrder permits KeyOrder, PropertyOrder {

    /** The last key of every order. */
    SortField ID = new SortField(RecordFields.ID, SortField.Type.STRING);

    static ResultOrder of(SearchRequest request) {
        return request.order().isEmpty() ? KeyOrder.of(request) : PropertyOrder.of(request);
    }

    static String id(FieldDoc hit) {
        return ((BytesRef) hit.fields[hit.fields.length - 1]).utf8ToString();
    }

    Sort sort();

    /** A record's key as text that {@link #after} reads. */
    String key(FieldDoc hit);

    /**
     * The place right behind a record. Ids differ, so the number of the document never decides.
     *
     * @throws IllegalArgumentException when the key is not one of this order
     */
    FieldDoc after(String key, String id);
}
