package org.estran.app.dissemination.stac;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.estran.filters.FilterException;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what is asked: of the query of an address, or of the body of a search. Both become members of one JSON object, so
 * that they mean the same. What is unknown, there twice or not to be understood is refused, all of it at once.
 */
final class AskedParameters {

    static final Set<String> SEARCH =
            Set.of("bbox", "datetime", "intersects", "ids", "collections", "limit", "token", "lang");
    static final Set<String> ITEMS = Set.of("bbox", "datetime", "limit", "token", "lang");
    static final Set<String> PAGE = Set.of("limit", "token", "lang");
    static final Set<String> NONE = Set.of("lang");

    private static final int USUAL = 10;
    private static final int MOST = 1_000;
    private static final Set<String> LISTS = Set.of("ids", "collections");
    /** A record's id, or the key of a data file among all datasets. */
    private static final Pattern PLACE = Pattern.compile("[a-z][a-z0-9_]{5,39}(/file/.+)?", Pattern.DOTALL);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode members;
    private final List<Finding> findings = new ArrayList<>();

    private AskedParameters(ObjectNode members) {
        this.members = members;
    }

    static SearchAsked ofQuery(Map<String, String[]> given, Set<String> known) {
        AskedParameters asked = new AskedParameters(JsonNodeFactory.instance.objectNode());
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                asked.refuse("search-parameter", name, name);
            } else if (values.length > 1) {
                asked.refuse("search-repeated", name, name);
            } else if (values.length == 1 && !values[0].isBlank()) {
                asked.put(name, values[0].strip());
            }
        });
        return asked.read();
    }

    static SearchAsked ofBody(byte[] body) {
        AskedParameters asked = new AskedParameters(JsonNodeFactory.instance.objectNode());
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                object.properties().forEach(member -> {
                    if (!SEARCH.contains(member.getKey())) {
                        asked.refuse("search-parameter", member.getKey(), member.getKey());
                    } else if (!member.getValue().isNull()) {
                        asked.members.set(member.getKey(), member.getValue());
                    }
                });
                return asked.read();
            }
        } catch (JacksonException unreadable) {
            // Told below, as anything that is no object is.
        }
        asked.refuse("stac-body", "");
        throw asked.invalid();
    }

    private void put(String name, String value) {
        if (LISTS.contains(name)) {
            Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .forEach(members.withArray(name)::add);
        } else if (name.equals("intersects")) {
            try {
                members.set(name, JSON.readTree(value));
            } catch (JacksonException noJson) {
                refuse("stac-intersects", name, "not JSON");
            }
        } else {
            members.put(name, value);
        }
    }

    private SearchAsked read() {
        BoundingBox box = box();
        Region region = region();
        if (members.has("bbox") && members.has("intersects")) {
            refuse("stac-one-place", "intersects");
        }
        SearchAsked asked = new SearchAsked(box, region, time(), list("ids"), list("collections"), limit(), token());
        if (!findings.isEmpty()) {
            throw invalid();
        }
        return asked;
    }

    private @Nullable BoundingBox box() {
        JsonNode told = members.get("bbox");
        if (told == null) {
            return null;
        }
        List<String> numbers = new ArrayList<>();
        told.forEach(
                number -> numbers.add(number.isNumber() ? number.numberValue().toString() : "x"));
        String text = told.isArray() ? String.join(",", numbers) : told.asString("x");
        try {
            return BoundingBox.parse(text);
        } catch (IllegalArgumentException noBox) {
            refuse("search-bbox", "bbox", text);
            return null;
        }
    }

    private @Nullable Region region() {
        JsonNode told = members.get("intersects");
        if (told == null) {
            return null;
        }
        try {
            return Region.read(told);
        } catch (FilterException wrong) {
            refuse("stac-intersects", "intersects", String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    private @Nullable TimeInterval time() {
        JsonNode told = members.get("datetime");
        if (told == null) {
            return null;
        }
        try {
            return TimeInterval.parse(told.isString() ? told.stringValue() : "x");
        } catch (IllegalArgumentException noTime) {
            refuse("search-datetime", "datetime", told.asString(""));
            return null;
        }
    }

    private Set<String> list(String name) {
        Set<String> values = new LinkedHashSet<>();
        JsonNode told = members.get(name);
        if (told != null && !told.isArray()) {
            refuse("stac-list", name, name);
        } else if (told != null) {
            for (JsonNode one : told) {
                if (one.isString()) {
                    values.add(one.stringValue());
                } else {
                    refuse("stac-list", name, name);
                }
            }
        }
        return values;
    }

    /** More than is given at once is as much as is given at once. */
    private int limit() {
        JsonNode told = members.get("limit");
        if (told == null) {
            return USUAL;
        }
        String text = told.asString("");
        if (!text.matches("[1-9]\\d{0,9}")) {
            refuse("records-number", "limit", text, "1");
            return USUAL;
        }
        return (int) Math.min(Long.parseLong(text), MOST);
    }

    private @Nullable String token() {
        JsonNode told = members.get("token");
        if (told == null) {
            return null;
        }
        try {
            String after = new String(Base64.getUrlDecoder().decode(told.asString("!")), StandardCharsets.UTF_8);
            if (PLACE.matcher(after).matches()) {
                return after;
            }
        } catch (IllegalArgumentException garbled) {
            // Told below, as one that leads nowhere is.
        }
        refuse("stac-token", "token");
        return null;
    }

    static String token(String after) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    private void refuse(String code, String name, String... arguments) {
        findings.add(Finding.blocking(code, "/" + name, arguments));
    }

    private ProblemException invalid() {
        return ProblemException.invalid("records-query-invalid", "The parameters cannot be understood.", findings);
    }
}
