package org.estran.app.coverages.datasets;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.estran.app.jobs.JobRequest;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.terms.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the copies that are wanted of a record, and removes those that are not, or are of other bytes. */
@Component
class CopyMaker {

    static final String JOB = "dataset-copy";

    private static final Logger LOG = LoggerFactory.getLogger(CopyMaker.class);

    /** A disk is never filled to the last byte by what could be done without. */
    private static final long SPARE = 1L << 30;

    private final CopyRows rows;
    private final CopyFiles copies;
    private final StoredDatasets datasets;
    private final DatasetFiles files;

    CopyMaker(CopyRows rows, CopyFiles copies, StoredDatasets datasets, DatasetFiles files) {
        this.rows = rows;
        this.copies = copies;
        this.datasets = datasets;
        this.files = files;
    }

    /** The work of {@link #JOB}; its instance is a record's id. */
    void make(JobRequest request) throws IOException {
        boolean changed = false;
        for (CopyRows.Row row : rows.of(request.instance())) {
            changed |= make(row);
        }
        if (changed) {
            files.forget(request.instance());
        }
        copies.tidy(request.instance());
    }

    /** Whether the copy is another one, or another thing is known of it. */
    private boolean make(CopyRows.Row row) throws IOException {
        try (Opened original = datasets.openForCopying(row.recordId(), row.path())) {
            Path place = copies.place(row, original.tag());
            if (row.isReadyFor(original.tag()) && isWhole(row.kind(), place)) {
                return false;
            }
            GriddedVariable variable =
                    original.gridded().variable(row.variable()).orElse(null);
            String refusal = variable == null
                    ? "no-dataset"
                    : row.kind().refusal(variable).orElse(null);
            if (variable == null || refusal != null) {
                rows.failed(row, String.valueOf(refusal));
                return true;
            }
            if (copies.room(row.recordId()) < row.kind().size(variable) + SPARE) {
                rows.failed(row, "disk-full");
                return true;
            }
            write(row.kind(), variable, place);
            rows.made(row, original.tag());
        } catch (ProblemException gone) {
            rows.failed(row, "no-dataset");
        } catch (InterruptedIOException stopping) {
            throw stopping;
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warn("no copy {} of {} of {}", row.kind(), row.variable(), row.recordId(), unreadable);
            rows.failed(row, "unreadable");
        }
        return true;
    }

    private static boolean isWhole(CopyKind kind, Path place) {
        try {
            kind.check(place);
            return true;
        } catch (IOException missing) {
            return false;
        }
    }

    private static void write(CopyKind kind, GriddedVariable variable, Path place) throws IOException {
        // Of one record one job runs at a time; what lies there was left by one that was killed.
        Path draft = place.resolveSibling("draft");
        Files.deleteIfExists(draft);
        try {
            kind.write(variable, draft, () -> !Thread.currentThread().isInterrupted());
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
