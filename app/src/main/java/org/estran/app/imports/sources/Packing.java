package org.estran.app.imports.sources;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** How a file is packed, told by its first bytes and never by its name. */
enum Packing {
    ZIP,
    XZ,
    GZIP,
    TAR,
    NONE;

    /** As many first bytes as are looked at. */
    static final int LOOK = 512;

    private static final int USTAR = 257;

    static Packing of(byte[] head) {
        if (begins(head, 0, 'P', 'K', 3, 4) || begins(head, 0, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (begins(head, 0, 0xFD, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        if (begins(head, 0, 0x1F, 0x8B)) {
            return GZIP;
        }
        return head.length >= LOOK && new String(Arrays.copyOfRange(head, USTAR, USTAR + 5), US_ASCII).equals("ustar")
                ? TAR
                : NONE;
    }

    /** Whether this may be a text with markup or JSON: its first mark is one, in any of Unicode's encodings. */
    static boolean mayBeDocument(byte[] head) {
        for (byte b : head) {
            switch (b & 0xFF) {
                case 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0, ' ', '\t', '\r', '\n' -> {
                    // byte order marks, the empty halves of UTF-16, blanks
                }
                case '<', '{', '[' -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private static boolean begins(byte[] head, int at, int... marks) {
        for (int i = 0; i < marks.length; i++) {
            if (head.length <= at + i || (head[at + i] & 0xFF) != marks[i]) {
                return false;
            }
        }
        return true;
    }
}
