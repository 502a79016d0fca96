package org.estran.app.coverages.datasets;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.access.Access;
import org.estran.app.access.Readable;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordStamp;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.Jobs;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.aggregation.Aggregation;
import org.estran.grids.grib.GribConversion;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Indexes the data files of a record, and finds out whether they make one dataset. */
@Component
class Indexer {

    static final String JOB = "dataset-index";
    static final String WALK = "dataset-walk";

    /** To be raised when indexes or what rows keep of them change: everything is then indexed again. */
    static final int FORM = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);

    private static final int PAGE = 500;

    private final Catalogue catalogue;
    private final Access access;
    private final DatasetRows rows;
    private final CopyRows copies;
    private final DatasetFiles files;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Indexer(
            Catalogue catalogue,
            Access access,
            DatasetRows rows,
            CopyRows copies,
            DatasetFiles files,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.rows = rows;
        this.copies = copies;
        this.files = files;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The work of {@link #JOB}; its instance is a record's id. */
    void index(JobRequest request) {
        Optional<CatalogueRecord> found = catalogue.find(request.instance());
        List<DatasetRows.Row> made = found.filter(record -> !record.isDataWithdrawn())
                .map(this::rowsOf)
                .orElse(List.of());
        transaction.executeWithoutResult(status -> {
            rows.removeAll(request.instance());
            made.forEach(rows::put);
            if (!copies.of(request.instance()).isEmpty()) {
                jobs.ask(CopyMaker.JOB, request.instance(), "");
            }
        });
        files.forget(request.instance());
    }

    /** The work of {@link #WALK}: asks for the index of every record that has files. */
    void walk() {
        String after = null;
        List<RecordStamp> page = catalogue.stamps(null, PAGE);
        while (!page.isEmpty()) {
            for (RecordStamp stamp : page) {
                if (catalogue.find(stamp.id()).filter(r -> r.fileCount() > 0).isPresent()) {
                    jobs.ask(JOB, stamp.id(), "");
                }
            }
            after = page.getLast().id();
            page = catalogue.stamps(after, PAGE);
        }
        rows.walked(FORM, clock.instant());
    }

    private List<DatasetRows.Row> rowsOf(CatalogueRecord record) {
        Map<String, DatasetRows.Row> known = new HashMap<>();
        rows.of(record.id()).stream()
                .filter(row -> row.kind() == Dataset.Kind.FILE && row.holding() != null)
                .forEach(row -> known.put(row.path() + "\0" + row.sha512(), row));
        List<DatasetRows.Row> made = new ArrayList<>();
        List<PublishedFile> data = new ArrayList<>();
        boolean several = record.fileCount() > 1;
        catalogue.eachFile(record.id(), record.version()).forEach(file -> {
            if (file.withdrawal() != null) {
                return;
            }
            LocalizedText title = several
                    ? Titles.ofFile(record.record().title(), file.path())
                    : record.record().title();
            DatasetRows.Row former =
                    known.get(file.path() + "\0" + file.checksums().sha512());
            DatasetRows.Row row = former == null ? row(record, file, title) : again(former, record, title);
            if (row != null) {
                made.add(row);
                if (row.holding() != null) {
                    data.add(file);
                }
            }
        });
        if (data.size() > 1) {
            made.add(together(record, data));
        }
        return made;
    }

    private DatasetRows.Row again(DatasetRows.Row row, CatalogueRecord record, LocalizedText title) {
        Holding holding = row.holding();
        return new DatasetRows.Row(
                row.recordId(),
                row.kind(),
                row.path(),
                record.version(),
                row.sha512(),
                null,
                holding == null ? null : holding.titled(title),
                row.indexedAt());
    }

    /** Null for a file that does not even begin like a data file, and for one withdrawn meanwhile. */
    private DatasetRows.@Nullable Row row(CatalogueRecord record, PublishedFile file, LocalizedText title) {
        try {
            Readable readable = access.openForIndexing(record, file);
            if (DataFiles.recognise(readable.file()).isEmpty() && !GribConversion.isGrib(readable.file())) {
                return null;
            }
            try (DataFile data = files.open(readable)) {
                return row(record, file, null, Holding.of(data, title, file.size(), 1));
            }
        } catch (ProblemException gone) {
            return null;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError odd) {
            LOG.info("no dataset: {} of {}: {}", file.checksums().sha512(), record.id(), odd.toString());
            return row(record, file, reason(odd), null);
        }
    }

    private DatasetRows.Row row(
            CatalogueRecord record, PublishedFile file, @Nullable String refusal, @Nullable Holding holding) {
        return new DatasetRows.Row(
                record.id(),
                Dataset.Kind.FILE,
                file.path(),
                record.version(),
                file.checksums().sha512(),
                refusal,
                holding,
                clock.instant());
    }

    private DatasetRows.Row together(CatalogueRecord record, List<PublishedFile> data) {
        LocalizedText title = record.record().title();
        try {
            return switch (files.aggregate(record, data)) {
                case Aggregation.Formed formed -> {
                    try (DataFile file = formed.file()) {
                        long size = data.stream().mapToLong(PublishedFile::size).sum();
                        yield aggregation(
                                record,
                                null,
                                Holding.of(file, title, size, formed.members().size()));
                    }
                }
                case Aggregation.Refused refused -> aggregation(record, words(refused), null);
            };
        } catch (IOException | RuntimeException odd) {
            LOG.info("the files of {} make no dataset: {}", record.id(), odd.toString());
            return aggregation(record, reason(odd), null);
        }
    }

    private DatasetRows.Row aggregation(CatalogueRecord record, @Nullable String refusal, @Nullable Holding holding) {
        return new DatasetRows.Row(
                record.id(),
                Dataset.Kind.AGGREGATION,
                Datasets.AGGREGATION,
                record.version(),
                null,
                refusal,
                holding,
                clock.instant());
    }

    private static String words(Aggregation.Refused refused) {
        List<String> first = refused.mixtures().stream()
                .limit(20)
                .map(mixture -> mixture.file() + " " + mixture.reason())
                .toList();
        return String.join("; ", first);
    }

    private static String reason(Throwable odd) {
        String message = odd.getMessage();
        return odd instanceof IOException && message != null
                ? message
                : odd.getClass().getSimpleName();
    }
}
