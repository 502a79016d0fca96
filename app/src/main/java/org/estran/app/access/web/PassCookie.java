package org.estran.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.estran.app.accounts.Passes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie of a pass: to the pages of its record alone, out of reach of scripts (RFC 6265). */
@Component
class PassCookie {

    void give(
            HttpServletRequest request,
            HttpServletResponse response,
            String recordId,
            String clearText,
            Duration lifetime) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(Passes.COOKIE, clearText)
                        .path("/records/" + recordId)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(lifetime)
                        .build()
                        .toString());
    }
}
