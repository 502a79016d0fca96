package org.estran.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Who reads the answer: a person with a browser, or a program. */
public enum Audience {
    PEOPLE,
    PROGRAMS;

    /**
     * {@code /api/} always speaks to programs; elsewhere it is people who ask for HTML by name and like it no less than
     * JSON. A bare {@code * / *} is a script, and so is htmx, which puts the words where they belong.
     */
    public static Audience of(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/api/") || request.getHeader("HX-Request") != null) {
            return PROGRAMS;
        }
        String accept = request.getHeader("Accept");
        return accept != null && quality(accept, "html") > 0 && quality(accept, "html") >= quality(accept, "json")
                ? PEOPLE
                : PROGRAMS;
    }

    private static double quality(String accept, String word) {
        try {
            List<MediaType> ranges = MediaType.parseMediaTypes(accept);
            return ranges.stream()
                    .filter(range -> range.getSubtype().contains(word))
                    .mapToDouble(MediaType::getQualityValue)
                    .max()
                    .orElse(0);
        } catch (InvalidMediaTypeException unreadable) {
            return 0;
        }
    }
}
