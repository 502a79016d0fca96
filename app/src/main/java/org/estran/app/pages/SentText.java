package org.estran.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;

/** The text that a request carries, within limits. */
public final class SentText {

    /** Far more than any description; files have their own addresses. */
    private static final int LARGEST = 4_000_000;

    private SentText() {}

    /** @throws ProblemException {@code document-too-large} */
    public static String of(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ProblemException(
                    new Problem.TooLarge("document-too-large", "A document may have " + LARGEST + " bytes at most."));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
