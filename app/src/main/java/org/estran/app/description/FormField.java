package org.estran.app.description;

import java.util.List;
import java.util.stream.Stream;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * One field of a part of the form.
 *
 * @param path where its value lies in its row, members parted by {@code /}; empty where the row is the value itself
 * @param input how it is written
 * @param isNeeded whether a row that says anything must say this
 * @param isRare whether it stands behind a tap
 * @param choices the words it may hold, for {@link Input#CHOICE}
 * @param words the beginning of the keys that say the choices in people's language
 * @param otherwise fields that lend their text where a needed one is empty, or the word that is meant by saying none
 * @param suggests for what concepts are suggested while it is written (keyword, variable, unit, place, organisation,
 *     instrument, platform); empty for nothing
 */
public record FormField(
        String path,
        Input input,
        boolean isNeeded,
        boolean isRare,
        List<String> choices,
        String words,
        List<String> otherwise,
        String suggests) {

    public FormField {
        choices = List.copyOf(choices);
        otherwise = List.copyOf(otherwise);
    }

    static FormField field(String path, Input input) {
        return new FormField(path, input, false, false, List.of(), "", List.of(), "");
    }

    static FormField line(String path) {
        return field(path, Input.TEXT);
    }

    static FormField localized(String path) {
        return field(path, Input.LOCALIZED);
    }

    static FormField choice(String path, String words, List<String> choices) {
        return new FormField(path, Input.CHOICE, false, false, choices, words, List.of(), "");
    }

    FormField needed() {
        return new FormField(path, input, true, isRare, choices, words, otherwise, suggests);
    }

    FormField rare() {
        return new FormField(path, input, isNeeded, true, choices, words, otherwise, suggests);
    }

    FormField orElse(String... others) {
        return new FormField(path, input, isNeeded, isRare, choices, words, List.of(others), suggests);
    }

    FormField suggesting(String purpose) {
        return new FormField(path, input, isNeeded, isRare, choices, words, otherwise, purpose);
    }

    /** The name below its row, e.g. {@code contact.phone}; empty where the row is the value. */
    public String name() {
        return path.replace('/', '.');
    }

    /** The names of the texts it is made of, below its row: one, or one in each language. */
    Stream<String> texts() {
        return input.isLocalized() ? Stream.of(Language.values()).map(this::in) : Stream.of(name());
    }

    /** The name of its text in that language. */
    public String in(Language language) {
        return name().isEmpty() ? language.code() : name() + "." + language.code();
    }

    /** The word meant where none is chosen. */
    @Nullable
    String meant() {
        return input == Input.CHOICE && !otherwise.isEmpty() ? otherwise.getFirst() : null;
    }
}
