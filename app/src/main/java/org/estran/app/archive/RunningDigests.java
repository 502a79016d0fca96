package org.estran.app.archive;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.estran.terms.Checksums;
import org.estran.terms.Digests;

/**
 * SHA-512, MD5 and CRC-32 of a file's first bytes, taken so far. A copy goes on by itself, so that a part that turns out
 * to be wrong can be taken back. The JDK keeps no such state on disk: after a restart it begins at the first byte again.
 */
final class RunningDigests {

    private final MessageDigest sha512;
    private final MessageDigest md5;
    private final long crcBefore;
    private final CRC32 crc32 = new CRC32();
    private final long from;

    /** Before the first byte. */
    RunningDigests() {
        this(Sha512.digest(), Digests.of("MD5"), 0, 0);
    }

    private RunningDigests(MessageDigest sha512, MessageDigest md5, long crcBefore, long from) {
        this.sha512 = sha512;
        this.md5 = md5;
        this.crcBefore = crcBefore;
        this.from = from;
    }

    /** Where this one began; what is digested with it follows there. */
    long from() {
        return from;
    }

    void sha512(byte[] bytes, int length) {
        sha512.update(bytes, 0, length);
    }

    void md5AndCrc32(byte[] bytes, int length) {
        md5.update(bytes, 0, length);
        crc32.update(bytes, 0, length);
    }

    /**
     * The same state, to go on from.
     *
     * @param position how many bytes of the file were digested
     */
    RunningDigests at(long position) {
        try {
            return new RunningDigests(
                    (MessageDigest) sha512.clone(), (MessageDigest) md5.clone(), crc32(position), position);
        } catch (CloneNotSupportedException notOfThisJdk) {
            throw new IllegalStateException(notOfThisJdk);
        }
    }

    /** What they come to; this one is used up. */
    Checksums checksums(long position) {
        HexFormat hex = HexFormat.of();
        return new Checksums(hex.formatHex(sha512.digest()), hex.formatHex(md5.digest()), crc32(position));
    }

    private long crc32(long position) {
        return Crc32.joined(crcBefore, crc32.getValue(), position - from);
    }
}
