package org.estran.app.coverages.datasets;

import java.io.IOException;
import org.estran.app.catalogue.erasure.BytesFreed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Indexes of freed bytes, what GRIB was written as, and copies by time of the record they were of, go with them; the others
 * are made again. Nobody is left with the file open.
 */
@Component
class FreedDatasets {

    private final DatasetFiles files;
    private final CopyFiles copies;

    FreedDatasets(DatasetFiles files, CopyFiles copies) {
        this.files = files;
        this.copies = copies;
    }

    @EventListener
    void freed(BytesFreed bytes) throws IOException {
        files.forget(bytes.recordId());
        files.forgetIndex(bytes.sha512());
        copies.forget(bytes.recordId());
    }
}
