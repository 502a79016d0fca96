package org.estran.terms;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests that every Java has, without the exception that never comes. */
public final class Digests {

    private Digests() {}

    /**
     * A new digest.
     *
     * @param algorithm as the JDK names it: {@code MD5}, {@code SHA-1}, {@code SHA-256}, {@code SHA-512}
     * @throws IllegalArgumentException where there is no such algorithm
     */
    public static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }
}
