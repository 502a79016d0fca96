package org.estran.app.observations.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.estran.app.access.Access;
import org.estran.app.catalogue.AcceptedFlags;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordStamp;
import org.estran.app.catalogue.TableMappings;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.Jobs;
import org.estran.app.observations.tables.TableEngine;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile;
import org.estran.observations.RefusedFile;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Brings the store to what is published of a record: files that are new are read and added as a part of their own, rows of
 * files that are gone are left out, the others are not touched. May be done again, and after it was cut off.
 */
@Component
class Loader {

    static final String JOB = "observation-load";
    static final String WALK = "observation-walk";

    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    private static final int PAGE = 500;
    /** Rows that are gathered and sorted at once: as many as the engine's memory holds with room to spare. */
    private static final long PART_ROWS = 1 << 20;
    /** A record that grew by more small parts than this has them made one. */
    private static final int MOST_SMALL_PARTS = 8;

    private static final long SMALL_PART_ROWS = PART_ROWS / 4;
    /** Different sets of columns that are gathered at once. */
    private static final int MOST_SHAPES = 32;
    /** Features that are kept in memory, beyond those of one file. */
    private static final int MOST_FEATURES = 10_000;

    private final Catalogue catalogue;
    private final Access access;
    private final TableMappings tables;
    private final AcceptedFlags flags;
    private final StoreDatabase store;
    private final Jobs jobs;

    Loader(
            Catalogue catalogue,
            Access access,
            TableMappings tables,
            AcceptedFlags flags,
            StoreDatabase store,
            Jobs jobs) {
        this.catalogue = catalogue;
        this.access = access;
        this.tables = tables;
        this.flags = flags;
        this.store = store;
        this.jobs = jobs;
    }

    /** The work of {@link #WALK}: asks for every record that has files. */
    void walk() throws IOException {
        if (!store.isWalked()) {
            store.clear();
        }
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
        store.walkedAll();
    }

    /** The work of {@link #JOB}; its instance is a record's id. */
    void load(JobRequest request) throws IOException {
        String id = request.instance();
        Optional<CatalogueRecord> record = catalogue.find(id).filter(found -> !found.isDataWithdrawn());
        if (!store.exists() && record.filter(this::hasObservations).isEmpty()) {
            return; // a centre without observations opens no engine
        }
        if (record.isEmpty()) {
            remove(id);
        } else {
            store.lend(connection -> {
                new Load(connection, record.get()).run();
                return id;
            });
        }
    }

    private boolean hasObservations(CatalogueRecord record) {
        FileReadings readings = readings(record);
        return catalogue
                .eachFile(record.id(), record.version())
                .filter(file -> file.withdrawal() == null)
                .anyMatch(file -> {
                    try (ObservationFile open = open(record, file, readings)) {
                        return true;
                    } catch (IOException | ProblemException none) {
                        return false;
                    }
                });
    }

    private ObservationFile open(CatalogueRecord record, PublishedFile file, FileReadings readings) throws IOException {
        return readings.open(file, access.openForIndexing(record, file).file());
    }

    private FileReadings readings(CatalogueRecord record) {
        return new FileReadings(tables.ofRecord(record.id()), flags.ofRecord(record.id()));
    }

    /** Does away with all that is known of a record. */
    void remove(String recordId) throws IOException {
        if (!store.exists()) {
            return;
        }
        store.lend(connection -> {
            transaction(connection, () -> {
                for (String table : List.of("source", "part", "property", "feature")) {
                    StoreLists.remove(connection, table, recordId);
                }
            });
            return recordId;
        });
        FileSystemUtils.deleteRecursively(store.place(recordId));
    }

    /** Changes of the lists. */
    private interface Change {
        void make() throws SQLException;
    }

