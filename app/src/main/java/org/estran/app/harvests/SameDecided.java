package org.estran.app.harvests;

import org.jspecify.annotations.Nullable;

/**
 * Somebody decided what of the harvested is the same. Raised within the transaction of the decision.
 *
 * @param account who did; null for the command line
 * @param what {@code split}, {@code joined}, {@code led} or {@code ruled}
 * @param subject the record's id; for a rule its word
 */
public record SameDecided(@Nullable String account, String what, String subject, String words) {}
