package org.estran.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Which way the numbers of a vertical axis grow: the {@code positive} of CF. */
public enum Direction {
    UP("up"),
    DOWN("down");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** The word used in JSON, addresses and message keys. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<Direction> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    @JsonCreator
    static Direction read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("no such direction: " + word));
    }
}
