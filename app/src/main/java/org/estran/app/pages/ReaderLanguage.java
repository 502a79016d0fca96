package org.estran.app.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.terms.Language;

/** Which of the two languages a request wants: {@code ?lang=}, else the cookie, else the browser's, else French. */
public final class ReaderLanguage {

    public static final String COOKIE = "lang";
    public static final String PARAMETER = "lang";

    private static final String ATTRIBUTE = ReaderLanguage.class.getName();

    private ReaderLanguage() {}

    public static Language of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Language known) {
            return known;
        }
        Language found = asked(request)
                .or(() -> remembered(request))
                .or(() -> accepted(request))
                .orElse(Language.FR);
        request.setAttribute(ATTRIBUTE, found);
        return found;
    }

    /**
     * The language of {@code ?lang=}. Read from the query string itself: asking for a parameter would read the body of a
     * form before its door has decided whether to.
     */
    public static Optional<Language> asked(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(PARAMETER + "=")) {
                return Language.of(pair.substring(PARAMETER.length() + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<Language> remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return Language.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private static Optional<Language> accepted(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Optional.empty();
        }
        List<Locale> locales = Collections.list(request.getLocales());
        return locales.stream()
                .map(locale -> Language.of(locale.toLanguageTag()))
                .flatMap(Optional::stream)
                .findFirst()
                // Somebody who reads neither language is likelier to read some English.
                .or(() -> locales.isEmpty()
                                || request.getHeader("Accept-Language").startsWith("*")
                        ? Optional.empty()
                        : Optional.of(Language.EN));
    }
}
