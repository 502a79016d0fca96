package org.estran.app.archive;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estran.terms.Digests;

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

    /**
     * The name as it stands in an address's path, already encoded: ordinary names, accents and spaces included, in
     * percent-encoded UTF-8; all others, and those with {@code =}, in the form they have on disk.
     */
    public static String inAddress(String name) {
        boolean ordinary = name.codePoints().allMatch(ArchiveName::isOrdinary)
                && Arrays.stream(name.split("/", -1))
                        .noneMatch(s -> s.isEmpty() || s.equals(".") || s.equals("..") || s.length() > LONGEST_SEGMENT);
        if (!ordinary) {
            return of(name);
        }
        return Arrays.stream(name.split("/"))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    /** The name whose form on disk this is; empty when it is none, or was cut. */
    public static Optional<String> nameIn(String onDisk) {
        if (onDisk.equals("=")) {
            return Optional.of("");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < onDisk.length(); i++) {
            char c = onDisk.charAt(i);
            if (c != '=') {
                bytes.write(c);
            } else if (i + 2 < onDisk.length()
                    && HexFormat.isHexDigit(onDisk.charAt(i + 1))
                    && HexFormat.isHexDigit(onDisk.charAt(i + 2))) {
                bytes.write(HexFormat.fromHexDigits(onDisk, i + 1, i + 3));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        String name = bytes.toString(StandardCharsets.UTF_8);
        return of(name).equals(onDisk) ? Optional.of(name) : Optional.empty();
    }

    private static boolean isOrdinary(int c) {
        return Character.isLetterOrDigit(c)
                || c == '/'
                || c == ' '
                || "-_.,()+@'~".indexOf(c) >= 0
                || Character.getType(c) == Character.NON_SPACING_MARK;
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
        byte[] digest = Digests.of("SHA-256").digest(whole);
        return encoded.substring(0, end) + "=~" + HEX.formatHex(digest, 0, 16);
    }
}
