package org.estran.app.coverages.datasets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.estran.app.access.Access;
import org.estran.app.access.Readable;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.home.Home;
import org.estran.grids.DataFile;
import org.estran.grids.aggregation.Aggregation;
import org.estran.grids.aggregation.Member;
import org.estran.terms.BoundingBox;
import org.estran.terms.Digests;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Opens the data files of records, alone and together, and keeps open what is read again and again. */
@Component
class DatasetFiles implements DisposableBean {

    /** Of all open datasets together; a fifth of the smallest heap a centre runs with. */
    private static final long CHUNK_BYTES = 192L << 20;

    private static final int MOST_MEMBERS = 10_000;

    private final Access access;
    private final DatasetRows rows;
    private final CopyFiles copies;
    private final IndexFiles indexes;
    private final OpenDatasets open;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("datasets-idle").factory());

    DatasetFiles(Access access, DatasetRows rows, CopyFiles copies, Home home, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.copies = copies;
        this.indexes = new IndexFiles(home.cache(), CHUNK_BYTES);
        this.open = new OpenDatasets(clock);
        sweeper.scheduleWithFixedDelay(open::closeIdle, 30, 30, TimeUnit.SECONDS);
    }

    /** What is known of an open aggregation: the files whose readers must be let in. */
    record Members(List<PublishedFile> files, Opened.Sources sources) {}

    void forgetIndex(String sha512) throws IOException {
        indexes.forget(sha512);
    }

    /** One file, for its reader alone. */
    DataFile open(Readable readable) throws IOException {
        return indexes.open(readable.distribution().checksums().sha512(), readable.file());
    }

    /** One file, shared by all who read it. */
    OpenDatasets.Entry lease(Readable readable, CatalogueRecord record, PublishedFile file) throws IOException {
        String sha512 = file.checksums().sha512();
        Opened.Sources sources = new Opened.Sources(sha512.substring(0, 32), file.size(), record.version());
        return open.lease(
                record.id() + "/file/" + sha512 + "/" + file.contentPath(),
                () -> new OpenDatasets.Content(
                        copies.with(open(readable), record.id(), file.path(), sources.tag()),
                        sources,
                        () -> extents(
                                record.id(), row -> row.path().equals(file.path()) && sha512.equals(row.sha512()))));
    }

    /** All files of a record together, shared by all who read them. */
    OpenDatasets.Entry lease(CatalogueRecord record, java.util.function.Supplier<List<PublishedFile>> data)
            throws IOException {
        return open.lease(record.id() + "/aggregation/" + record.change(), () -> {
            List<PublishedFile> files = data.get();
            return switch (aggregate(record, files)) {
                case Aggregation.Formed formed -> {
                    Members members = members(record, files, formed);
                    yield new OpenDatasets.Content(
                            copies.with(
                                    formed.file(),
                                    record.id(),
                                    Datasets.AGGREGATION,
                                    members.sources().tag()),
                            members,
                            () -> extents(
                                    record.id(),
                                    row -> row.kind() == Dataset.Kind.AGGREGATION
                                            && row.version() == record.version()));
                }
                case Aggregation.Refused refused ->
                    throw new IOException(refused.mixtures().getFirst().toString());
            };
        });
    }

    /** As they were found when the dataset was indexed; what is not, is looked for in the file. */
    private Map<String, BoundingBox> extents(String recordId, Predicate<DatasetRows.Row> which) {
        Map<String, BoundingBox> extents = new HashMap<>();
        rows.of(recordId).stream()
                .filter(which)
                .flatMap(row -> row.dataset().stream())
                .flatMap(dataset -> dataset.variables().stream())
                .forEach(variable -> {
                    BoundingBox box = variable.box();
                    if (box != null) {
                        extents.put(variable.name(), box);
                    }
                });
        return extents;
    }

    private static Members members(CatalogueRecord record, List<PublishedFile> files, Aggregation.Formed formed) {
        Set<String> names = new HashSet<>(formed.members());
        List<PublishedFile> own =
                files.stream().filter(file -> names.contains(file.path())).toList();
        StringBuilder digests = new StringBuilder();
        own.forEach(file -> digests.append(file.checksums().sha512()));
        long size = own.stream().mapToLong(PublishedFile::size).sum();
        return new Members(own, new Opened.Sources(digest(digests.toString()), size, record.version()));
    }

    private static String digest(String text) {
        byte[] all = Digests.of("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(all, 0, 16);
    }

    /** How files go together; whoever gets a formed one closes it. */
    Aggregation aggregate(CatalogueRecord record, List<PublishedFile> data) throws IOException {
        if (data.size() > MOST_MEMBERS) {
            throw new IOException("more than " + MOST_MEMBERS + " files are not read as one");
        }
        List<Member> members = new ArrayList<>();
        boolean formed = false;
        try {
            for (PublishedFile file : data) {
                members.add(new Member(file.path(), open(access.openForIndexing(record, file))));
            }
            Aggregation aggregation = Aggregation.of(members);
            formed = aggregation instanceof Aggregation.Formed;
            return aggregation;
        } finally {
            if (!formed) {
                for (Member member : members) {
                    member.file().close();
                }
            }
        }
    }

    /** How many originals are open now. */
    int openFiles() {
        return indexes.openFiles();
    }

    /** Closes what nobody has read for a while. */
    void closeIdle() {
        open.closeIdle();
    }

    /** Closes what is open of a record as soon as its readers have done. */
    void forget(String recordId) {
        open.forget(recordId);
    }

    @Override
    public void destroy() {
        sweeper.shutdownNow();
        open.closeAll();
    }
}
