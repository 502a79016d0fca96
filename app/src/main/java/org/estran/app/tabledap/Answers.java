package org.estran.app.tabledap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.estran.app.accounts.Challenges;
import org.estran.app.pages.ProblemStatus;
import org.estran.opendap.tabledap.TableRefused;
import org.estran.terms.ProblemException;

/** Short answers, and refusals in ERDDAP's words. */
final class Answers {

    static final String PLAIN = "text/plain;charset=UTF-8";

    private Answers() {}

    /** What answers a request. */
    interface Answering {
        void answer() throws IOException, TableRefused;
    }

    /** Tells what is refused. Who asks decides what is given: nothing of it stays in caches that others share. */
    static void answer(HttpServletRequest request, HttpServletResponse response, Answering answering)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            answering.answer();
        } catch (TableRefused refused) {
            refuse(request, response, refused.status(), refused.text());
        } catch (ProblemException refused) {
            int status = ProblemStatus.of(refused.problem()).value();
            refuse(
                    request,
                    response,
                    status,
                    TableRefused.text(status, refused.problem().detail()));
        }
    }

    static void dap(HttpServletResponse response, String description) {
        response.setHeader("XDODS-Server", "dods/3.7");
        response.setHeader("Content-Description", description);
    }

    /** A part of DAP2 that is a text. */
    static void dap(HttpServletRequest request, HttpServletResponse response, String description, String text)
            throws IOException {
        dap(response, description);
        text(request, response, PLAIN, text);
    }

    static void text(HttpServletRequest request, HttpServletResponse response, String mediaType, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(mediaType);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String text)
            throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", Challenges.FOR_PROTOCOLS);
        }
        dap(request, response, "dods-error", text);
    }
}
