package org.estran.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a record describes (the scope codes of ISO 19115-1, widened to what a centre keeps). */
public enum Kind {
    DATASET("dataset"),
    SERIES("series"),
    SERVICE("service"),
    SOFTWARE("software"),
    NETWORK("network"),
    PLATFORM("platform"),
    INSTRUMENT("instrument"),
    CAMPAIGN("campaign"),
    SAMPLE("sample"),
    DOCUMENT("document"),
    ORGANISATION("organisation"),
    PERSON("person");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The word used in JSON, addresses and message keys. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    @JsonCreator
    static Kind read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("no such kind of record: " + word));
    }
}
