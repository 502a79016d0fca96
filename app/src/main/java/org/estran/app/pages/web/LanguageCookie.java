package org.estran.app.pages.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.estran.app.pages.ReaderLanguage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/** Remembers the language a reader chose with {@code ?lang=}. */
final class LanguageCookie extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ReaderLanguage.asked(request)
                .ifPresent(language -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(ReaderLanguage.COOKIE, language.code())
                                .path("/")
                                .sameSite("Lax")
                                .httpOnly(true)
                                .secure(request.isSecure())
                                .maxAge(Duration.ofDays(365))
                                .build()
                                .toString()));
        chain.doFilter(request, response);
    }
}
