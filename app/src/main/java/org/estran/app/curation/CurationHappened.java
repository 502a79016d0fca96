package org.estran.app.curation;

import org.jspecify.annotations.Nullable;

/**
 * A curator decided something. Raised within the transaction of it.
 *
 * @param account who did; null for the centre itself
 * @param what one word for the log
 * @param subject the id of what it was decided of
 */
public record CurationHappened(@Nullable String account, String what, String subject, String words) {}
