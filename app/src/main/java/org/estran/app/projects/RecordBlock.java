package org.estran.app.projects;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a record's page that a project may show or leave out, in the order it likes. Title and withdrawal always stand first. */
public enum RecordBlock {
    FACTS,
    PICTURE,
    SUMMARY,
    FILES,
    ACCESS,
    MAP,
    CITATION,
    DOCUMENTATION,
    RELATIONS,
    KEYWORDS,
    PARTIES,
    VARIABLES,
    DETAILS,
    VERSIONS,
    FORMATS;

    /** All of them, as the catalogue's own page has them. */
    public static final List<RecordBlock> USUAL = List.of(values());

    /** The word used in forms and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RecordBlock> of(String word) {
        return Arrays.stream(values())
                .filter(block -> block.word().equals(word))
                .findFirst();
    }
}
