package org.estran.app.pages.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** One template as a Spring view. */
record JteView(JteTemplates templates, String template) implements View {

    @Override
    public String getContentType() {
        return JteTemplates.HTML;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        templates.answer(template, model == null ? Map.of() : model, request, response);
    }
}
