package org.estran.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON object that a request carries, within the limits of {@link SentText}. */
public final class SentJson {

    private SentJson() {}

    /** @throws ProblemException {@code document-unreadable}, {@code document-too-large} */
    public static JsonNode object(HttpServletRequest request) throws IOException {
        try {
            JsonNode body = RecordJson.mapper().readTree(SentText.of(request));
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException garbled) {
            throw unreadable(String.valueOf(garbled.getOriginalMessage()));
        }
        throw unreadable("A JSON object is expected.");
    }

    private static ProblemException unreadable(String reason) {
        return ProblemException.invalid(
                "document-unreadable", reason, List.of(Finding.blocking("document-unreadable", "", reason)));
    }
}
