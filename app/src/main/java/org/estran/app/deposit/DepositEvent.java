package org.estran.app.deposit;

import java.time.Instant;

/**
 * Something that happened to a deposit, or was said about it.
 *
 * @param actor the account; empty for the centre itself
 * @param what {@code opened}, {@code shared}, {@code submitted}, {@code taken}, {@code released},
 *     {@code lease-ended}, {@code amended}, {@code handed-over}, {@code made-real}, {@code returned}, {@code accepted}, {@code refused}, {@code abandoned}, {@code published}
 * @param words what was said; may be empty
 */
public record DepositEvent(Instant at, String actor, String actorName, String what, String words) {

    /**
     * Who did it, by their part in a deposit and not by name: {@code depositor}, {@code coauthor}, {@code moderator}, or
     * {@code centre} where nobody did.
     *
     * @param owner the account whose deposit it is
     */
    public String part(String owner) {
        if (actor.isEmpty()) {
            return "centre";
        }
        return switch (what) {
            case "taken", "released", "returned", "accepted", "refused" -> "moderator";
            default -> actor.equals(owner) ? "depositor" : "coauthor";
        };
    }
}
