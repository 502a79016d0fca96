package org.estran.app.accounts;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Ids of rows: 80 random bits, in hexadecimal. */
final class RandomIds {

    private static final int BYTES = 10;

    private RandomIds() {}

    static String id(RandomGenerator randomness) {
        byte[] bytes = new byte[BYTES];
        randomness.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
