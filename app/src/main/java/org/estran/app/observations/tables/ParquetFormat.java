package org.estran.app.observations.tables;

import java.io.IOException;
import java.nio.file.Path;
import org.estran.observations.ObservationFile;
import org.estran.observations.reading.FurtherFormat;

/** Parquet, by its first four bytes. */
public final class ParquetFormat implements FurtherFormat {

    @Override
    public boolean isMeant(byte[] beginning) {
        return beginning.length > 4
                && beginning[0] == 'P'
                && beginning[1] == 'A'
                && beginning[2] == 'R'
                && beginning[3] == '1';
    }

    @Override
    public ObservationFile open(Path path) throws IOException {
        return ParquetFile.of(path);
    }
}
