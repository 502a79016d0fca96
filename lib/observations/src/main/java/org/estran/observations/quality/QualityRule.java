package org.estran.observations.quality;

import java.util.Arrays;
import java.util.Optional;
import org.estran.observations.Quality;

/** A rule of quality control: where it is published, and what a value that fails it is proposed to be. */
public enum QualityRule {
    IMPOSSIBLE_DATE("impossible-date", "Argo RTQC 2", Quality.BAD),
    IMPOSSIBLE_PLACE("impossible-place", "Argo RTQC 3", Quality.BAD),
    POSITION_ON_LAND("position-on-land", "Argo RTQC 4", Quality.PROBABLY_BAD),
    IMPOSSIBLE_SPEED("impossible-speed", "Argo RTQC 5", Quality.PROBABLY_BAD),
    GLOBAL_RANGE("global-range", "Argo RTQC 6", Quality.BAD),
    REGIONAL_RANGE("regional-range", "Argo RTQC 7", Quality.BAD),
    PRESSURE_INCREASING("pressure-increasing", "Argo RTQC 8", Quality.BAD),
    SPIKE("spike", "Argo RTQC 9", Quality.BAD),
    GRADIENT("gradient", "Argo RTQC 11", Quality.PROBABLY_BAD),
    STUCK_VALUE("stuck-value", "Argo RTQC 13", Quality.BAD),
    DENSITY_INVERSION("density-inversion", "Argo RTQC 14", Quality.BAD),
    CLIMATOLOGY("climatology", "QARTOD T/S 5", Quality.PROBABLY_BAD),
    SERIES_SPIKE("series-spike", "QARTOD T/S 6", Quality.PROBABLY_BAD),
    RATE_OF_CHANGE("rate-of-change", "QARTOD T/S 7", Quality.PROBABLY_BAD),
    FLAT_LINE("flat-line", "QARTOD T/S 8", Quality.PROBABLY_BAD);

    private final String code;
    private final String source;
    private final Quality proposed;

    QualityRule(String code, String source, Quality proposed) {
        this.code = code;
        this.source = source;
        this.proposed = proposed;
    }

    /** By its code; empty for what is none. */
    public static Optional<QualityRule> of(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }

    /** Stable, kebab-case. */
    public String code() {
        return code;
    }

    /** The test of a manual, by its number there. */
    public String source() {
        return source;
    }

    /**
     * Whether the file's own bytes say again at any time what fails. A climatology may be replaced: what fails by it is told,
     * and its flags are not kept.
     */
    public boolean isOfTheFileAlone() {
        return this != CLIMATOLOGY;
    }

    /** What a value that fails is proposed to be flagged as. */
    public Quality proposed() {
        return proposed;
    }
}
