package org.estran.app.portal.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands before every centre that tests start whole, and judges what it answers under {@code /api} by the description: an
 * answer that is not as described comes out as 599 with the reasons, which no test takes for what it wanted.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DescribedAnswers extends OncePerRequestFilter {

    static final int NOT_AS_DESCRIBED = 599;

    private static final ObjectNode DOCUMENT = ApiDescription.read();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // The bytes of files stream; everything else is small.
        return !request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().equals("/api/openapi.json")
                || request.getMethod().equals("GET") && request.getRequestURI().matches("/api/deposits/[^/]+/files/.+");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        if (request.isAsyncStarted()) {
            kept.copyBodyToResponse();
            return;
        }
        List<String> wrong = judge(
                request.getMethod(),
                request.getRequestURI(),
                kept.getStatus(),
                Optional.ofNullable(kept.getContentType()).orElse(""),
                kept.getContentAsByteArray());
        if (!wrong.isEmpty()) {
            kept.resetBuffer();
            kept.setStatus(NOT_AS_DESCRIBED);
            kept.setContentType("text/plain;charset=UTF-8");
            kept.getOutputStream()
                    .write((request.getMethod() + " " + request.getRequestURI()
                                    + " is not as openapi/estran.yaml says:\n" + String.join("\n", wrong))
                            .getBytes(StandardCharsets.UTF_8));
        }
        kept.copyBodyToResponse();
    }

    /** What is wrong with an answer; nothing is said of routes that are none, nor of answers without a body. */
    static List<String> judge(String method, String path, int status, String contentType, byte[] body) {
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty() || body.length == 0 || status >= 500) {
            return List.of();
        }
        JsonNode responses = operation.get().path("responses");
        JsonNode response = at(
                responses.has(String.valueOf(status))
                        ? responses.path(String.valueOf(status))
                        : responses.path(status / 100 + "XX"));
        if (response.isMissingNode()) {
            return List.of("the status " + status + " is not described");
        }
        String mediaType = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        JsonNode schema = response.path("content").path(mediaType).path("schema");
        if (schema.isMissingNode()) {
            return List.of("the status " + status + " with " + mediaType + " is not described");
        }
        if (!mediaType.endsWith("json")) {
            return List.of();
        }
        List<String> wrong = new ArrayList<>();
        compiled(schema)
                .validate(new String(body, StandardCharsets.UTF_8), InputFormat.JSON)
                .forEach(error -> wrong.add(error.toString()));
        return wrong;
    }

    private static Schema compiled(JsonNode schema) {
        return SCHEMAS.computeIfAbsent(schema.toString(), text -> {
            ObjectNode whole = JsonMapper.shared().createObjectNode();
            whole.putArray("allOf").add(schema);
            whole.set("components", DOCUMENT.path("components"));
            return REGISTRY.getSchema(whole);
        });
    }

    private static Optional<JsonNode> operation(String method, String path) {
        return DOCUMENT.path("paths").properties().stream()
                .filter(one -> path.matches(pattern(one.getKey())))
                .map(one -> one.getValue().path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    private static String pattern(String template) {
        return template.replace("/{path}", "/.+").replaceAll("\\{[^}]+}", "[^/]+");
    }

    private static JsonNode at(JsonNode node) {
        return node.path("$ref").isString()
                ? DOCUMENT.at(node.path("$ref").stringValue().substring(1))
                : node;
    }
}
