package org.estran.app.deposit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.terms.Checksums;
import org.estran.terms.Digests;
import org.jspecify.annotations.Nullable;

/**
 * The digests a sender states for a file, in the form of RFC 9530 ({@code sha-512=:…:, md5=:…:}). Algorithms we do not
 * take are passed over, as the RFC asks.
 */
public record StatedDigests(
        @Nullable String sha512,
        @Nullable String sha256,
        @Nullable String md5) {

    public static final StatedDigests NONE = new StatedDigests(null, null, null);

    private static final Pattern MEMBER = Pattern.compile("([a-zA-Z0-9-]+)\\s*=\\s*:([A-Za-z0-9+/=]*):");

    public static StatedDigests parse(@Nullable String header) {
        StatedDigests found = NONE;
        Matcher m = MEMBER.matcher(header == null ? "" : header);
        while (m.find()) {
            String hex = hex(m.group(2));
            found = switch (m.group(1).toLowerCase(Locale.ROOT)) {
                case "sha-512" -> new StatedDigests(hex, found.sha256(), found.md5());
                case "sha-256" -> new StatedDigests(found.sha512(), hex, found.md5());
                case "md5" -> new StatedDigests(found.sha512(), found.sha256(), hex);
                default -> found;
            };
        }
        return found;
    }

    /** Bytes on their way, of which the SHA-256 is taken where it was stated: nobody else here needs it. */
    public Watched watch(InputStream bytes) {
        return new Watched(bytes);
    }

    /** Bytes that are compared with what was stated of them. */
    public final class Watched extends FilterInputStream {

        private final @Nullable MessageDigest taken = sha256 == null ? null : Digests.of("SHA-256");

        private Watched(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0 && taken != null) {
                taken.update((byte) read);
            }
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0 && taken != null) {
                taken.update(into, offset, read);
            }
            return read;
        }

        /** Whether all that was read is what was stated; asked once. */
        public boolean agreesWith(Checksums others) {
            return (sha512 == null || sha512.equals(others.sha512()))
                    && (md5 == null || md5.equals(others.md5()))
                    && (taken == null
                            || HexFormat.of().formatHex(taken.digest()).equals(sha256));
        }
    }

    private static String hex(String base64) {
        try {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            // What is stated but unreadable can agree with nothing.
            return "unreadable";
        }
    }
}
