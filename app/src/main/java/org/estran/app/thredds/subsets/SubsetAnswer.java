package org.estran.app.thredds.subsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.estran.app.thredds.Answers;
import org.estran.app.thredds.Refused;
import org.estran.terms.ProblemException;

/** An answer of the subset service: what cannot be given is refused in plain text, with the status of its reason. */
final class SubsetAnswer {

    private SubsetAnswer() {}

    /** Gives an answer. */
    interface Giving {
        void give() throws IOException, SubsetRefused;
    }

    static void answer(HttpServletRequest request, HttpServletResponse response, Giving giving) throws IOException {
        try {
            giving.give();
        } catch (SubsetRefused refused) {
            refuse(request, response, 400, String.valueOf(refused.getMessage()));
        } catch (ProblemException refused) {
            refuse(
                    request,
                    response,
                    Refused.status(refused.problem()),
                    refused.problem().detail());
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String message)
            throws IOException {
        Refused.begin(response, status);
        response.setHeader("Content-Disposition", null);
        Answers.whole(request, response, "text/plain;charset=UTF-8", message);
    }
}
