package org.estran.app.catalogue.search;

import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.estran.app.catalogue.SearchRequest;
import org.estran.terms.Language;

/** The order of an answer: one key, then the id, so that no two records stand in the same place. */
enum ResultOrder {
    BEST_FIRST,
    NEWEST_FIRST,
    FRENCH_TITLE,
    ENGLISH_TITLE;

    static ResultOrder of(SearchRequest request) {
        return switch (request.sort()) {
            case RELEVANCE -> request.text() == null && !Overlap.isAsked(request) ? NEWEST_FIRST : BEST_FIRST;
            case NEWEST -> NEWEST_FIRST;
            case TITLE -> request.language() == Language.FR ? FRENCH_TITLE : ENGLISH_TITLE;
        };
    }

    Sort sort() {
        return new Sort(key(), new SortField(RecordFields.ID, SortField.Type.STRING));
    }

    private SortField key() {
        return switch (this) {
            case BEST_FIRST -> SortField.FIELD_SCORE;
            case NEWEST_FIRST -> new SortField(RecordFields.PUBLISHED, SortField.Type.LONG, true);
            case FRENCH_TITLE -> new SortField(RecordFields.sortTitle(Language.FR), SortField.Type.STRING);
            case ENGLISH_TITLE -> new SortField(RecordFields.sortTitle(Language.EN), SortField.Type.STRING);
        };
    }

    /** A record's key as text that {@link #after} reads. */
    String key(FieldDoc hit) {
        Object key = hit.fields[0];
        return switch (this) {
            case BEST_FIRST -> Integer.toHexString(Float.floatToIntBits((Float) key));
            case NEWEST_FIRST -> Long.toString((Long) key);
            case FRENCH_TITLE, ENGLISH_TITLE -> ((BytesRef) key).utf8ToString();
        };
    }

    static String id(FieldDoc hit) {
        return ((BytesRef) hit.fields[1]).utf8ToString();
    }

    /**
     * The place right behind a record. Ids differ, so the number of the document never decides.
     *
     * @throws NumberFormatException when the key is not one of this order
     */
    FieldDoc after(String key, String id) {
        Object value = switch (this) {
            case BEST_FIRST -> Float.intBitsToFloat(Integer.parseUnsignedInt(key, 16));
            case NEWEST_FIRST -> Long.parseLong(key);
            case FRENCH_TITLE, ENGLISH_TITLE -> new BytesRef(key);
        };
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {value, new BytesRef(id)});
    }
}
