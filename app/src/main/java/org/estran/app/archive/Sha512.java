package org.estran.app.archive;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.estran.terms.Digests;

/** The digest the archive trusts, as 128 hexadecimal digits in lower case. */
final class Sha512 {

    private Sha512() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static MessageDigest digest() {
        return Digests.of("SHA-512");
    }
}
