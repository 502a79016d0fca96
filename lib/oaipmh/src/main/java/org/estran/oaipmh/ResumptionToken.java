package org.estran.oaipmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.estran.terms.Digests;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on (section 3.5). The token holds all there is to know, so the server keeps nothing and it never
 * expires; a seal tells a token that was cut or made up. The seal is no secret: whoever forges a token asks for nothing
 * but another part of a public list.
 *
 * @param selection what the first request of the list asked for
 * @param at the datestamp of the last record given
 * @param id what that record is known by among those of its second
 * @param given how many records were given before this place: the next {@code cursor}
 * @param listed how many records the list had when it was begun: {@code completeListSize}
 */
public record ResumptionToken(Verb verb, Selection selection, Instant at, String id, long given, long listed) {

    private static final int LONGEST = 2_000;
    private static final int SEAL = 6;
    private static final String NONE = "";
    private static final String BETWEEN = "\n";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** The token as the answer carries it: letters, digits, {@code -} and {@code _}, the same in an address. */
    public String text() {
        String fields = String.join(
                BETWEEN,
                verb.word(),
                selection.metadataPrefix(),
                selection.set() == null ? NONE : selection.set(),
                selection.from() == null ? NONE : selection.from().text(),
                selection.until() == null ? NONE : selection.until().text(),
                Datestamp.text(at),
                id,
                String.valueOf(given),
                String.valueOf(listed));
        byte[] bytes = fields.getBytes(UTF_8);
        byte[] sealed = Arrays.copyOf(seal(bytes), SEAL + bytes.length);
        System.arraycopy(bytes, 0, sealed, SEAL, bytes.length);
        return ENCODER.encodeToString(sealed);
    }

    /** Empty where the text is no token of ours. */
    public static Optional<ResumptionToken> of(String text) {
        return fields(text).filter(fields -> fields.size() == 9).flatMap(ResumptionToken::of);
    }

    private static Optional<List<String>> fields(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            if (sealed.length <= SEAL || !ENCODER.encodeToString(sealed).equals(text)) {
                return Optional.empty();
            }
            byte[] bytes = Arrays.copyOfRange(sealed, SEAL, sealed.length);
            return Arrays.equals(seal(bytes), 0, SEAL, sealed, 0, SEAL)
                    ? Optional.of(List.of(new String(bytes, UTF_8).split(BETWEEN, -1)))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<ResumptionToken> of(List<String> fields) {
        Optional<Verb> verb = Verb.of(fields.get(0));
        Optional<Datestamp> at = Datestamp.of(fields.get(5));
        if (verb.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        Selection selection = new Selection(
                fields.get(1),
                orNull(fields.get(2)),
                Datestamp.of(fields.get(3)).orElse(null),
                Datestamp.of(fields.get(4)).orElse(null));
        try {
            return Optional.of(new ResumptionToken(
                    verb.get(),
                    selection,
                    at.get().first(),
                    fields.get(6),
                    Long.parseLong(fields.get(7)),
                    Long.parseLong(fields.get(8))));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    private static @Nullable String orNull(String field) {
        return field.isEmpty() ? null : field;
    }

    private static byte[] seal(byte[] bytes) {
        MessageDigest digest = Digests.of("SHA-256");
        digest.update("OAI-PMH resumption token 1".getBytes(UTF_8));
        return digest.digest(bytes);
    }
}
