package org.estran.app.identifiers;

import java.time.Instant;

/** How far the comparison of one account with the agency has come, as the text a job keeps. */
sealed interface ReconciliationPlace {

    /** When this comparison began. */
    Instant began();

    String text();

    /**
     * Among the DOIs of this centre under the account's prefixes.
     *
     * @param after the last one that was compared; empty before the first
     */
    record Ours(Instant began, String after) implements ReconciliationPlace {
        @Override
        public String text() {
            return "ours " + began.toEpochMilli() + " " + after;
        }
    }

    /**
     * Among what the agency has under the account.
     *
     * @param cursor the agency's own; empty for the first page
     */
    record Theirs(Instant began, String cursor) implements ReconciliationPlace {
        @Override
        public String text() {
            return "theirs " + began.toEpochMilli() + " " + cursor;
        }
    }

    /** @param now when the comparison begins, if the text says of none */
    static ReconciliationPlace of(String text, Instant now) {
        String[] parts = text.split(" ", -1);
        return switch (parts[0]) {
            case "ours" -> new Ours(Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]);
            case "theirs" -> new Theirs(Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]);
            default -> new Ours(now, "");
        };
    }
}
