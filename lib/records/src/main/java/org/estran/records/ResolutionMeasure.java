package org.estran.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How a spatial resolution is told ({@code MD_Resolution}). */
public enum ResolutionMeasure {
    SCALE("scale"),
    DISTANCE("distance"),
    ANGLE("angle"),
    VERTICAL("vertical");

    private final String word;

    ResolutionMeasure(String word) {
        this.word = word;
    }

    /** The word used in JSON, addresses and message keys. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<ResolutionMeasure> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    @JsonCreator
    static ResolutionMeasure read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("no such resolution measure: " + word));
    }
}
