package org.estran.vocabularies;

/** What a term of ours is called in a vocabulary of others. */
public record Mapping(Scheme scheme, String notation, Match match) {

    /** How their concept stands to ours; SKOS §10, where exact and close are one here. */
    public enum Match {
        /** The same, or as good as ({@code skos:closeMatch}). */
        CLOSE,
        /** Theirs says more ({@code skos:broadMatch}). */
        BROAD,
        /** Theirs says less, or is one quantity of ours ({@code skos:narrowMatch}). */
        NARROW
    }

    /** Reads {@code TEMP}, {@code <TEMP}, {@code >TEMP}. */
    static Mapping parse(Scheme scheme, String cell) {
        return switch (cell.charAt(0)) {
            case '<' -> new Mapping(scheme, cell.substring(1), Match.BROAD);
            case '>' -> new Mapping(scheme, cell.substring(1), Match.NARROW);
            default -> new Mapping(scheme, cell, Match.CLOSE);
        };
    }
}
