package org.estran.opendap.tabledap;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a table, one by one; what is missing is null. */
public interface TableSink extends Closeable {

    void row(@Nullable Object[] row) throws IOException;

    /** All rows have come. */
    void end() throws IOException;

    /** Lets go of what it holds, whether all rows came or not; whatever takes its rows is left as it is. */
    @Override
    default void close() throws IOException {}
}
