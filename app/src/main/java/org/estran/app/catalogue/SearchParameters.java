package org.estran.app.catalogue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.records.Kind;
import org.estran.records.Shape;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * A search as it stands in an address: {@code q}, {@code bbox} (west,south,east,north),
 * {@code polygon} (WKT), {@code relation} ({@code intersects} or {@code within}), {@code depth} (metres, from/to),
 * {@code datetime} (ISO 8601, with
 * {@code ..} for an open end), {@code identifier}, {@code sort}, {@code limit}, {@code after}, and every facet by its
 * {@link Facet#word()}, several times for alternatives. An empty value is none.
 */
public final class SearchParameters {

    /** Every name that means something, in the order in which addresses have them. */
    public static final Set<String> NAMES = names();

    private final Map<String, List<String>> given;
    private final List<Finding> findings = new ArrayList<>();

    private SearchParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /**
     * Reads a request, with {@link SearchRequest#EVERYTHING} for what is left out; names that mean nothing are passed over.
     *
     * @throws ProblemException {@code search-invalid} with a finding for every parameter that cannot be understood
     */
    public static SearchRequest read(Map<String, List<String>> parameters, Language language) {
        return read(parameters, language, List.of());
    }

    /** As {@link #read(Map, Language)}, with what the caller has found wrong already. */
    public static SearchRequest read(
            Map<String, List<String>> parameters, Language language, List<Finding> alreadyFound) {
        Understood understood = understand(parameters, language);
        List<Finding> findings = new ArrayList<>(alreadyFound);
        findings.addAll(understood.findings());
        if (!findings.isEmpty()) {
            throw ProblemException.invalid("search-invalid", "The search cannot be understood.", findings);
        }
        return understood.request();
    }

    /** As {@link #read(Map, Language)}, for those who go on with what could be understood. */
    public static Understood understand(Map<String, List<String>> parameters, Language language) {
        SearchParameters reader = new SearchParameters(parameters);
        SearchRequest request = reader.request(language);
        return new Understood(request, List.copyOf(reader.findings));
    }

    /**
     * @param request without the parameters that cannot be understood
     * @param findings one for each of those
     */
    public record Understood(SearchRequest request, List<Finding> findings) {}

    /** The parameters of a request; reading them gives the same request. What is as in a new search is left out. */
    public static Map<String, List<String>> write(SearchRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "q", request.text());
        put(parameters, "identifier", request.identifier());
        BoundingBox box = request.box();
        put(
                parameters,
                "bbox",
                box == null ? null : box.west() + "," + box.south() + "," + box.east() + "," + box.north());
        Shape.Polygon polygon = request.polygon();
        put(parameters, "polygon", polygon == null ? null : PolygonText.text(polygon));
        put(parameters, "relation", request.within() ? "within" : null);
        TimeInterval period = request.period();
        put(parameters, "datetime", period == null ? null : end(period.start()) + "/" + end(period.end()));
        DepthRange depth = request.depth();
        put(parameters, "depth", depth == null ? null : depth.text());
        request.facets().forEach((facet, values) -> parameters.put(facet.word(), List.copyOf(values)));
        if (request.sort() != SearchRequest.EVERYTHING.sort()) {
            put(parameters, "sort", request.sort().word());
        }
        if (request.limit() != SearchRequest.EVERYTHING.limit()) {
            put(parameters, "limit", Integer.toString(request.limit()));
        }
        put(parameters, "after", request.after());
        return parameters;
    }

    /** The parameters of a request as the query part of an address, without the question mark; empty for none. */
    public static String query(SearchRequest request) {
        return write(request).entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> parameter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private SearchRequest request(Language language) {
        return new SearchRequest(
                words("q"),
                words("identifier"),
                single("bbox", "search-bbox", SearchParameters::box),
                single("polygon", "search-polygon", PolygonText::parse),
                Boolean.TRUE.equals(single("relation", "search-relation", SearchParameters::within)),
                single("datetime", "search-datetime", SearchParameters::period),
                single("depth", "search-depth", DepthRange::parse),
                facets(),
                null,
                List.of(),
                orElse(single("sort", "search-sort", SearchParameters::sort), SearchRequest.EVERYTHING.sort()),
                language,
                orElse(single("limit", "search-limit", SearchParameters::limit), SearchRequest.EVERYTHING.limit()),
                words("after"));
    }

    private @Nullable String words(String name) {
        return single(name, "search-parameter", text -> text);
    }

    private <T> @Nullable T single(String name, String wrong, Function<String, T> reading) {
        List<String> values = values(name);
        if (values.size() > 1) {
            findings.add(Finding.blocking("search-repeated", "/" + name, name));
            return null;
        }
        for (String value : values) {
            try {
                return reading.apply(value);
            } catch (IllegalArgumentException unreadable) {
                findings.add(Finding.blocking(wrong, "/" + name, value));
            }
        }
        return null;
    }

    private Map<Facet, Set<String>> facets() {
        Map<Facet, Set<String>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            facets.put(facet, new LinkedHashSet<>(values(facet.word())));
        }
        values(Facet.KIND.word()).stream()
                .filter(word -> Kind.of(word).isEmpty())
                .forEach(word -> findings.add(Finding.blocking("search-kind", "/kind", word)));
        return facets;
    }

    private List<String> values(String name) {
        return given.getOrDefault(name, List.of()).stream()
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .toList();
    }

    /** A box in degrees east from −180 to 180, or from 0 to 360 as the Pacific's charts and many models have them. */
    private static BoundingBox box(String text) {
        String[] parts = text.split(",", -1);
        int east = parts.length == 6 ? 3 : 2;
        if (parts.length <= east) {
            return BoundingBox.parse(text);
        }
        double[] longitudes = {degrees(parts[0]), degrees(parts[east])};
        if (longitudes[0] >= 0 && longitudes[1] > 180 && longitudes[1] <= 360 && longitudes[0] <= longitudes[1]) {
            boolean isRound = longitudes[1] - longitudes[0] == 360;
            parts[0] = isRound ? "-180" : Double.toString(westOfEast(longitudes[0]));
            parts[east] = isRound ? "180" : Double.toString(westOfEast(longitudes[1]));
        }
        return BoundingBox.parse(String.join(",", parts));
    }

    private static double westOfEast(double degrees) {
        return degrees > 180 ? degrees - 360 : degrees;
    }

    private static double degrees(String text) {
        return Double.parseDouble(text.strip());
    }

    private static @Nullable TimeInterval period(String text) {
        TimeInterval period = TimeInterval.parse(text);
        return period.isEmpty() ? null : period;
    }

    private static boolean within(String relation) {
        return switch (relation) {
            case "within" -> true;
            case "intersects" -> false;
            default -> throw new IllegalArgumentException("no such relation: " + relation);
        };
    }

    private static SearchRequest.Sort sort(String word) {
        return SearchRequest.Sort.of(word).orElseThrow(() -> new IllegalArgumentException("no such order: " + word));
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > SearchRequest.MOST) {
            throw new IllegalArgumentException("out of range: " + text);
        }
        return limit;
    }

    private static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }

    private static String end(java.time.@Nullable Instant instant) {
        return instant == null ? ".." : instant.toString();
    }

    private static void put(Map<String, List<String>> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, List.of(value));
        }
    }

    private static Set<String> names() {
        Set<String> names =
                new LinkedHashSet<>(List.of("q", "identifier", "bbox", "polygon", "relation", "datetime", "depth"));
        Arrays.stream(Facet.values()).map(Facet::word).forEach(names::add);
        names.addAll(List.of("sort", "limit", "after"));
        return Collections.unmodifiableSet(names);
    }
}
