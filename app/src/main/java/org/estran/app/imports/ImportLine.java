package org.estran.app.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing a report tells of one document.
 *
 * @param number its place in the report, from 1
 * @param path where the document lies in its source
 * @param line line of the document, from 1; 0 where it is unknown
 * @param column column of that line, from 1; 0 where it is unknown
 * @param code stable, kebab-case; the words are under {@code imports.told.<code>}
 * @param place path of an element of the document; empty for the whole of it
 * @param arguments what the words need
 * @param recordId the record it became or is about; null where there is none
 */
public record ImportLine(
        long number,
        Kind kind,
        String path,
        int line,
        int column,
        String code,
        String place,
        List<String> arguments,
        @Nullable String recordId) {

    /** What became of a document, or what is said of one that was taken. */
    public enum Kind {
        FAILED,
        WARNING,
        DUPLICATE,
        KEPT,
        MISSING,
        IGNORED,
        CHANGED,
        ADDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    public ImportLine {
        arguments = List.copyOf(arguments);
    }

    /** A line about a whole document. */
    public static ImportLine of(Kind kind, String path, String code, @Nullable String recordId, String... arguments) {
        return new ImportLine(0, kind, path, 0, 0, code, "", List.of(arguments), recordId);
    }

    /** {@code line:column}, or nothing. */
    public String position() {
        return line == 0 ? "" : line + ":" + column;
    }
}
