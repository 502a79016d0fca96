package org.estran.app.access;

import java.util.Set;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.terms.Checksums;

/** One file of a dataset, published or still in a draft. */
public sealed interface Distribution {

    /** The file's own name, folders included; data, never a path on disk. */
    String path();

    long size();

    Checksums checksums();

    String mediaType();

    /** A file of a published version. */
    record Published(CatalogueRecord record, PublishedFile file) implements Distribution {
        @Override
        public String path() {
            return file.path();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public Checksums checksums() {
            return file.checksums();
        }

        @Override
        public String mediaType() {
            return file.mediaType();
        }
    }

    /**
     * A file of a deposit that is not published yet.
     *
     * @param readers the accounts and passes that may know of it: its depositor, their co-authors, whoever reviews it
     * @param area the deposit's area in staging
     * @param stagedName the file's name there
     */
    record Draft(
            Set<String> readers,
            String area,
            String stagedName,
            String path,
            long size,
            Checksums checksums,
            String mediaType)
            implements Distribution {
        public Draft {
            readers = Set.copyOf(readers);
        }
    }
}
