package org.estran.app.imports;

import java.util.List;
import org.estran.app.catalogue.CatalogueRecord;

/**
 * Documents that a known client sends one by one, to be published at once or not at all. What they brought is kept like an
 * import: with the bytes as they came, and a run that reports it.
 */
public interface SentDocuments {

    /**
     * Reads a document and writes nothing.
     *
     * @throws org.estran.terms.ProblemException {@code document-unreadable}, {@code record-invalid}
     */
    SentDocument read(byte[] document);

    /**
     * Begins a delivery. It and all that is done with it join the caller's transaction.
     *
     * @param source the name under which its documents are known
     * @param by who sends them, as reports show it
     */
    Delivery begin(String source, String by);

    /** Documents that come together. */
    interface Delivery {

        /**
         * Publishes documents as new records.
         *
         * @throws org.estran.terms.ProblemException {@code record-exists} where a document carries the identifier of a
         *     record that is here, or was
         */
        List<CatalogueRecord> add(List<SentDocument> documents);

        /**
         * Makes a record say what the document says. One that came by such a delivery keeps its new document; any other is
         * corrected, and its own document stays what it was.
         *
         * @throws org.estran.terms.ProblemException {@code record-not-found}, {@code record-withdrawn},
         *     {@code record-exists} where the document carries the identifier of another document
         */
        CatalogueRecord replace(String recordId, SentDocument document);

        /** Ends it and writes its report. */
        void end();
    }
}
