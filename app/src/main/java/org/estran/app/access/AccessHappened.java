package org.estran.app.access;

import org.jspecify.annotations.Nullable;

/**
 * Something became of a request: its state tells what. Raised inside the transaction.
 *
 * @param request as it is now
 * @param actor the account that did it; null for who has none
 * @param secret what only the one who asked may know: of the link that confirms their address, or of the pass they were given
 */
public record AccessHappened(
        AccessRequest request,
        @Nullable String actor,
        @Nullable String secret) {}
