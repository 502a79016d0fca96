package org.estran.app.deposit;

import java.util.Locale;
import java.util.Map;

/** Media types by the ending of a name; only said of a file, never trusted. */
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

    /** Whether the name promises a file that we can read. */
    static boolean claimsToBeReadable(String path) {
        return mediaType(path).equals("application/x-netcdf") || mediaType(path).equals("application/x-hdf5");
    }
}
