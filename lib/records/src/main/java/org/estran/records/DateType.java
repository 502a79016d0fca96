package org.estran.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a date is the date of: {@code CI_DateTypeCode} of ISO 19115-1, and of DataCite's {@code dateType} the words that
 * ISO does not have.
 */
public enum DateType {
    CREATION("creation"),
    PUBLICATION("publication"),
    REVISION("revision"),
    EXPIRY("expiry"),
    LAST_UPDATE("lastUpdate"),
    LAST_REVISION("lastRevision"),
    NEXT_UPDATE("nextUpdate"),
    UNAVAILABLE("unavailable"),
    IN_FORCE("inForce"),
    ADOPTED("adopted"),
    DEPRECATED("deprecated"),
    SUPERSEDED("superseded"),
    VALIDITY_BEGINS("validityBegins"),
    VALIDITY_EXPIRES("validityExpires"),
    RELEASED("released"),
    DISTRIBUTION("distribution"),
    ACCEPTED("accepted"),
    COPYRIGHTED("copyrighted"),
    SUBMITTED("submitted"),
    COLLECTED("collected"),
    WITHDRAWN("withdrawn"),
    OTHER("other");

    private final String word;

    DateType(String word) {
        this.word = word;
    }

    /** The word used in JSON, addresses and message keys. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<DateType> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    @JsonCreator
    static DateType read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("no such date type: " + word));
    }
}
