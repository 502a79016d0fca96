package org.estran.app.pages.problems;

import org.estran.terms.Problem;

/** The word of each family of problems, and the problem of what the framework refuses by itself. */
final class Statuses {

    private Statuses() {}

    /** The word of the family, for the message bundles: {@code problem-title.<word>}. */
    static String family(Problem problem) {
        return switch (problem) {
            case Problem.NotFound _ -> "not-found";
            case Problem.Gone _ -> "gone";
            case Problem.SignInNeeded _ -> "sign-in-needed";
            case Problem.NotAllowed _ -> "not-allowed";
            case Problem.Invalid _ -> "invalid";
            case Problem.Conflict _ -> "conflict";
            case Problem.Outdated _ -> "outdated";
            case Problem.TooLarge _ -> "too-large";
            case Problem.Locked _ -> "locked";
            case Problem.UnsupportedMediaType _ -> "unsupported-media-type";
            case Problem.NotAcceptable _ -> "not-acceptable";
            case Problem.MethodNotAllowed _ -> "method-not-allowed";
            case Problem.TooMany _ -> "too-many";
            case Problem.Upstream _ -> "upstream";
            case Problem.Busy _ -> "busy";
            case Problem.Damaged _ -> "damaged";
            case Problem.NoRoom _ -> "no-room";
            case Problem.Bug _ -> "unexpected-failure";
        };
    }

    /** What the framework means by a status it answers by itself; {@code errorId} is used for failures of ours. */
    static Problem problemOf(int status, String errorId) {
        return switch (status) {
            case 401 -> new Problem.SignInNeeded("sign-in-needed", "This needs you to sign in.");
            case 403 -> new Problem.NotAllowed("not-allowed", "You may not do this.");
            case 404 -> new Problem.NotFound("not-found", "There is nothing at this address.");
            case 405 -> new Problem.MethodNotAllowed("method-not-allowed", "This address does not know that method.");
            case 406 -> new Problem.NotAcceptable("not-acceptable", "None of the accepted formats exists here.");
            case 409 -> new Problem.Conflict("conflict", "This is not possible in the present state.");
            case 410 -> new Problem.Gone("gone", "This was here and was withdrawn.");
            case 412 -> new Problem.Outdated("outdated", "Somebody changed this since you read it.");
            case 413 -> new Problem.TooLarge("too-large", "What was sent is larger than is taken here.");
            case 415 -> new Problem.UnsupportedMediaType("unsupported-media-type", "That format is not taken here.");
            case 423 -> new Problem.Locked("locked", "Somebody else is changing this just now.");
            case 429 -> new Problem.TooMany("too-many", "Too many requests; wait a little.");
            case 503 -> new Problem.Busy("busy", "This is not possible at this moment; try again shortly.");
            case 502, 504 -> new Problem.Upstream("upstream", "A system we need does not answer.");
            case 507 -> new Problem.NoRoom("no-room", "There is no room left to keep this.");
            default ->
                status >= 400 && status < 500
                        ? new Problem.Invalid("invalid", "The request cannot be understood.", java.util.List.of())
                        : new Problem.Bug(errorId);
        };
    }
}
