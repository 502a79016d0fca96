package org.estran.app.access.contents;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a file is by its first bytes, whatever its name says. */
public enum FileKind {
    NETCDF_CLASSIC("application/x-netcdf"),
    HDF5("application/x-hdf5"),
    GRIB("application/wmo-GRIB2"),
    PARQUET("application/vnd.apache.parquet"),
    SQLITE("application/vnd.sqlite3"),
    PDF("application/pdf"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    TIFF("image/tiff"),
    ZIP("application/zip"),
    TAR("application/x-tar"),
    GZIP("application/gzip"),
    XZ("application/x-xz"),
    BZIP2("application/x-bzip2"),
    SEVEN_ZIP("application/x-7z-compressed"),
    /** A program of Windows, Linux or macOS. */
    PROGRAM("application/x-executable"),
    /** Nothing known: text, for instance, has no first bytes of its own. */
    OTHER(null);

    /** So many first bytes tell it. */
    public static final int ENOUGH = 1_024;

    private final @Nullable String mediaType;

    FileKind(@Nullable String mediaType) {
        this.mediaType = mediaType;
    }

    /** Null for {@link #OTHER}. */
    public @Nullable String mediaType() {
        return mediaType;
    }

    public static FileKind of(FileChannel file) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(ENOUGH);
        while (first.hasRemaining() && file.read(first, first.position()) >= 0) {
            // Until it is full or the file ends.
        }
        return of(Arrays.copyOf(first.array(), first.position()));
    }

    /** @param first at least {@link #ENOUGH} bytes of it, or all there are */
    public static FileKind of(byte[] first) {
        return switch (first.length < 2 ? 0 : first[0] & 0xFF) {
            case 'C' ->
                begins(first, "43444601") || begins(first, "43444602") || begins(first, "43444605")
                        ? NETCDF_CLASSIC
                        : otherwise(first);
            case 0x89 ->
                begins(first, "894844460D0A1A0A") ? HDF5 : begins(first, "89504E470D0A1A0A") ? PNG : otherwise(first);
            case 'G' -> begins(first, "47524942") ? GRIB : otherwise(first);
            case 'P' -> p(first);
            case 'S' -> begins(first, "53514C69746520666F726D6174203300") ? SQLITE : otherwise(first);
            case '%' -> begins(first, "255044462D") ? PDF : otherwise(first);
            case 0xFF -> begins(first, "FFD8FF") ? JPEG : otherwise(first);
            case 'I' -> begins(first, "49492A00") || begins(first, "49492B00") ? TIFF : otherwise(first);
            case 'M' ->
                begins(first, "4D4D002A") || begins(first, "4D4D002B")
                        ? TIFF
                        : begins(first, "4D5A") && first.length > 64 ? PROGRAM : otherwise(first);
            case 0x1F -> begins(first, "1F8B") ? GZIP : otherwise(first);
            case 0xFD -> begins(first, "FD377A585A00") ? XZ : otherwise(first);
            case 'B' ->
                begins(first, "425A68") && first.length > 9 && begins(Arrays.copyOfRange(first, 4, 10), "314159265359")
                        ? BZIP2
                        : otherwise(first);
            case '7' -> begins(first, "377ABCAF271C") ? SEVEN_ZIP : otherwise(first);
            case 0x7F -> begins(first, "7F454C46") ? PROGRAM : otherwise(first);
            case 0xCF, 0xCA -> begins(first, "CFFAEDFE") || begins(first, "CAFEBABE") ? PROGRAM : otherwise(first);
            default -> otherwise(first);
        };
    }

    private static FileKind p(byte[] first) {
        if (begins(first, "504B0304") || begins(first, "504B0506")) {
            return ZIP;
        }
        return begins(first, "50415231") ? PARQUET : otherwise(first);
    }

    /** A tar begins with a file's name; its magic comes later (POSIX pax, ustar). */
    private static FileKind otherwise(byte[] first) {
        return first.length > 262 && new String(first, 257, 5, StandardCharsets.US_ASCII).equals("ustar") ? TAR : OTHER;
    }

    private static boolean begins(byte[] bytes, String hex) {
        byte[] magic = HexFormat.of().parseHex(hex);
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }
}
