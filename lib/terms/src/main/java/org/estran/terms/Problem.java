package org.estran.terms;

import java.util.List;
import java.util.Map;

/**
 * Why a request could not be done, in the words of the house; each door translates it to its protocol's own. Every
 * problem has a stable kebab-case {@link #code()} and says whose move it is.
 */
public sealed interface Problem {

    /** Stable, kebab-case; part of the problem's {@code type} address. */
    String code();

    /** What happened, in a sentence of plain English; pages prefer the message bundle's {@code problem.<code>}. */
    String detail();

    Move move();

    /** Every single mistake, where there are several. */
    default List<Finding> findings() {
        return List.of();
    }

    /** What else a program should know, by name: an instant, the address where to go on. */
    default Map<String, String> members() {
        return Map.of();
    }

    /** Who can do something about it. */
    enum Move {
        CALLER,
        US,
        UPSTREAM,
        CAPACITY
    }

    /** Nothing is there, or nothing this caller may know of. */
    record NotFound(String code, String detail) implements Problem {
        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    /** It was here and was withdrawn. */
    record Gone(String code, String detail) implements Problem {
        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    /** The caller must first say who they are. */
    record SignInNeeded(String code, String detail, Map<String, String> members) implements Problem {
        public SignInNeeded {
            members = Map.copyOf(members);
        }

        public SignInNeeded(String code, String detail) {
            this(code, detail, Map.of());
        }

        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    /** We know who the caller is, and they may not. */
    record NotAllowed(String code, String detail, Map<String, String> members) implements Problem {
        public NotAllowed {
            members = Map.copyOf(members);
        }

        public NotAllowed(String code, String detail) {
            this(code, detail, Map.of());
        }

        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    /** What was sent cannot be used; the findings say all that is wrong. */
    record Invalid(String code, String detail, List<Finding> findings) implements Problem {
        public Invalid {
            findings = List.copyOf(findings);
        }

        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    /** Understood, but not possible in the present state. */
    record Conflict(String code, String detail, Map<String, String> members) implements Problem {
        public Conflict {
            members = Map.copyOf(members);
        }

        public Conflict(String code, String detail) {
            this(code, detail, Map.of());
        }

        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    /** Somebody changed it since the caller read it ({@code If-Match} failed). */
    record Outdated(String code, String detail) implements Problem {
        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    /** More than is taken here; the findings tell the figures. */
    record TooLarge(String code, String detail, List<Finding> findings) implements Problem {
        public TooLarge {
            findings = List.copyOf(findings);
        }

        public TooLarge(String code, String detail) {
            this(code, detail, List.of());
        }

        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    /** Somebody else is changing the same thing just now. */
    record Locked(String code, String detail) implements Problem {
        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    record UnsupportedMediaType(String code, String detail) implements Problem {
        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    record NotAcceptable(String code, String detail) implements Problem {
        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    record MethodNotAllowed(String code, String detail) implements Problem {
        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    /** The caller asks too often. */
    record TooMany(String code, String detail) implements Problem {
        @Override
        public Move move() {
            return Move.CALLER;
        }
    }

    /** Another system that we need does not answer as it should. */
    record Upstream(String code, String detail) implements Problem {
        @Override
        public Move move() {
            return Move.UPSTREAM;
        }
    }

    /** Possible, but not at this moment: others are in turn, or something is being made ready. */
    record Busy(String code, String detail) implements Problem {
        @Override
        public Move move() {
            return Move.CAPACITY;
        }
    }

    /** Something that was entrusted to us is not what it was. */
    record Damaged(String code, String detail, List<Finding> findings) implements Problem {
        public Damaged {
            findings = List.copyOf(findings);
        }

        @Override
        public Move move() {
            return Move.US;
        }
    }

    /** No room left on the disk. */
    record NoRoom(String code, String detail) implements Problem {
        @Override
        public Move move() {
            return Move.CAPACITY;
        }
    }

    /** A mistake of ours; the id is in the log beside the cause. */
    record Bug(String errorId) implements Problem {
        @Override
        public String code() {
            return "unexpected-failure";
        }

        @Override
        public String detail() {
            return "Something failed here. The error id " + errorId + " leads us to it.";
        }

        @Override
        public Move move() {
            return Move.US;
        }
    }
}
