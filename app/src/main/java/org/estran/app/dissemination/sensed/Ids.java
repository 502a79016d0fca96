package org.estran.app.dissemination.sensed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Ids that stand in paths: parts between colons, each plain where it can be and in base64 behind a tilde where it cannot. */
final class Ids {

    private Ids() {}

    static String of(String... parts) {
        return Arrays.stream(parts).map(Ids::part).collect(Collectors.joining(":"));
    }

    private static String part(String part) {
        return part.matches("[A-Za-z0-9_.-]+")
                ? part
                : "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }

    /** The parts of an id, so many of them. */
    static List<String> parts(String id, int count, String what) throws Refused {
        String[] parts = id.split(":", -1);
        if (parts.length != count) {
            throw Refused.notThere(what);
        }
        try {
            return Arrays.stream(parts)
                    .map(part -> part.startsWith("~")
                            ? new String(Base64.getUrlDecoder().decode(part.substring(1)), StandardCharsets.UTF_8)
                            : part)
                    .toList();
        } catch (IllegalArgumentException noBase64) {
            throw Refused.notThere(what);
        }
    }
}
