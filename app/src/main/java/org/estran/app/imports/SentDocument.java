package org.estran.app.imports;

import java.util.List;
import org.estran.records.MetadataRecord;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A document somebody sent, and what was read in it.
 *
 * @param format the word of its format, e.g. {@code iso19139}
 * @param documentId its own identifier, verbatim; null where it has none
 * @param bytes the document as it came
 */
public record SentDocument(
        MetadataRecord record, String format, @Nullable String documentId, byte[] bytes) {

    /** @throws ProblemException {@code record-invalid} where it may not be published as it is */
    public SentDocument {
        if (record.title().isEmpty()) {
            throw ProblemException.invalid("record-invalid", "The document has no title.", List.of());
        }
    }
}
