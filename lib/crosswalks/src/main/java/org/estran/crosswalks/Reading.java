package org.estran.crosswalks;

import java.util.List;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;

/** What came of reading a document of another format. */
public sealed interface Reading {

    /**
     * A record.
     *
     * @param losses what the document says and the record does not: advices with the code {@code not-read} and the place
     *     in the document
     */
    record Read(MetadataRecord record, List<Finding> losses) implements Reading {
        public Read {
            losses = List.copyOf(losses);
        }
    }

    /**
     * No record, and why.
     *
     * @param code {@code not-well-formed}, {@code not-this-format}, {@code nothing-described}; stable
     * @param detail in a sentence of plain English
     */
    record Refused(String code, String detail) implements Reading {}
}
