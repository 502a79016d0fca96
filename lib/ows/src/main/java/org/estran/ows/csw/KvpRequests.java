package org.estran.ows.csw;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.ows.Fault;
import org.estran.ows.KeyValues;
import org.estran.ows.Markup;
import org.estran.ows.OwsException;

/** Takes requests in key-value pairs apart. */
final class KvpRequests {

    /** Parameters that are lists, divided by commas. */
    private static final Set<String> LISTS = Set.of(
            "acceptversions",
            "sections",
            "acceptformats",
            "typename",
            "typenames",
            "propertyname",
            "valuereference",
            "parametername",
            "elementname",
            "recordids");

    private static final Pattern NAMESPACE =
            Pattern.compile("xmlns\\(\\s*(?:([^=,()]*?)\\s*[=,]\\s*)?([^()]*?)\\s*\\)");

    private KvpRequests() {}

    static RawRequest read(KeyValues pairs) throws OwsException {
        Map<String, List<String>> values = new HashMap<>();
        pairs.all()
                .forEach((name, value) ->
                        values.put(name, LISTS.contains(name) ? split(value) : List.of(value.strip())));
        pairs.get("id").ifPresent(id -> values.put("id", split(id)));
        return new RawRequest(
                pairs.get("request").orElse(""),
                null,
                values,
                namespaces(pairs.get("namespace").orElse("")),
                null,
                order(pairs.get("sortby").orElse("")),
                null,
                () -> echo(pairs));
    }

    private static List<String> split(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .toList();
    }

    private static Map<String, String> namespaces(String value) {
        Map<String, String> namespaces = new HashMap<>();
        Matcher m = NAMESPACE.matcher(value);
        while (m.find()) {
            namespaces.put(m.group(1) == null ? "" : m.group(1), m.group(2));
        }
        return namespaces;
    }

    /** {@code title:A} of 2.0.2 and {@code title asc} of Filter Encoding 2.0, or {@code title} alone. */
    private static List<SortKey> order(String value) throws OwsException {
        List<SortKey> keys = new ArrayList<>();
        for (String key : split(value)) {
            Matcher m =
                    Pattern.compile("(?i)(.+?)(?:(?::|\\s+)(a|d|asc|desc))?").matcher(key);
            if (!m.matches()) {
                throw new OwsException(Fault.invalid("SortBy", "Not a key to sort by: " + key));
            }
            keys.add(new SortKey(
                    m.group(1),
                    m.group(2) != null
                            && m.group(2).toLowerCase(java.util.Locale.ROOT).startsWith("d")));
        }
        return keys;
    }

    /** What was asked as XML: the pairs as attributes, as there is no other form for them. */
    private static String echo(KeyValues pairs) {
        StringWriter text = new StringWriter();
        try {
            Markup out = new Markup(text).start("KeyValuePairs");
            for (Map.Entry<String, String> pair : pairs.all().entrySet()) {
                out.element("Pair", pair.getValue(), "name", pair.getKey());
            }
            out.endAll();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
