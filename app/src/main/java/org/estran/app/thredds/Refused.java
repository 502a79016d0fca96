package org.estran.app.thredds;

import org.estran.opendap.DapException;
import org.estran.terms.Problem;

/** The HTTP status of a refusal, for protocols that have words of their own for the rest of it. */
public final class Refused {

    private Refused() {}

    public static int status(Problem problem) {
        return switch (problem) {
            case Problem.NotFound _ -> 404;
            case Problem.Gone _ -> 410;
            case Problem.SignInNeeded _ -> 401;
            case Problem.NotAllowed _ -> 403;
            case Problem.TooLarge _ -> 413;
            case Problem.MethodNotAllowed _ -> 405;
            case Problem.NotAcceptable _ -> 406;
            case Problem.TooMany _ -> 429;
            case Problem.Locked _ -> 423;
            case Problem.Conflict _ -> 409;
            case Problem.Outdated _ -> 412;
            case Problem.UnsupportedMediaType _ -> 415;
            case Problem.Invalid _ -> 400;
            case Problem.Busy _ -> 503;
            case Problem.Upstream _ -> 502;
            case Problem.NoRoom _ -> 507;
            case Problem.Damaged _, Problem.Bug _ -> 500;
        };
    }

    /** The code of DAP2's Error object. */
    public static int dapCode(Problem problem) {
        return switch (problem) {
            case Problem.NotFound _, Problem.Gone _ -> DapException.Kind.NO_SUCH_FILE.code();
            case Problem.SignInNeeded _, Problem.NotAllowed _ -> DapException.Kind.NOT_AUTHORIZED.code();
            case Problem.Damaged _ -> DapException.Kind.UNREADABLE.code();
            default -> status(problem);
        };
    }
}
