package org.estran.app.deposit.uploads;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.estran.terms.Digests;

/** The digest that was stated of a part. */
public record PartDigest(Algorithm algorithm, byte[] expected) {

    /** What can be stated. tus asks for SHA-1 at least, which nobody should rely on against malice. */
    public enum Algorithm {
        SHA1("sha1"),
        SHA256("sha256"),
        SHA512("sha512"),
        MD5("md5"),
        CRC32("crc32");

        private final String word;

        Algorithm(String word) {
            this.word = word;
        }

        /** Its name in headers. */
        public String word() {
            return word;
        }

        public static Optional<Algorithm> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }

        /** All names, in order. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Algorithm::word).toList();
        }
    }

    /** Takes the digest of the bytes as they come by. */
    Taking taking() {
        return switch (algorithm) {
            case SHA1 -> new Digesting(Digests.of("SHA-1"));
            case SHA256 -> new Digesting(Digests.of("SHA-256"));
            case SHA512 -> new Digesting(Digests.of("SHA-512"));
            case MD5 -> new Digesting(Digests.of("MD5"));
            case CRC32 -> new Summing(new CRC32());
        };
    }

    /** A digest being taken. */
    interface Taking {
        void update(byte[] bytes, int offset, int length);

        byte[] result();
    }

    private record Digesting(MessageDigest digest) implements Taking {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] result() {
            return digest.digest();
        }
    }

    private record Summing(CRC32 sum) implements Taking {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            sum.update(bytes, offset, length);
        }

        @Override
        public byte[] result() {
            return ByteBuffer.allocate(Integer.BYTES)
                    .putInt((int) sum.getValue())
                    .array();
        }
    }
}
