package org.estran.app.viewer;

import static org.estran.app.viewer.Addresses.encoded;
import static org.estran.app.viewer.Addresses.joined;
import static org.estran.app.viewer.Addresses.path;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Parts of addresses. */
final class Addresses {

    private Addresses() {}

    static String joined(double... numbers) {
        StringJoiner joined = new StringJoiner(",");
        for (double number : numbers) {
            joined.add(String.valueOf(Math.round(number * 1e6) / 1e6));
        }
        return joined.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%3A", ":");
    }

    static String path(String path) {
        return encoded(path).replace("+", "%20");
    }
}
