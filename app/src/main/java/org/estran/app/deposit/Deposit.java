package org.estran.app.deposit;

import java.time.Instant;

/** A deposit; each state is its own type, so that what only one state allows can ask for just that one. */
public sealed interface Deposit {

    Contents contents();

    default String id() {
        return contents().id();
    }

    /** The state's word in JSON, addresses and message keys. */
    default String state() {
        return switch (this) {
            case Draft d -> "draft";
            case Submitted s -> "submitted";
            case InReview r -> "in-review";
            case ChangesRequested c -> "changes-requested";
            case Accepted a -> "accepted";
            case Publishing p -> "publishing";
            case Published p -> "published";
            case Refused r -> "refused";
            case Abandoned a -> "abandoned";
        };
    }

    /** A state in which the depositor may change description and files. */
    sealed interface Editable extends Deposit {}

    /** A state in which a moderator has it. */
    sealed interface Moderated extends Deposit {
        /** The moderator's account. */
        String moderator();
    }

    record Draft(Contents contents) implements Editable {}

    /** Waiting for a moderator. */
    record Submitted(Contents contents) implements Deposit {}

    /**
     * With a moderator.
     *
     * @param heldUntil from when on another moderator may take it
     */
    record InReview(Contents contents, String moderator, Instant heldUntil) implements Moderated {}

    /**
     * Given back to the depositor.
     *
     * @param reason what the moderator asks for
     */
    record ChangesRequested(Contents contents, String moderator, String reason) implements Editable, Moderated {}

    /** Accepted; publishing was asked for in the same transaction. */
    record Accepted(Contents contents, String moderator) implements Moderated {}

    /** On its way into the archive. */
    record Publishing(Contents contents, String moderator) implements Moderated {}

    record Published(Contents contents, String moderator) implements Moderated {}

    record Refused(Contents contents, String moderator, String reason) implements Moderated {}

    /** Given up by its depositor; its files are gone. */
    record Abandoned(Contents contents) implements Deposit {}
}
