package org.estran.app.curation.batches;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Searches as somebody types or copies them: an address, the part of it after the question mark, or mere words. */
final class Queries {

    private Queries() {}

    static Map<String, List<String>> read(String typed) {
        String text = typed.strip();
        String query = text.substring(text.indexOf('?') + 1);
        if (!query.contains("=")) {
            return text.isEmpty() || text.contains("?") ? Map.of() : Map.of("q", List.of(text));
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int is = pair.indexOf('=');
            if (is > 0) {
                parameters
                        .computeIfAbsent(decoded(pair.substring(0, is)), name -> new ArrayList<>())
                        .add(decoded(pair.substring(is + 1)));
            }
        }
        // A page of a search is not the search.
        parameters.keySet().removeAll(List.of("after", "limit"));
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException garbled) {
            return text;
        }
    }
}
