package org.estran.app.pages.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.pages.Templates;
import org.springframework.stereotype.Component;

/**
 * Renders a page whole before its first byte leaves: a template that fails answers as a problem, never as half a page.
 */
@Component
class JteTemplates implements Templates {

    static final String HTML = "text/html;charset=UTF-8";

    private final TemplateEngine engine;
    private final Frames frames;

    JteTemplates(TemplateEngine engine, Frames frames) {
        this.engine = engine;
        this.frames = frames;
    }

    boolean has(String template) {
        return engine.hasTemplate(template + ".jte");
    }

    @Override
    public void answer(String template, Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> parameters = new HashMap<>();
        model.forEach((name, value) -> {
            if (value != null) {
                parameters.put(name, value);
            }
        });
        parameters.put("page", frames.of(request));
        Utf8ByteOutput page = new Utf8ByteOutput();
        engine.render(template + ".jte", parameters, page);
        response.setContentType(HTML);
        response.setHeader("Content-Language", ReaderLanguage.of(request).code());
        response.setContentLength(page.getContentLength());
        if (!request.getMethod().equals("HEAD")) {
            page.writeTo(response.getOutputStream());
        }
    }
}
