package org.estran.app.jobs;

import java.time.Duration;

/**
 * How often and how patiently a failing job is tried: the pause doubles from the first to the longest.
 *
 * @param attempts how many runs at most, the first included
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

    /** Twelve runs over about four hours: for work inside this house. */
    public static final RetryPolicy USUAL = new RetryPolicy(12, Duration.ofSeconds(2), Duration.ofHours(1));

    /** Runs for about four days, so that another system may be down over a long weekend. */
    public static final RetryPolicy PATIENT = new RetryPolicy(110, Duration.ofSeconds(5), Duration.ofHours(1));

    public RetryPolicy {
        if (attempts < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("at least one attempt, and the longest pause is not the shorter one");
        }
    }

    /** The pause after this many failed attempts (1 = the first has just failed). */
    public Duration pauseAfter(int failedAttempts) {
        // 2^30 of any pause is beyond every sensible longest one, and does not overflow for pauses up to a century.
        int doublings = Math.clamp(failedAttempts - 1L, 0, 30);
        Duration pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
