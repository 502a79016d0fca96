package org.estran.app.observations;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.app.observations.tables.ParquetWriter;
import org.estran.observations.ObservationFile;
import org.estran.observations.writing.CsvWriter;
import org.estran.observations.writing.DsgWriter;
import org.estran.terms.Finding;

/** A format that observations are written in. */
enum Target {
    CSV("csv", ".csv"),
    NETCDF("netcdf", ".nc"),
    PARQUET("parquet", ".parquet");

    private final String word;
    private final String suffix;

    Target(String word, String suffix) {
        this.word = word;
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    static Optional<Target> of(String word) {
        return Arrays.stream(values())
                .filter(target -> target.word.equals(word))
                .findFirst();
    }

    /** Writes a file; gives what has no place in it. */
    List<Finding> write(ObservationFile file, OutputStream out) throws IOException {
        return switch (this) {
            case CSV -> new CsvWriter(file).writeTo(out);
            case NETCDF -> new DsgWriter(file).writeTo(out);
            case PARQUET -> new ParquetWriter(file).writeTo(out);
        };
    }
}
