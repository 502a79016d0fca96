package org.estran.app.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * The name on disk for a file's own name, which may be anything at all: {@code ../../etc/passwd}, an absolute path,
 * control characters, 300 bytes of emoji. It is ASCII whatever the locale, differs whenever the names differ (so NFC
 * and NFD twins stay apart) and never leaves its folder.
 *
 * <p>Letters, digits, {@code - _ ,} and inner dots stay; every other byte of the UTF-8 form is written
 * {@code =XX}. A slash stays a folder separator where all segments are ordinary; a name with an empty, {@code .} or
 * {@code ..} segment becomes one segment. A segment that would grow too long is cut and closed with {@code =~} and a digest of the whole.
 */
public final class ArchiveName {

    /** Below the 255 bytes of common file systems, with room for suffixes. */
    private static final int LONGEST_SEGMENT = 200;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ArchiveName() {}

    /** The relative path on disk, with {@code /} between segments. */
    public static String of(String name) {
        String[] segments = name.split("/", -1);
        if (Arrays.stream(segments).anyMatch(s -> s.isEmpty() || s.equals(".") || s.equals(".."))) {
            return segment(name);
        }
        return Arrays.stream(segments).map(ArchiveName::segment).collect(Collectors.joining("/"));
    }

    /** Whether a name can stand in an address and on disk just as it is. */
    public static boolean isPlain(String name) {
        return of(name).equals(name);
    }

    private static String segment(String segment) {
        if (segment.isEmpty()) {
            return "=";
        }
        StringBuilder out = new StringBuilder(segment.length());
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (staysAsItIs(bytes, i)) {
                out.append((char) bytes[i]);
            } else {
                out.append('=').append(HEX.toHexDigits(bytes[i]));
            }
        }
        return out.length() <= LONGEST_SEGMENT ? out.toString() : cut(out, bytes);
    }

    private static boolean staysAsItIs(byte[] bytes, int i) {
        char c = (char) bytes[i];
        boolean edge = i == 0 || i == bytes.length - 1;
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == ','
                || (c == '.' && !edge);
    }

    private static String cut(StringBuilder encoded, byte[] whole) {
        int end = LONGEST_SEGMENT - 34;
        // Never cut inside an escape, or two names could meet.
        while (encoded.charAt(end - 1) == '=' || encoded.charAt(end - 2) == '=') {
            end--;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole);
            return encoded.substring(0, end) + "=~" + HEX.formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
