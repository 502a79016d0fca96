package org.estran.app.identifiers;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Compares what was wanted with what was read back: state, address and the metadata a citation is made of. DataCite
 * tidies texts (spaces, mark-up, entities) and says some properties in two forms, which is no difference.
 */
final class Agreement {

    private Agreement() {}

    /** What differs, in the words of DataCite's properties; nothing when it agrees. */
    static List<String> differences(DoiRow wanted, JsonNode attributes, Reply.Found found) {
        List<String> differences = new ArrayList<>();
        if (found.status() != wanted.wanted()) {
            differences.add("state is " + word(found.status()) + ", not " + word(wanted.wanted()));
        }
        String url = found.url();
        if (wanted.url() != null && (url == null || !sameAddress(url, wanted.url()))) {
            differences.add("url is " + url + ", not " + wanted.url());
        }
        compare("titles", attributes, found, Agreement::titles, differences);
        compare("creators", attributes, found, Agreement::creators, differences);
        compare("publisher", attributes, found, Agreement::publisher, differences);
        compare("publicationYear", attributes, found, node -> plain(node.path("publicationYear")), differences);
        compare("types.resourceTypeGeneral", attributes, found, Agreement::resourceType, differences);
        compare("version", attributes, found, node -> plain(node.path("version")), differences);
        return differences;
    }

    /** Scheme and host without case, an empty path as {@code /}. */
    static boolean sameAddress(String one, String other) {
        return address(one).equals(address(other));
    }

    private static String address(String text) {
        try {
            URI uri = URI.create(text.strip()).normalize();
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)
                    + "://"
                    + String.valueOf(uri.getRawAuthority()).toLowerCase(Locale.ROOT)
                    + path
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException notAnAddress) {
            return text.strip();
        }
    }

    private static void compare(
            String property,
            JsonNode wanted,
            Reply.Found found,
            Function<JsonNode, Object> reading,
            List<String> differences) {
        if (!wanted.has(property.replaceFirst("\\..*", ""))) {
            return;
        }
        Object expected = reading.apply(wanted);
        Object actual = reading.apply(found.attributes());
        if (!expected.equals(actual)) {
            differences.add(property + " is " + actual + ", not " + expected);
        }
    }

    private static Object titles(JsonNode attributes) {
        return attributes
                .path("titles")
                .valueStream()
                .map(title -> plain(title.path("title")))
                .toList();
    }

    private static Object creators(JsonNode attributes) {
        return attributes
                .path("creators")
                .valueStream()
                .map(creator -> plain(creator.path("name")))
                .toList();
    }

    /** A string by default, an object when asked or given so. */
    private static Object publisher(JsonNode attributes) {
        JsonNode publisher = attributes.path("publisher");
        return plain(publisher.isObject() ? publisher.path("name") : publisher);
    }

    private static Object resourceType(JsonNode attributes) {
        return plain(attributes.path("types").path("resourceTypeGeneral"));
    }

    private static String plain(JsonNode value) {
        String text = Normalizer.normalize(value.asString(""), Normalizer.Form.NFC);
        return text.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }

    private static String word(DoiStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
