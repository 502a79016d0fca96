package org.estran.app.tabledap;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.estran.observations.ObservationFile;
import org.estran.opendap.tabledap.TableRequest;
import org.jspecify.annotations.Nullable;

/** A table as somebody may have it. */
interface Table {

    Described described();

    /** Whether at least so many rows meet the constraints. */
    boolean reaches(long most, TableRequest request) throws IOException;

    /** Rows of the variables asked for, in the order that the request's filter needs. */
    void rows(TableRequest request, Taker taker) throws IOException;

    /**
     * The rows feature by feature; empty where they are not observations.
     *
     * @param facts what a file of them says of itself
     */
    Optional<ObservationFile> features(TableRequest request, Map<String, String> facts) throws IOException;

    /** Takes a row of a table; false when no more is wanted. */
    interface Taker {
        boolean take(@Nullable Object[] row) throws IOException;
    }
}
