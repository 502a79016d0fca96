package org.estran.app.deposit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Keeps everybody before {@link DraftFilePages} from reading a form of large files in search of a parameter: whoever asks
 * for one is answered from the address alone, and nobody sees that the body is a form.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StreamedForms extends OncePerRequestFilter {

    private static final Pattern UPLOAD = Pattern.compile("/deposit/[^/]+/upload");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !UPLOAD.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new OfAddress(request), response);
    }

    private static final class OfAddress extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters = new LinkedHashMap<>();

        OfAddress(HttpServletRequest request) {
            super(request);
            String query = request.getQueryString();
            MultiValueMap<String, @Nullable String> typed = UriComponentsBuilder.newInstance()
                    .query(query == null ? "" : query)
                    .build()
                    .getQueryParams();
            typed.forEach((name, values) -> parameters.put(decoded(name), decoded(values)));
        }

        private static String[] decoded(List<@Nullable String> values) {
            return values.stream()
                    .map(value -> value == null ? "" : decoded(value))
                    .toArray(String[]::new);
        }

        private static String decoded(String value) {
            return UriUtils.decode(value, StandardCharsets.UTF_8);
        }

        @Override
        public String getContentType() {
            return "application/octet-stream";
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(parameters);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }
    }
}