    private void transaction(DuckDBConnection connection, Change change) throws SQLException {
        connection.setAutoCommit(false);
        try {
            change.make();
            connection.commit();
            store.changed();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** One run for one record. */
    private final class Load {
        private final DuckDBConnection connection;
        private final CatalogueRecord record;
        private final String id;
        private final FileReadings readings;
        private final Map<List<StoredProperty>, PartWriter> shapes = new LinkedHashMap<>();
        private final List<StoredSource> sources = new ArrayList<>();
        private final List<FeatureCover> features = new ArrayList<>();
        private final Set<Integer> broken = new HashSet<>();
        private final List<Part> made = new ArrayList<>();
        private int nextPart;
        private int lastFeature;

        Load(DuckDBConnection connection, CatalogueRecord record) {
            this.connection = connection;
            this.record = record;
            this.id = record.id();
            this.readings = readings(record);
        }

        void run() throws SQLException, IOException {
            Map<String, StoredSource> known = new HashMap<>();
            int lastSource = 0;
            for (StoredSource source : StoreLists.sources(connection, id)) {
                known.put(FileReadings.key(source.path(), source.sha512()), source);
                lastSource = Math.max(lastSource, source.number());
            }
            List<PublishedFile> fresh = new ArrayList<>();
            for (PublishedFile file : (Iterable<PublishedFile>) catalogue.eachFile(id, record.version())::iterator) {
                if (file.withdrawal() != null) {
                    continue;
                }
                StoredSource before = known.get(FileReadings.key(file));
                if (before != null && readings.isReadAlike(file, before)) {
                    known.remove(FileReadings.key(file));
                } else {
                    fresh.add(file);
                }
            }
            List<Integer> gone =
                    known.values().stream().map(StoredSource::number).toList();
            if (fresh.isEmpty() && gone.isEmpty()) {
                return;
            }
            List<StoredProperty> before = StoreLists.properties(connection, id);
            RecordColumns columns = new RecordColumns(id, before);
            lastFeature = StoreLists.lastFeature(connection, id);
            List<Part> parts = StoreLists.parts(connection, id);
            Files.createDirectories(store.place(id));
            sweep(parts);
            nextPart = parts.isEmpty() ? 1 : parts.getLast().number() + 1;
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE OR REPLACE TEMP TABLE incoming_feature AS FROM feature LIMIT 0");
                for (PublishedFile file : fresh) {
                    read(file, ++lastSource, columns);
                }
                write();
                layAside();
                List<Part> all = new ArrayList<>(gone.isEmpty() ? parts : without(parts, gone));
                all.addAll(made);
                List<Part> joined = joined(all);
                boolean isLess = !gone.isEmpty() || !broken.isEmpty();
                Set<String> left = isLess ? names(joined) : Set.of();
                transaction(connection, () -> {
                    StoreLists.removeSources(connection, "source", "number", id, gone);
                    StoreLists.removeSources(connection, "feature", "source", id, gone);
                    StoreLists.add(connection, id, sources);
                    StoreLists.addProperties(connection, id, columns.added());
                    if (isLess) {
                        StoreLists.keepProperties(connection, id, left);
                    }
                    widen(columns.widened());
                    statement.execute("INSERT INTO feature FROM incoming_feature");
                    StoreLists.setParts(connection, id, joined);
                });
                statement.execute("DROP TABLE incoming_feature");
                if (!gone.isEmpty()) {
                    sweep(joined);
                }
            } finally {
                for (PartWriter writer : shapes.values()) {
                    writer.close();
                }
            }
        }

        private void read(PublishedFile file, int number, RecordColumns columns) throws SQLException, IOException {
            if (features.size() > MOST_FEATURES) {
                layAside();
            }
            int featuresBefore = features.size();
            int partsBefore = made.size();
            try (ObservationFile open = open(record, file, readings)) {
                List<StoredProperty> own = columns.of(open.properties());
                PartWriter writer = writer(own);
                long before = writer.rows();
                try {
                    open.forEach(feature -> add(writer, number, feature, open));
                } catch (RefusedFile refused) {
                    broken.add(number);
                    List<Part> torn = made.subList(partsBefore, made.size());
                    List<Part> mended = without(List.copyOf(torn), List.of(number));
                    torn.clear();
                    made.addAll(mended);
                    throw refused;
                }
                sources.add(new StoredSource(
                        number,
                        file.path(),
                        file.checksums().sha512(),
                        open.format().words(),
                        open.featureType().cfName(),
                        readings.facts(file, open.facts()),
                        null,
                        writer.rows() - before));
            } catch (RefusedFile refused) {
                features.subList(featuresBefore, features.size()).clear();
                sources.add(refused(file, number, refused));
            } catch (ProblemException gone) {
                LOG.debug("{} of {} is withdrawn: {}", file.path(), id, gone.getMessage());
            }
        }

        private StoredSource refused(PublishedFile file, int number, RefusedFile why) {
            return new StoredSource(
                    number,
                    file.path(),
                    file.checksums().sha512(),
                    null,
                    null,
                    readings.facts(file, Map.of()),
                    why.getMessage(),
                    0);
        }

        private PartWriter writer(List<StoredProperty> columns) throws SQLException, IOException {
            List<StoredProperty> shape = columns.stream()
                    .map(column -> new StoredProperty(
                            id,
                            column.name(),
                            column.flagName(),
                            column.property().labelled(null)))
                    .toList();
            PartWriter known = shapes.get(shape);
            if (known != null) {
                return known;
            }
            if (shapes.size() >= MOST_SHAPES) {
                write();
            }
            PartWriter writer = new PartWriter(connection, "incoming_" + shapes.size(), shape);
            shapes.put(shape, writer);
            return writer;
        }

        private boolean add(PartWriter writer, int source, Feature feature, ObservationFile file) throws IOException {
            FeatureCover cover = features.isEmpty() ? null : features.getLast();
            if (!feature.isContinued() || cover == null || cover.source != source) {
                cover = new FeatureCover(feature, file.featureType(), source, ++lastFeature);
                cover.mode = mode(file, feature);
                features.add(cover);
            }
            try {
                writer.add(source, cover.number, feature, cover);
                if (writer.gathered() >= PART_ROWS) {
                    write(writer);
                }
                return true;
            } catch (SQLException failed) {
                throw new IOException(failed);
            }
        }

        /** Argo's and OceanSITES' {@code DATA_MODE}, where a file tells it. */
        private @Nullable String mode(ObservationFile file, Feature feature) {
            for (int i = 0; i < file.properties().size(); i++) {
                if (file.properties().get(i).name().equals("DATA_MODE")
                        && feature.columns().get(i) instanceof Column.Texts texts
                        && texts.size() > 0
                        && !texts.at(0).isEmpty()) {
                    return texts.at(0).substring(0, 1);
                }
            }
            String told = file.facts().getOrDefault("data_mode", "");
            return told.length() == 1 ? told : null;
        }

        /** Writes what was gathered, each set of columns as a part. */
        private void write() throws SQLException, IOException {
            for (PartWriter writer : shapes.values()) {
                try (writer) {
                    write(writer);
                }
            }
            shapes.clear();
        }

        private void write(PartWriter writer) throws SQLException, IOException {
            if (writer.gathered() > 0) {
                Path file = nextFile();
                writer.writeTo(file, broken);
                sync(file);
                add(made, StoreLists.part(connection, nextPart++, file));
            }
        }

        /** The names of the columns that parts have: those of files that are gone may be in none. */
        private Set<String> names(List<Part> parts) throws SQLException {
            Set<String> names = new HashSet<>();
            if (parts.isEmpty()) {
                return names;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT DISTINCT name FROM parquet_schema(" + files(store, id, parts) + ")")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }

        private Path nextFile() throws IOException {
            Path file = store.place(id, nextPart);
            Files.deleteIfExists(file);
            return file;
        }

        /** Lays features aside, so that they take no memory. */
        private void layAside() throws SQLException {
            StoreLists.addFeatures(connection, "temp", "incoming_feature", id, features);
            features.clear();
        }

        private void widen(Set<String> names) throws SQLException {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE property SET single = false WHERE record = ? AND name = ?")) {
                for (String name : names) {
                    update.setString(1, id);
                    update.setString(2, name);
                    update.execute();
                }
            }
        }

        /** The same parts without the rows of some sources, in the same order. */
        private List<Part> without(List<Part> parts, List<Integer> sources) throws SQLException, IOException {
            List<Part> all = new ArrayList<>();
            for (Part part : parts) {
                String kept = " WHERE source NOT IN ("
                        + sources.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
                add(all, copied(List.of(part), kept));
            }
            return all;
        }

        /** The same rows in fewer parts, where many are small. */
        private List<Part> joined(List<Part> parts) throws SQLException, IOException {
            List<Part> small =
                    parts.stream().filter(part -> part.rows() < SMALL_PART_ROWS).toList();
            if (small.size() <= MOST_SMALL_PARTS) {
                return parts;
            }
            List<Part> all = new ArrayList<>(parts);
            all.removeAll(small);
            add(all, copied(small, " ORDER BY " + PartWriter.ORDER));
            return all;
        }

        private static void add(List<Part> all, Part part) {
            if (part.rows() > 0) {
                all.add(part);
            }
        }

        private Part copied(List<Part> parts, String clause) throws SQLException, IOException {
            Path file = nextFile();
            try (Statement statement = connection.createStatement()) {
                statement.execute("COPY (SELECT * FROM " + table(store, id, parts) + clause + ") TO "
                        + TableEngine.text(file.toString()) + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
                        + PartWriter.GROUP + ")");
            }
            sync(file);
            return StoreLists.part(connection, nextPart++, file);
        }

        /** Parts that were made one are left to selections that are reading them, until the record changes again. */
        private void sweep(List<Part> parts) throws IOException {
            Set<String> kept =
                    parts.stream().map(part -> part.number() + ".parquet").collect(Collectors.toSet());
            try (Stream<Path> files = Files.list(store.place(id))) {
                for (Path file : files.toList()) {
                    if (!kept.contains(file.getFileName().toString())) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    /** Parts of a record as one table. */
    static String table(StoreDatabase store, String recordId, List<Part> parts) {
        // Columns are brought together at a price: every file is opened before the first row is read.
        return "read_parquet(" + files(store, recordId, parts)
                + (Part.areAlike(parts) ? ")" : ", union_by_name = true)");
    }

    private static String files(StoreDatabase store, String recordId, List<Part> parts) {
        return parts.stream()
                .map(part ->
                        TableEngine.text(store.place(recordId, part.number()).toString()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
