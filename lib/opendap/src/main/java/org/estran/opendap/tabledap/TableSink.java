package org.estran.opendap.tabledap;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a table, one by one; what is missing is null. */
public interface TableSink {

    void row(@Nullable Object[] row) throws IOException;

    void end() throws IOException;
}
