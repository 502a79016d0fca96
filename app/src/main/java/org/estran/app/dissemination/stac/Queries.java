package org.estran.app.dissemination.stac;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Queries of addresses, to be asked again for the next page. */
final class Queries {

    private Queries() {}

    static Map<String, String> of(HttpServletRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!values[0].isBlank()) {
                query.put(name, values[0]);
            }
        });
        return query;
    }

    static String with(String address, Map<String, String> query, String token) {
        Map<String, String> all = new LinkedHashMap<>(query);
        all.put("token", token);
        return with(address, all);
    }

    static String with(String address, Map<String, String> query) {
        return query.isEmpty()
                ? address
                : query.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&", address + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
