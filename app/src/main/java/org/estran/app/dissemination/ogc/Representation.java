package org.estran.app.dissemination.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.estran.app.pages.Audience;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The two forms every resource here has. */
public enum Representation {
    JSON,
    HTML;

    /**
     * {@code f} decides, else {@code Accept}; who takes anything gets JSON.
     *
     * @throws ProblemException {@code records-query-invalid} for an {@code f} that is neither, {@code format-not-offered}
     */
    public static Representation of(HttpServletRequest request) {
        String[] asked = request.getParameterValues("f");
        if (asked != null && asked.length == 1 && !asked[0].isBlank()) {
            return named(asked[0]);
        }
        if (Audience.of(request) == Audience.PEOPLE) {
            return HTML;
        }
        String accept = request.getHeader("Accept");
        if (accept != null && !accept.isBlank() && !takesJson(accept)) {
            throw new ProblemException(
                    new Problem.NotAcceptable("format-not-offered", "Offered: JSON (f=json) and HTML (f=html)."));
        }
        return JSON;
    }

    private static Representation named(String word) {
        return switch (word.strip()) {
            case "json", "geojson" -> JSON;
            case "html" -> HTML;
            default -> throw Parameters.invalid(List.of(Finding.blocking("records-f", "/f", word)));
        };
    }

    private static boolean takesJson(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .filter(range -> range.getQualityValue() > 0)
                    .anyMatch(range ->
                            range.isWildcardType() || range.getSubtype().contains("json") || range.isWildcardSubtype());
        } catch (InvalidMediaTypeException unreadable) {
            return true;
        }
    }
}
