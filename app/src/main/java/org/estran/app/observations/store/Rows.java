package org.estran.app.observations.store;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row that is given, good until the next one comes. */
public interface Rows {

    /** The columns that the rows of every record have, beside those of what was observed. */
    List<String> COMMON = List.of("platform", "feature", "file", "time", "latitude", "longitude", "depth");

    /** NaN where it is missing. */
    double number(int column) throws IOException;

    @Nullable
    Instant time(int column) throws IOException;

    @Nullable
    String text(int column) throws IOException;

    /** Takes rows. */
    interface Sink {
        /** Takes the next one; false when it wants no more. */
        boolean accept(Rows row) throws IOException;
    }
}
