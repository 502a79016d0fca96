package org.estran.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * Answers with a template. Controllers simply return a {@code ModelAndView}; this is for those who answer by hand. The
 * parameter {@code page} (a {@link Frame}) adds itself.
 */
public interface Templates {

    /**
     * Renders the template whole, then writes it with its length; the status is the caller's to set.
     *
     * @param template its path under {@code src/main/jte} without the suffix, e.g. {@code pages/problem}
     */
    void answer(String template, Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
