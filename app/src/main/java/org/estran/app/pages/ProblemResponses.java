package org.estran.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.estran.terms.Problem;

/** The one translation of a problem to HTTP, for whoever stands outside of Spring MVC (filters, entry points). */
public interface ProblemResponses {

    /**
     * Answers with the problem: RFC 9457 problem details under {@code /api/} and for clients that prefer JSON, a page
     * for people.
     *
     * @throws IllegalStateException when the answer has already begun
     */
    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException;
}
