package org.estran.app.catalogue.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.estran.app.catalogue.SearchRequest;
import org.estran.terms.Digests;

/**
 * Where the next page begins: the last record's place in the order, and which state of the index was read, for scores are
 * comparable within one state only. It fits the request it was made for and no other.
 *
 * @param generation the state of the index
 * @param key the last record's key in the order
 * @param id the last record
 */
record Cursor(long generation, String key, String id) {

    private static final String SEPARATOR = "\u0000";
    private static final int SEAL = 12;

    static Cursor behind(FieldDoc last, ResultOrder order, long generation) {
        return new Cursor(generation, order.key(last), ResultOrder.id(last));
    }

    /** The text to hand out. */
    String sealed(SearchRequest request) {
        String content = String.join(SEPARATOR, Long.toString(generation, 36), id, key);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((seal(content, request) + content).getBytes(UTF_8));
    }

    /** Empty where the text is no cursor of ours, or of another request. */
    static Optional<Cursor> open(String text, SearchRequest request) {
        try {
            String whole = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            String content = whole.substring(Math.min(SEAL, whole.length()));
            String[] parts = content.split(SEPARATOR, 3);
            if (parts.length != 3 || !whole.startsWith(seal(content, request))) {
                return Optional.empty();
            }
            Cursor cursor = new Cursor(Long.parseLong(parts[0], 36), parts[2], parts[1]);
            ResultOrder.of(request).after(cursor.key(), cursor.id());
            return Optional.of(cursor);
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    FieldDoc place(ResultOrder order) {
        return order.after(key, id);
    }

    // The length of a page may change from one to the next; nothing else may.
    private static String seal(String content, SearchRequest request) {
        String asked = request.after(null).limit(1).toString();
        byte[] digest = Digests.of("SHA-256").digest((content + SEPARATOR + asked).getBytes(UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, SEAL);
    }
}
