package org.estran.app.origins.reading;

import java.util.List;
import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;

/** What came of reading one document. */
public sealed interface Reading {

    /**
     * A record.
     *
     * @param format the word of the document's format, e.g. {@code iso19139}
     * @param documentId the document's own identifier, verbatim; null where it has none
     * @param remarks what is odd about it
     */
    record Read(
            MetadataRecord record, String format, @Nullable String documentId, List<Remark> remarks)
            implements Reading {
        public Read {
            remarks = List.copyOf(remarks);
        }
    }

    /** No record, and why. */
    record Refused(Remark reason) implements Reading {}

    /** Not a metadata document of a format that is read here. */
    record Foreign(String what) implements Reading {}

    /**
     * Something to be told.
     *
     * @param line from 1; 0 where the place is unknown
     * @param column from 1; 0 where the place is unknown
     * @param place path of an element; empty for the whole document
     */
    record Remark(String code, int line, int column, String place, List<String> arguments) {
        public Remark {
            arguments = List.copyOf(arguments);
        }
    }
}
