package org.estran.app.vocabularies;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.vocabularies.BuiltIn;

/** What a concept is looked for: which vocabularies are asked follows from it. One that is not held is not asked. */
public enum Purpose {
    /** What something is about: every vocabulary, but for units and organisations. */
    KEYWORD(),
    /** A CF standard name. */
    VARIABLE("cf-standard-names"),
    UNIT("P06"),
    /** Our own list, and the gazetteers of the NVS and of GCMD where somebody loaded them. */
    PLACE(BuiltIn.PLACES, "C16", "C19", "C64", "C32", "locations"),
    ORGANISATION("EDMO"),
    /** Categories (L05) and, where loaded, models (L22) and GCMD's list. */
    INSTRUMENT("L05", "L22", "instruments"),
    /** Categories (L06) and, where loaded, single platforms (C17, B76) and GCMD's list. */
    PLATFORM("L06", "C17", "B76", "platforms");

    private static final List<String> NO_SUBJECTS = List.of("P06", "EDMO");

    private final List<String> vocabularies;

    Purpose(String... vocabularies) {
        this.vocabularies = List.of(vocabularies);
    }

    /** By its word: the name in lower case. */
    public static Optional<Purpose> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a vocabulary of that name is asked. */
    public boolean asks(String vocabulary) {
        return this == KEYWORD ? !NO_SUBJECTS.contains(vocabulary) : vocabularies.contains(vocabulary);
    }
}
