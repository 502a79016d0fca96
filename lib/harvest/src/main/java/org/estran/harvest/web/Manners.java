package org.estran.harvest.web;

import java.time.Duration;

/**
 * How one behaves towards a source.
 *
 * @param userAgent who we are and whom to write to
 * @param pause between the ends and beginnings of two requests to the same source
 * @param perRead how long the next bytes of an answer may be awaited
 * @param perAnswer how long a whole answer may take
 * @param largest bytes of one answer, unpacked
 * @param tries how often a request is made at most
 * @param longestWait how long {@code Retry-After} may make us wait; a source that asks for more is left for today
 * @param keepsToRobots whether {@code robots.txt} is asked where a source is crawled, not called
 */
public record Manners(
        String userAgent,
        Duration pause,
        Duration perRead,
        Duration perAnswer,
        long largest,
        int tries,
        Duration longestWait,
        boolean keepsToRobots) {

    public static final Manners USUAL = new Manners(
            "Estran-harvester/1.0",
            Duration.ofMillis(100),
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            128L << 20,
            6,
            Duration.ofMinutes(15),
            true);

    public Manners as(String newUserAgent) {
        return new Manners(newUserAgent, pause, perRead, perAnswer, largest, tries, longestWait, keepsToRobots);
    }

    public Manners pausing(Duration newPause) {
        return new Manners(userAgent, newPause, perRead, perAnswer, largest, tries, longestWait, keepsToRobots);
    }

    public Manners within(Duration eachRead, Duration eachAnswer, long bytes, int times) {
        return new Manners(userAgent, pause, eachRead, eachAnswer, bytes, times, longestWait, keepsToRobots);
    }

    public Manners waitingAtMost(Duration wait) {
        return new Manners(userAgent, pause, perRead, perAnswer, largest, tries, wait, keepsToRobots);
    }
}
