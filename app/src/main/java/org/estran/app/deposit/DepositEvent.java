package org.estran.app.deposit;

import java.time.Instant;

/**
 * Something that happened to a deposit, or was said about it.
 *
 * @param actor the account
 * @param what {@code opened}, {@code submitted}, {@code taken}, {@code returned}, {@code accepted}, {@code refused},
 *     {@code abandoned}, {@code published}
 * @param words what was said; may be empty
 */
public record DepositEvent(Instant at, String actor, String actorName, String what, String words) {}
