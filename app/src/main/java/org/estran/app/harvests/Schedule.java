package org.estran.app.harvests;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How often a harvester runs by itself. */
public enum Schedule {
    NEVER(Duration.ZERO),
    HOURLY(Duration.ofHours(1)),
    DAILY(Duration.ofDays(1)),
    WEEKLY(Duration.ofDays(7)),
    MONTHLY(Duration.ofDays(30));

    private final Duration every;

    Schedule(Duration every) {
        this.every = every;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@link #NEVER} for words that are none. */
    @JsonCreator
    public static Schedule of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(NEVER);
    }

    public @Nullable Instant after(Instant moment) {
        return this == NEVER ? null : moment.plus(every);
    }
}
