package org.estran.app.archive;

/**
 * Arithmetic of CRC-32 (ISO 3309, as in PKWARE's APPNOTE 4.4.7), whose state the JDK's own class cannot be given. Bits stand
 * reflected: the highest bit of an {@code int} is the coefficient of x to the power of 0.
 */
final class Crc32 {

    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int ONE = 1 << 31;
    private static final int X = 1 << 30;

    private Crc32() {}

    /** The CRC-32 of two runs of bytes, one behind the other, from that of each and the length of the second. */
    static long joined(long first, long second, long secondLength) {
        return Integer.toUnsignedLong(times((int) first, xToThe(8 * secondLength)) ^ (int) second);
    }

    private static int xToThe(long power) {
        int result = ONE;
        int square = X;
        for (long left = power; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = times(result, square);
            }
            square = times(square, square);
        }
        return result;
    }

    /** The product of two polynomials modulo the one of CRC-32. */
    private static int times(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
        }
        return product;
    }
}
