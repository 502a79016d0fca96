package org.estran.grids.aggregation;

import java.io.IOException;
import java.util.List;
import org.estran.grids.DataFile;

/** What the files of a dataset make together. */
public sealed interface Aggregation {

    /** How files were put together; the words of NcML's aggregation element. */
    enum Kind {
        /** A file alone. */
        SINGLE,
        /** Along a time that the files have. */
        JOIN_EXISTING,
        /** Along a new time, one moment a file. */
        JOIN_NEW,
        /** Side by side: each has variables of its own. */
        UNION
    }

    /**
     * They go together.
     *
     * @param file all of them, read lazily; closing it closes the members
     * @param members their names in the order of reading
     */
    record Formed(Kind kind, DataFile file, List<String> members) implements Aggregation {}

    /** Some do not: each is named with every reason. */
    record Refused(List<Mixture> mixtures) implements Aggregation {}

    /** Why a file does not go with the others. */
    record Mixture(String file, String reason) {}

    /**
     * Finds out how files go together.
     *
     * @throws IOException when the coordinates of a member cannot be read
     */
    static Aggregation of(List<Member> members) throws IOException {
        return new Aggregating(members).form();
    }
}
