package org.estran.app.coverages.datasets;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.app.access.Access;
import org.estran.app.access.Decision;
import org.estran.app.access.Distribution;
import org.estran.app.access.Readable;
import org.estran.app.access.Reader;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.grids.UnreadableFile;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The datasets over their rows and their files. */
@Component
class StoredDatasets implements Datasets {

    private final DatasetRows rows;
    private final DatasetFiles files;
    private final Catalogue catalogue;
    private final Access access;
    private final Callers callers;

    StoredDatasets(DatasetRows rows, DatasetFiles files, Catalogue catalogue, Access access, Callers callers) {
        this.rows = rows;
        this.files = files;
        this.catalogue = catalogue;
        this.access = access;
        this.callers = callers;
    }

    @Override
    public List<Dataset> of(String recordId) {
        return rows.of(recordId).stream().flatMap(row -> row.dataset().stream()).toList();
    }

    @Override
    public List<Dataset> of(String recordId, Collection<String> paths) {
        return rows.of(recordId, paths).stream()
                .flatMap(row -> row.dataset().stream())
                .toList();
    }

    @Override
    public List<Dataset> page(@Nullable String after, int limit) {
        return rows.page(after, Math.clamp(limit, 1, 1000)).stream()
                .flatMap(row -> row.dataset().stream())
                .toList();
    }

    @Override
    public String state() {
        return rows.state();
    }

    @Override
    public List<String> records(@Nullable String after, int limit) {
        return rows.records(after, Math.clamp(limit, 1, 1000));
    }

    @Override
    public List<Refusal> refusals(String recordId) {
        return rows.of(recordId).stream()
                .flatMap(row -> Optional.ofNullable(row.refusal()).map(why -> new Refusal(row.path(), why)).stream())
                .toList();
    }

    @Override
    public Opened open(String recordId, String path) {
        try {
            return path.equals(AGGREGATION) ? openTogether(recordId) : openFile(recordId, path);
        } catch (UnreadableFile broken) {
            throw notFound(recordId, path);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private Opened openFile(String recordId, String path) throws IOException {
        Distribution.Published published = access.resolve(recordId, path).orElseThrow(() -> notFound(recordId, path));
        Readable readable = access.open(callers.current(), published);
        OpenDatasets.Entry entry = files.lease(readable, published.record(), published.file());
        Opened.Sources sources = (Opened.Sources) entry.kept();
        return new Opened(recordId, published.path(), sources, readable.isToAll(), entry);
    }

    /** For our own copies, which are given to nobody but through {@link #open}. */
    Opened openForCopying(String recordId, String path) throws IOException {
        CatalogueRecord record = catalogue
                .find(recordId)
                .filter(found -> !found.isDataWithdrawn())
                .orElseThrow(() -> notFound(recordId, path));
        if (path.equals(AGGREGATION)) {
            OpenDatasets.Entry entry = files.lease(record, () -> data(record));
            return new Opened(recordId, path, ((DatasetFiles.Members) entry.kept()).sources(), false, entry);
        }
        PublishedFile file =
                catalogue.file(recordId, record.version(), path).orElseThrow(() -> notFound(recordId, path));
        OpenDatasets.Entry entry = files.lease(access.openForIndexing(record, file), record, file);
        return new Opened(recordId, path, (Opened.Sources) entry.kept(), false, entry);
    }

    private Opened openTogether(String recordId) throws IOException {
        CatalogueRecord record = catalogue.find(recordId).orElseThrow(() -> notFound(recordId, AGGREGATION));
        if (record.isDataWithdrawn()) {
            refuseAsFirstFile(record);
        }
        OpenDatasets.Entry entry = files.lease(record, () -> data(record));
        boolean letIn = false;
        try {
            DatasetFiles.Members members = (DatasetFiles.Members) entry.kept();
            boolean toAll = letInToAll(record, members.files());
            letIn = true;
            return new Opened(recordId, AGGREGATION, members.sources(), toAll, entry);
        } finally {
            if (!letIn) {
                entry.release();
            }
        }
    }

    /** Whoever may not read one of the files may not read them together. */
    private boolean letInToAll(CatalogueRecord record, List<PublishedFile> members) {
        Reader reader = access.reader(callers.current(), record);
        boolean toAll = true;
        for (PublishedFile file : members) {
            if (reader.mayRead(file) instanceof Decision.Open open) {
                toAll &= open.toAll();
            } else {
                access.open(reader, file);
            }
        }
        return toAll;
    }

    private void refuseAsFirstFile(CatalogueRecord record) {
        Reader reader = access.reader(callers.current(), record);
        catalogue.files(record.id(), record.version(), null, 1).forEach(file -> access.open(reader, file));
    }

    /** The data files of the current version, as the rows know them. */
    private List<PublishedFile> data(CatalogueRecord record) {
        List<DatasetRows.Row> all = rows.of(record.id());
        Set<String> data = new HashSet<>();
        boolean refused = false;
        for (DatasetRows.Row row : all) {
            refused |= row.kind() == Dataset.Kind.AGGREGATION && row.holding() == null;
            if (row.kind() == Dataset.Kind.FILE && row.holding() != null) {
                data.add(row.path());
            }
        }
        if (data.isEmpty() || refused) {
            throw notFound(record.id(), AGGREGATION);
        }
        return catalogue
                .eachFile(record.id(), record.version())
                .filter(file -> data.contains(file.path()))
                .toList();
    }

    private static ProblemException notFound(String recordId, String path) {
        return ProblemException.notFound(
                "dataset-not-found", "There is no dataset " + path + " of " + recordId + " here.");
    }
}
