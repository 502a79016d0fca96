package org.estran.crosswalks;

/** Styles a citation is written in besides the one DataCite recommends. */
public enum CitationStyle {
    APA("apa", "APA"),
    VANCOUVER("vancouver", "Vancouver"),
    ISO_690("iso690", "ISO 690");

    private final String word;
    private final String label;

    CitationStyle(String word, String label) {
        this.word = word;
        this.label = label;
    }

    public String word() {
        return word;
    }

    /** Its name among people, in every language. */
    public String label() {
        return label;
    }
}
