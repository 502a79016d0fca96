package org.estran.app.deposit.sharing;

import java.time.Instant;

/**
 * Somebody who works on another's deposit.
 *
 * @param account their account
 */
public record Coauthor(String account, Rights rights, Instant addedAt) {}
