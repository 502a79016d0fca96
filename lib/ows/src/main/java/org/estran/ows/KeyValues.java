package org.estran.ows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as keyword-value pairs (OGC 06-121r9, 11.5.2): names in letters of either case, each once; values in UTF-8,
 * percent-encoded. A value that is empty counts as not given.
 */
public final class KeyValues {

    /** A request of more pairs is no honest one. */
    private static final int MOST = 200;

    private final Map<String, String> values;

    private KeyValues(Map<String, String> values) {
        this.values = values;
    }

    /**
     * @param query without its question mark
     * @throws OwsException for a name that comes twice, or what is not UTF-8
     */
    public static KeyValues parse(String query) throws OwsException {
        Map<String, String> values = new LinkedHashMap<>();
        Faults faults = new Faults();
        for (String pair : query.split("&", MOST + 1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals), "", faults)
                    .toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), name, faults);
            if (!name.isEmpty() && values.putIfAbsent(name, value) != null) {
                faults.invalid(name, "The parameter " + name + " is given twice.");
            }
        }
        if (values.size() > MOST) {
            faults.add(Fault.malformed(null, "A request may have " + MOST + " parameters."));
        }
        faults.check();
        return new KeyValues(values);
    }

    /** @param name in small letters */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    public Map<String, String> all() {
        return values;
    }

    private static String decoded(String text, String name, Faults faults) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    faults.invalid(name, "The value of " + name + " is not percent-encoded as it should.");
                    return "";
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.writeBytes(c == '+' ? new byte[] {' '} : String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            faults.invalid(name, "The value of " + name + " is not UTF-8.");
            return "";
        }
    }
}
