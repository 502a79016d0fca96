package org.estran.app.description;

import static org.estran.app.description.FormField.choice;
import static org.estran.app.description.FormField.field;
import static org.estran.app.description.FormField.line;
import static org.estran.app.description.FormField.localized;
import static org.estran.app.description.Parts.ALL;
import static org.estran.app.description.Parts.NONE;
import static org.estran.app.description.Parts.words;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.estran.app.description.FormPart.Mode;
import org.estran.app.description.FormPart.Only;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RelationType;

/** How the parts of the form are told, and what several sections share. */
final class Parts {

    static final Set<Kind> ALL = EnumSet.allOf(Kind.class);
    static final Set<Kind> DATA = EnumSet.of(Kind.DATASET, Kind.SERIES);
    static final Set<Kind> OBSERVED = EnumSet.of(Kind.DATASET, Kind.SERIES, Kind.SAMPLE);
    static final Set<Kind> MADE =
            EnumSet.of(Kind.DATASET, Kind.SERIES, Kind.SOFTWARE, Kind.SERVICE, Kind.SAMPLE, Kind.DOCUMENT);
    static final Set<Kind> PLACED = EnumSet.complementOf(EnumSet.of(Kind.SOFTWARE, Kind.PERSON));
    static final Set<Kind> SERVICES = EnumSet.of(Kind.SERVICE);
    static final Set<Kind> NONE = EnumSet.noneOf(Kind.class);

    private Parts() {}

    static FormPart own(String name, FormField... fields) {
        return new FormPart(
                name, "", Mode.RECORD, List.of(fields), MetadataRecord.class, "row-impossible", ALL, Only.ANY);
    }

    static FormPart one(String path, Set<Kind> kinds, Class<?> type, FormField... fields) {
        return new FormPart(path, path, Mode.ONE, List.of(fields), type, "row-impossible", kinds, Only.ANY);
    }

    static FormPart rows(String name, String path, Set<Kind> kinds, Class<?> type, FormField... fields) {
        return rows(name, path, kinds, type, "row-impossible", fields);
    }

    static FormPart rows(
            String name, String path, Set<Kind> kinds, Class<?> type, String impossible, FormField... fields) {
        return new FormPart(name, path, Mode.ROWS, List.of(fields), type, impossible, kinds, Only.ANY);
    }

    static FormPart rows(String path, Set<Kind> kinds, Class<?> type, FormField... fields) {
        return rows(path, path, kinds, type, fields);
    }

    /** What the keys of a code list's words begin with. */
    static String code(String list) {
        return "code." + list + ".";
    }

    /** The words of an enumeration, as its own method {@code word} tells them. */
    static <E> List<String> words(E[] values, Function<E, String> word) {
        return Arrays.stream(values).map(word).toList();
    }

    static FormField[] variable() {
        return new FormField[] {
            line("name").needed().orElse("standardName", "longName"),
            line("longName"),
            line("standardName").suggesting("variable"),
            line("unit").suggesting("unit")
        };
    }

    static FormField[] box() {
        return new FormField[] {
            field("west", Input.NUMBER).needed(),
            field("south", Input.NUMBER).needed(),
            field("east", Input.NUMBER).needed(),
            field("north", Input.NUMBER).needed()
        };
    }

    static FormField[] relation() {
        return new FormField[] {
            choice("type", "relation.", words(RelationType.values(), RelationType::word))
                    .needed(),
            line("target").needed(),
            localized("title").rare(),
            choice("kind", "kind.", words(Kind.values(), Kind::word)).rare(),
            line("initiative").rare()
        };
    }

    /** The first of a list, its fields without a name before them. */
    static FormPart first(String name, String path, Class<?> type, String impossible, FormField... fields) {
        return new FormPart(name, path, Mode.FIRST, List.of(fields), type, impossible, NONE, Only.ANY);
    }
}
