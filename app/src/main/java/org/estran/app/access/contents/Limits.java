package org.estran.app.access.contents;

/**
 * How far a listing goes.
 *
 * @param entries so many are listed
 * @param bytes so many are read and unpacked: archives without a directory have to be read to the end
 * @param ratio an archive that unpacks to more than this many times its size is not read on
 * @param depth folders within folders
 */
public record Limits(int entries, long bytes, int ratio, int depth) {

    public static final Limits USUAL = new Limits(10_000, 2L << 30, 200, 64);
}
