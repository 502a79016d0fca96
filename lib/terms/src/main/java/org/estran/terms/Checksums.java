package org.estran.terms;

/**
 * The digests of one file, all taken in the pass in which it came in.
 *
 * @param sha512 128 hexadecimal digits, lower case: what the archive trusts
 * @param md5 32 hexadecimal digits, lower case: what many other systems still compare
 * @param crc32 the unsigned 32-bit value a ZIP entry carries
 */
public record Checksums(String sha512, String md5, long crc32) {

    /** CRC-32 as eight hexadecimal digits, lower case. */
    public String crc32Hex() {
        return String.format(java.util.Locale.ROOT, "%08x", crc32);
    }
}
