package org.estran.app.thredds;

import jakarta.servlet.http.HttpServletResponse;
import org.estran.app.accounts.Challenges;
import org.estran.app.pages.ProblemStatus;
import org.estran.opendap.DapException;
import org.estran.terms.Problem;

/** What refusals have in common in protocols that have words of their own for the rest of them. */
public final class Refused {

    private Refused() {}

    /** Begins the answer anew, with that status; the words are the protocol's own. */
    public static void begin(HttpServletResponse response, int status) {
        response.resetBuffer();
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", Challenges.TOKEN);
        }
    }

    public static int status(Problem problem) {
        return ProblemStatus.of(problem).value();
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
