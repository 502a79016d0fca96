package org.estran.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Which of the constraints of ISO 19115-1 ({@code MD_Constraints} and its two kinds) a constraint is. */
public enum ConstraintType {
    LIMITATION("limitation"),
    ACCESS("access"),
    USE("use"),
    OTHER("other"),
    SECURITY("security");

    private final String word;

    ConstraintType(String word) {
        this.word = word;
    }

    /** The word used in JSON, addresses and message keys. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<ConstraintType> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    @JsonCreator
    static ConstraintType read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("no such constraint type: " + word));
    }
}
