package org.estran.app.observations;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.app.observations.tables.ParquetWriter;
import org.estran.observations.ObservationFile;
import org.estran.observations.writing.CoverageJsonWriter;
import org.estran.observations.writing.CsvWriter;
import org.estran.observations.writing.CsvwWriter;
import org.estran.observations.writing.DarwinWriter;
import org.estran.observations.writing.DsgWriter;
import org.estran.observations.writing.GeoJsonWriter;
import org.estran.observations.writing.NasaAmesWriter;
import org.estran.observations.writing.OdvWriter;
import org.estran.terms.Finding;

/** A format that observations are written in. */
public enum Target {
    CSV("csv", ".csv", "text/csv;charset=UTF-8"),
    NETCDF("netcdf", ".nc", "application/x-netcdf"),
    PARQUET("parquet", ".parquet", "application/vnd.apache.parquet"),
    ODV("odv", ".odv.txt", "text/plain;charset=UTF-8"),
    NASA_AMES("nasaames", ".na", "text/plain;charset=UTF-8"),
    DARWIN_CORE("darwincore", ".dwca.zip", "application/zip"),
    CSVW("csvw", ".csvw.zip", "application/zip"),
    GEOJSON("geojson", ".geojson", "application/geo+json"),
    COVERAGEJSON("coveragejson", ".covjson", "application/prs.coverage+json");

    /** Those that keep every row, in which a selection is delivered. */
    public static final List<Target> OF_ROWS = List.of(CSV, NETCDF, PARQUET, ODV, NASA_AMES, DARWIN_CORE, CSVW);

    private final String word;
    private final String suffix;
    private final String mediaType;

    Target(String word, String suffix, String mediaType) {
        this.word = word;
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    /** As commands and addresses say it. */
    public String word() {
        return word;
    }

    public String mediaType() {
        return mediaType;
    }

    /** With its dot. */
    public String suffix() {
        return suffix;
    }

    public static Optional<Target> of(String word) {
        return Arrays.stream(values())
                .filter(target -> target.word.equals(word))
                .findFirst();
    }

    /** Writes a file; gives what has no place in it. */
    public List<Finding> write(ObservationFile file, OutputStream out) throws IOException {
        return switch (this) {
            case CSV -> new CsvWriter(file).writeTo(out);
            case NETCDF -> new DsgWriter(file).writeTo(out);
            case PARQUET -> new ParquetWriter(file).writeTo(out);
            case ODV -> new OdvWriter(file).writeTo(out);
            case NASA_AMES -> new NasaAmesWriter(file).writeTo(out);
            case DARWIN_CORE -> new DarwinWriter(file).writeTo(out);
            case CSVW -> new CsvwWriter(file).writeTo(out);
            case GEOJSON -> new GeoJsonWriter(file).writeTo(out);
            case COVERAGEJSON -> new CoverageJsonWriter(file).writeTo(out);
        };
    }
}
