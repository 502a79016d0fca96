package org.estran.app.catalogue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.estran.records.AccessCondition;
import org.estran.records.RecordJson;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON form of an access policy, in rows, in the archive and at {@code /api}: {@code {"state": "embargoed",
 * "until": "2027-01-01T00:00:00Z", "parts": [{"path": "raw/", "state": "restricted", "reason": {"fr": …, "en": …}}],
 * "terms": "centre"}}; {@code terms} may be a text in two languages as well.
 */
public final class AccessPolicyJson {

    private AccessPolicyJson() {}

    public static ObjectNode write(AccessPolicy policy) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        condition(json, policy.data());
        if (!policy.parts().isEmpty()) {
            var parts = json.putArray("parts");
            policy.parts().forEach(part -> condition(parts.addObject().put("path", part.path()), part.condition()));
        }
        switch (policy.terms()) {
            case DownloadTerms.None none -> {}
            case DownloadTerms.OfCentre centre -> json.put("terms", "centre");
            case DownloadTerms.Own own -> json.set("terms", RecordJson.mapper().valueToTree(own.text()));
        }
        return json;
    }

    private static void condition(ObjectNode json, AccessCondition condition) {
        json.put("state", condition.word());
        switch (condition) {
            case AccessCondition.Open open -> {}
            case AccessCondition.Embargoed embargo ->
                json.put("until", embargo.until().truncatedTo(ChronoUnit.MILLIS).toString());
            case AccessCondition.Restricted restricted ->
                json.set("reason", RecordJson.mapper().valueToTree(restricted.reason()));
        }
    }

    /** Of a row; null for what is open. */
    public static AccessPolicy read(@Nullable String json) {
        return json == null ? AccessPolicy.OPEN : read(RecordJson.mapper().readTree(json));
    }

    /** @throws IllegalArgumentException with the reason in words */
    public static AccessPolicy read(JsonNode json) {
        if (!json.isObject()) {
            return AccessPolicy.OPEN;
        }
        List<AccessPolicy.Part> parts = new ArrayList<>();
        for (JsonNode part : json.path("parts")) {
            parts.add(new AccessPolicy.Part(text(part, "path"), condition(part)));
        }
        return new AccessPolicy(condition(json), parts, terms(json.path("terms")));
    }

    private static AccessCondition condition(JsonNode json) {
        String state = text(json, "state");
        return switch (state) {
            case "open" -> AccessCondition.OPEN;
            case "embargoed" -> new AccessCondition.Embargoed(instant(text(json, "until")));
            case "restricted" -> new AccessCondition.Restricted(localized(json.path("reason")));
            default -> throw new IllegalArgumentException("state is open, embargoed or restricted, not " + state);
        };
    }

    private static DownloadTerms terms(JsonNode json) {
        if (json.isMissingNode()
                || json.isNull()
                || json.isString() && json.stringValue().equals("none")) {
            return DownloadTerms.NONE;
        }
        return json.isString() && json.stringValue().equals("centre")
                ? new DownloadTerms.OfCentre()
                : new DownloadTerms.Own(localized(json));
    }

    private static LocalizedText localized(JsonNode json) {
        if (json.isString()) {
            throw new IllegalArgumentException("a text is an object with one member a language, as {\"fr\": …}");
        }
        return json.isObject() ? RecordJson.mapper().treeToValue(json, LocalizedText.class) : LocalizedText.NONE;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("until is an instant as 2027-01-01T00:00:00Z, not " + text, unreadable);
        }
    }

    private static String text(JsonNode json, String member) {
        if (!json.path(member).isString()) {
            throw new IllegalArgumentException(member + " is missing");
        }
        return json.path(member).stringValue();
    }
}
