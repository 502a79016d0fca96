package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.estran.app.deposit.StatedDigests;
import org.estran.app.pages.SentText;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what a request carries, within limits. */
final class RequestBody {

    private RequestBody() {}

    /** A JSON object; an empty body counts as an empty one. */
    static JsonNode object(HttpServletRequest request) throws IOException {
        String text = SentText.of(request);
        try {
            JsonNode node = RecordJson.mapper().readTree(text.isBlank() ? "{}" : text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException unreadable) {
            throw unreadable(unreadable.getOriginalMessage());
        }
        throw unreadable("A JSON object is expected.");
    }

    static ProblemException unreadable(@Nullable String reason) {
        String said = String.valueOf(reason);
        return ProblemException.invalid(
                "document-unreadable", said, List.of(Finding.blocking("document-unreadable", "", said)));
    }

    static StatedDigests digests(HttpServletRequest request) {
        String repr = request.getHeader("Repr-Digest");
        return StatedDigests.parse(repr == null ? request.getHeader("Content-Digest") : repr);
    }

    /** The revision of an {@code If-Match} header; null without one or for {@code *}. */
    static @Nullable Long revision(HttpServletRequest request) {
        String tag = request.getHeader("If-Match");
        if (tag == null || tag.strip().equals("*")) {
            return null;
        }
        String digits = tag.replaceAll("[\"W/\\s]", "");
        // A tag we never gave matches no revision.
        return digits.matches("\\d{1,18}") ? Long.valueOf(digits) : Long.valueOf(-1);
    }
}
