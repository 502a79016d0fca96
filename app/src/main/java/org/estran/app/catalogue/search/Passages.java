package org.estran.app.catalogue.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.lucene.util.BytesRef;

/** The texts of a property as they stand in one value of the index, each between signs that no text has. */
final class Passages {

    private static final Pattern BETWEEN = Pattern.compile("\u0002\u0002\u0001?|\u0001");

    private Passages() {}

    static BytesRef packed(String whole) {
        return new BytesRef(whole.getBytes(UTF_8));
    }

    static boolean anyMatch(BytesRef packed, Predicate<String> wanted) {
        return BETWEEN.splitAsStream(packed.utf8ToString())
                .filter(passage -> !passage.isEmpty())
                .anyMatch(wanted);
    }
}
