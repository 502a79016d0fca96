package org.estran.app.catalogue.search;

import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.estran.app.catalogue.SearchRequest;
import org.estran.terms.Language;

/** The orders people choose from: one key, then the id. */
enum KeyOrder implements ResultOrder {
    BEST_FIRST,
    NEWEST_FIRST,
    FRENCH_TITLE,
    ENGLISH_TITLE;

    static KeyOrder of(SearchRequest request) {
        return switch (request.sort()) {
            case RELEVANCE -> request.text() == null && !Overlap.isAsked(request) ? NEWEST_FIRST : BEST_FIRST;
            case NEWEST -> NEWEST_FIRST;
            case TITLE -> request.language() == Language.FR ? FRENCH_TITLE : ENGLISH_TITLE;
        };
    }

    @Override
    public Sort sort() {
        return new Sort(key(), ResultOrder.ID);
    }

    private SortField key() {
        return switch (this) {
            case BEST_FIRST -> SortField.FIELD_SCORE;
            case NEWEST_FIRST -> new SortField(RecordFields.PUBLISHED, SortField.Type.LONG, true);
            case FRENCH_TITLE -> new SortField(RecordFields.sortTitle(Language.FR), SortField.Type.STRING);
            case ENGLISH_TITLE -> new SortField(RecordFields.sortTitle(Language.EN), SortField.Type.STRING);
        };
    }

    @Override
    public String key(FieldDoc hit) {
        Object key = hit.fields[0];
        return switch (this) {
            case BEST_FIRST -> Integer.toHexString(Float.floatToIntBits((Float) key));
            case NEWEST_FIRST -> Long.toString((Long) key);
            case FRENCH_TITLE, ENGLISH_TITLE -> ((BytesRef) key).utf8ToString();
        };
    }

    @Override
    public FieldDoc after(String key, String id) {
        Object value = switch (this) {
            case BEST_FIRST -> Float.intBitsToFloat(Integer.parseUnsignedInt(key, 16));
            case NEWEST_FIRST -> Long.parseLong(key);
            case FRENCH_TITLE, ENGLISH_TITLE -> new BytesRef(key);
        };
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {value, new BytesRef(id)});
    }
}
