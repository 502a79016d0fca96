package org.estran.app.pages.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** A view's name is its template's path: {@code portal/home} is {@code src/main/jte/portal/home.jte}. */
@Component
record JteViewResolver(JteTemplates templates) implements ViewResolver, Ordered {

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        if (name.startsWith("redirect:") || name.startsWith("forward:") || !templates.has(name)) {
            return null;
        }
        return new JteView(templates, name);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }
}
