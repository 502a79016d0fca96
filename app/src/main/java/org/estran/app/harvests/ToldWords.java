package org.estran.app.harvests;

import java.util.List;
import org.estran.app.pages.Words;

/** The words of what reports tell: those of harvests, and those of documents, which imports tell as well. */
public final class ToldWords {

    private ToldWords() {}

    public static String of(String code, List<String> arguments, Words words) {
        for (String start : List.of("harvests.told.", "imports.told.")) {
            if (words.has(start + code)) {
                return words.text(start + code, arguments.toArray());
            }
        }
        return code + (arguments.isEmpty() ? "" : " (" + String.join(", ", arguments) + ")");
    }
}
