package org.estran.app.harvests;

/** What a source can do wrong, by name. Each has its test in {@code FaultsTest} and its line in docs/harvesting.md. */
public enum Fault {
    NONE,
    /** Pages of three records, whatever their size should be. */
    SHORT_PAGES,
    /** Each page begins with the last two records of the page before. */
    OVERLAPPING_PAGES,
    /** It promises five records more than it has. */
    WRONG_TOTAL,
    /** The second token is forgotten, once. */
    EXPIRED_TOKEN,
    /** The seventh record is not well-formed. */
    MALFORMED_RECORD,
    /** The seventh record has bytes that are no UTF-8. */
    WRONG_ENCODING,
    /** The second page comes a byte at a time, for ever. */
    SLOW_DRIP,
    /** The second page ends in the middle, each time. */
    CUT_CONNECTION,
    /** Every page is refused twice with 503 before it comes. */
    STORM_OF_503,
    /** Every page is refused with 503, for ever. */
    ENDLESS_503,
    /** The second page redirects to itself. */
    REDIRECT_LOOP,
    /** It answers that it has nothing. */
    NOTHING,
    /** Half of its records are marked as deleted. */
    DELETIONS,
    /** The second page gives its own token again. */
    SAME_TOKEN,
    /** A page without its end, and yet complete by HTTP. */
    TRUNCATED_PAGE
}
