package org.estran.app.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.estran.terms.Digests;

/** The digest the archive trusts, as 128 hexadecimal digits in lower case. */
final class Sha512 {

    private Sha512() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static String of(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream bytes = Files.newInputStream(file)) {
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        return Digests.of("SHA-512");
    }
}
