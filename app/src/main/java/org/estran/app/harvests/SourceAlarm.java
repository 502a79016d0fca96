package org.estran.app.harvests;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A source is not what it was.
 *
 * @param run at whose end that was seen
 * @param arguments the figures that its words need
 */
public record SourceAlarm(long harvester, long run, Kind kind, List<String> arguments, Instant raisedAt) {

    /** What is unusual. */
    public enum Kind {
        /** Much less came than the time before. */
        SHRANK,
        /** Much more came than the time before. */
        GREW,
        /** Many more documents could not be read than the time before. */
        QUARANTINE,
        /** Nearly all records changed at once. */
        ALL_CHANGED,
        /** It failed several times, one after the other. */
        FAILING,
        /** What a run would remove waits for a person. */
        HELD;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    public SourceAlarm {
        arguments = List.copyOf(arguments);
    }
}
