package org.estran.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What is known of an end of a period that is no date: {@code indeterminatePosition} of GML (ISO 19136). */
public enum Indeterminate {
    UNKNOWN("unknown"),
    NOW("now"),
    BEFORE("before"),
    AFTER("after");

    private final String word;

    Indeterminate(String word) {
        this.word = word;
    }

    /** The word used in JSON, addresses and message keys. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<Indeterminate> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    @JsonCreator
    static Indeterminate read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("no such indeterminate: " + word));
    }
}
