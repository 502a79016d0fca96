package org.estran.app.dissemination.ogc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.estran.app.pages.Words;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A resource in the form that is asked for, open to every origin (OGC API Common, part 1, clause 8). */
public final class Answers {

    private static final String PAGE = "records/resource";
    private static final String VARY = "Accept, Accept-Language, Cookie";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Answers() {}

    /** As JSON, or as its page. */
    public static Object of(
            HttpServletRequest request,
            HttpServletResponse response,
            JsonNode json,
            String type,
            Words words,
            Supplier<ResourcePage> page) {
        return switch (Representation.of(request)) {
            case JSON -> json(json, type, words);
            case HTML -> {
                response.setHeader("Access-Control-Allow-Origin", "*");
                response.setHeader("Vary", VARY);
                yield new ModelAndView(PAGE, Map.of("resource", page.get()));
            }
        };
    }

    public static ResponseEntity<byte[]> json(JsonNode json, String type, Words words) {
        return body(
                JSON.writeValueAsBytes(json), MediaType.parseMediaType(type), Links.header(json.path("links")), words);
    }

    public static ResponseEntity<byte[]> body(byte[] bytes, MediaType type, List<String> links, Words words) {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", "Link, Content-Language")
                .header("Content-Language", words.language().code())
                .header("Vary", VARY)
                .headers(headers -> links.forEach(link -> headers.add("Link", ascii(link))))
                .body(bytes);
    }

    private static String ascii(String link) {
        return new String(link.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }
}
