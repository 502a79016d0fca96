package org.estran.oaipmh;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer repeats of its request (section 3.2, element {@code request}): nothing where verb or arguments are bad.
 *
 * @param verb null where nothing is repeated
 */
public record Told(@Nullable Verb verb, Map<Argument, String> arguments) {

    public static final Told NOTHING = new Told(null, Map.of());

    static Told of(Verb verb, Map<Argument, String> arguments) {
        Map<Argument, String> kept = new EnumMap<>(Argument.class);
        arguments.forEach((argument, value) -> {
            if (argument != Argument.IDENTIFIER || isUri(value)) {
                kept.put(argument, value);
            }
        });
        return new Told(verb, kept);
    }

    /** What is not written like a URI would make the answer invalid against the schema. */
    private static boolean isUri(String value) {
        try {
            return !new URI(value).toString().isEmpty();
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
