package org.estran.app.deposit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import org.estran.app.access.contents.FileKind;

/** Media types by a file's first bytes, and where those say nothing by the ending of its name. */
final class FileFormats {

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("nc", "application/x-netcdf"),
            Map.entry("nc4", "application/x-netcdf"),
            Map.entry("cdf", "application/x-netcdf"),
            Map.entry("h5", "application/x-hdf5"),
            Map.entry("hdf5", "application/x-hdf5"),
            Map.entry("grib", "application/wmo-GRIB2"),
            Map.entry("grib2", "application/wmo-GRIB2"),
            Map.entry("csv", "text/csv"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("txt", "text/plain"),
            Map.entry("md", "text/markdown"),
            Map.entry("json", "application/json"),
            Map.entry("geojson", "application/geo+json"),
            Map.entry("xml", "application/xml"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("gz", "application/gzip"),
            Map.entry("tar", "application/x-tar"),
            Map.entry("xz", "application/x-xz"),
            Map.entry("bz2", "application/x-bzip2"),
            Map.entry("7z", "application/x-7z-compressed"),
            Map.entry("tgz", "application/gzip"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("parquet", "application/vnd.apache.parquet"),
            Map.entry("gpkg", "application/geopackage+sqlite3"));

    private FileFormats() {}

    static String mediaType(String path) {
        int dot = path.lastIndexOf('.');
        String ending = dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, "application/octet-stream");
    }

    /** What a file is: its first bytes are believed before its name. */
    static String recognised(Path file, String path) throws IOException {
        FileKind kind;
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.READ)) {
            kind = FileKind.of(bytes);
        }
        String byName = mediaType(path);
        String byBytes = kind.mediaType();
        return byBytes == null || agree(kind, byName) ? byName : byBytes;
    }

    /** Formats that are made of another one, and are called by their own name. */
    private static boolean agree(FileKind kind, String byName) {
        return switch (kind) {
            case HDF5 -> byName.equals("application/x-netcdf");
            case SQLITE -> byName.equals("application/geopackage+sqlite3");
            case GRIB -> byName.equals("application/wmo-GRIB2");
            default -> false;
        };
    }

    /** Whether its first bytes are those of another format than its name says. */
    static boolean contradictsItsName(DepositFile file) {
        String byName = mediaType(file.path());
        return !byName.equals("application/octet-stream") && !byName.equals(file.mediaType());
    }

    /** Whether the name promises a file that we can read. */
    static boolean claimsToBeReadable(String path) {
        return mediaType(path).equals("application/x-netcdf") || mediaType(path).equals("application/x-hdf5");
    }

    /** Whether a file is by its name a text about the data rather than data. */
    static boolean isForReading(String name) {
        return name.toLowerCase(Locale.ROOT)
                .matches(".*[.](md|txt|pdf|html?|rtf|docx?|odt)|.*(^|/)(readme|licen[cs]e)");
    }
}
