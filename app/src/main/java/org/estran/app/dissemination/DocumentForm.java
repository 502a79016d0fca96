package org.estran.app.dissemination;

import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.origins.HarvestedDocument;
import org.jspecify.annotations.Nullable;

/**
 * One way to write records, which depends on the record as it is, its files, where it came from and nothing else.
 *
 * @param name no other form has it; it says all by which two documents of the same record may differ. Null for one of so
 *     many that its documents are not worth keeping
 * @param ofTombstones whether withdrawn records are written as well
 */
public record DocumentForm(@Nullable String name, boolean ofTombstones, Writer writer) {

    public DocumentForm(@Nullable String name, Writer writer) {
        this(name, false, writer);
    }

    /** Writes a record; must be able to do so on several threads. */
    public interface Writer {
        /** @param origin where the record came from; null for one that was made here */
        byte[] write(CatalogueRecord found, @Nullable HarvestedDocument origin);
    }
}
