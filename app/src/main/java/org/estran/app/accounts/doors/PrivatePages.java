package org.estran.app.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/** What a signed-in person sees stays out of every cache, unless its room said otherwise. */
final class PrivatePages implements HeaderWriter {

    private final Callers callers;

    PrivatePages(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)
                && !callers.current().equals(Caller.ANONYMOUS)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
