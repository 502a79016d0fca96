package org.estran.app.deposit;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.terms.Checksums;
import org.jspecify.annotations.Nullable;

/**
 * The digests a sender states for a file, in the form of RFC 9530 ({@code sha-512=:…:, md5=:…:}). Algorithms we do not
 * take are passed over, as the RFC asks.
 */
public record StatedDigests(
        @Nullable String sha512, @Nullable String md5) {

    public static final StatedDigests NONE = new StatedDigests(null, null);

    private static final Pattern MEMBER = Pattern.compile("([a-zA-Z0-9-]+)\\s*=\\s*:([A-Za-z0-9+/=]*):");

    public static StatedDigests parse(@Nullable String header) {
        StatedDigests found = NONE;
        Matcher m = MEMBER.matcher(header == null ? "" : header);
        while (m.find()) {
            String hex = hex(m.group(2));
            found = switch (m.group(1).toLowerCase(Locale.ROOT)) {
                case "sha-512" -> new StatedDigests(hex, found.md5());
                case "md5" -> new StatedDigests(found.sha512(), hex);
                default -> found;
            };
        }
        return found;
    }

    public boolean agreeWith(Checksums taken) {
        return (sha512 == null || sha512.equals(taken.sha512())) && (md5 == null || md5.equals(taken.md5()));
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
