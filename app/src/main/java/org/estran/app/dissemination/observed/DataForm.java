package org.estran.app.dissemination.observed;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.estran.app.dissemination.ogc.Parameters;
import org.estran.observations.ObservationFile;
import org.estran.observations.writing.CoverageJsonWriter;
import org.estran.observations.writing.CsvWriter;
import org.estran.observations.writing.DsgWriter;
import org.estran.observations.writing.GeoJsonWriter;
import org.estran.terms.Finding;

/** What data are given as. */
enum DataForm {
    COVERAGE_JSON("CoverageJSON", "application/prs.coverage+json"),
    CSV("CSV", "text/csv;charset=UTF-8"),
    NETCDF("NetCDF", "application/x-netcdf"),
    /** Places and tracks, without the values along them. */
    GEOJSON("GeoJSON", "application/geo+json");

    private final String word;
    private final String mediaType;

    DataForm(String word, String mediaType) {
        this.word = word;
        this.mediaType = mediaType;
    }

    /** As {@code output_formats} and {@code f} have it. */
    String word() {
        return word;
    }

    String mediaType() {
        return mediaType;
    }

    /** @throws org.estran.terms.ProblemException {@code records-query-invalid} for none of them */
    static DataForm of(String f) {
        String wanted = f.toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "", "json", "covjson" -> COVERAGE_JSON;
            default ->
                Arrays.stream(values())
                        .filter(form -> form.word.toLowerCase(Locale.ROOT).equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> Parameters.invalid(List.of(Finding.blocking("records-data-form", "/f", f))));
        };
    }

    void write(ObservationFile file, OutputStream out) throws IOException {
        switch (this) {
            case COVERAGE_JSON -> new CoverageJsonWriter(file).writeTo(out);
            case CSV -> new CsvWriter(file).writeTo(out);
            case NETCDF -> new DsgWriter(file).writeTo(out);
            case GEOJSON -> new GeoJsonWriter(file).writeTo(out);
        }
    }
}
