package org.estran.app.observations.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.estran.app.access.Access;
import org.estran.app.access.Reader;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.observations.FeatureType;
import org.estran.observations.Quality;
import org.estran.observations.QualityScheme;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All observations that are published here, to be selected from. Whoever asks is told of what they may read alone; what
 * they may not is named as {@link SelectionCounts#closed}.
 */
@Component
public class ObservationStore {

    /** How long one question may take. */
    private static final int DEADLINE_SECONDS = 120;

    /** Values of a kind that counts tell, those with most features first. */
    private static final int MOST_COUNTS = 200;

    private final StoreDatabase store;
    private final StoreReaders readers;
    private final Catalogue catalogue;
    private final Access access;

    ObservationStore(StoreDatabase store, StoreReaders readers, Catalogue catalogue, Access access) {
        this.store = store;
        this.readers = readers;
        this.catalogue = catalogue;
        this.access = access;
    }

    /** The ids of records with observations, in their order, whoever may read them. */
    public List<String> records() throws IOException {
        return store.exists()
                ? store.ask(connection ->
                        List.copyOf(store.contents(connection).parts().keySet()))
                : List.of();
    }

    /** Whether a record has observations, whoever may read them; told without opening anything. */
    public boolean has(String recordId) throws IOException {
        Path place = store.place(recordId);
        if (!store.exists() || !Files.isDirectory(place)) {
            return false;
        }
        try (Stream<Path> parts = Files.list(place)) {
            return parts.findAny().isPresent();
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** What those of these records cover that this reader may have whole, in the order of their ids. */
    public List<Holding> holdings(Set<String> records, Caller caller) throws IOException {
        return store.exists() && !records.isEmpty()
                ? store.ask(connection -> {
                    Scope scope = scope(connection, Selection.ALL.ofRecords(records), caller);
                    return StoreLists.holdings(connection, scope.clause()).stream()
                            .filter(holding -> !scope.closed().contains(holding.recordId()))
                            .toList();
                })
                : List.of();
    }

    /** The columns of a record that are not those of every record; empty where it has no observations. */
    public List<StoredProperty> properties(String recordId) throws IOException {
        return store.exists()
                ? store.ask(connection -> store.contents(connection).properties(recordId))
                : List.of();
    }

    /** The columns of all records. */
    public List<StoredProperty> properties() throws IOException {
        return store.exists()
                ? store.ask(connection -> store.contents(connection).all())
                : List.of();
    }

    /** The files of a record: what was read of them, or why it was not. */
    public List<StoredSource> sources(String recordId) throws IOException {
        return store.exists() ? store.ask(connection -> StoreLists.sources(connection, recordId)) : List.of();
    }

    /** What a selection comes to for this reader. */
    public SelectionCounts counts(Selection selection, Caller caller) throws IOException {
        if (!store.exists()) {
            return new SelectionCounts(
                    0, 0, 0, null, null, null, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of(), List.of(), List.of());
        }
        return store.ask(connection -> {
            Scope scope = scope(connection, selection, caller);
            return new SelectionCounting(connection, scope.clause(), scope.closed(), MOST_COUNTS).counts();
        });
    }

    /**
     * Features of a selection, record by record.
     *
     * @param after the last one of the page before; null for the first page
     * @param limit 1 to 100,000
     */
    public List<FeatureSummary> features(Selection selection, Caller caller, @Nullable FeatureSummary after, int limit)
            throws IOException {
        return features(selection, null, caller, after, limit);
    }

    /** Those of them that a filter lets through; null for all. */
    public List<FeatureSummary> features(
            Selection selection,
            @Nullable FeatureFilter filter,
            Caller caller,
            @Nullable FeatureSummary after,
            int limit)
            throws IOException {
        if (!store.exists()) {
            return List.of();
        }
        return store.ask(connection ->
                FeatureLists.features(connection, chosen(connection, selection, filter, caller), after, limit));
    }

    /** How many features of a selection a filter lets through; null for all of them. */
    public long featureCount(Selection selection, @Nullable FeatureFilter filter, Caller caller) throws IOException {
        return store.exists()
                ? store.ask(connection -> FeatureLists.count(connection, chosen(connection, selection, filter, caller)))
                : 0;
    }

    private SqlText chosen(
            DuckDBConnection connection, Selection selection, @Nullable FeatureFilter filter, Caller caller)
            throws SQLException {
        SqlText clause = scope(connection, selection, caller).clause();
        return filter == null
                ? clause
                : new SqlText("").add(clause).add(" AND (").add(filter.clause()).add(")");
    }

    /**
     * The platforms of a selection by their names, those after a name.
     *
     * @param containing a part of their names, however its letters are written; empty for any
     * @param after the last one of the page before; empty for the first page
     */
    public List<PlatformSummary> platforms(
            Selection selection, Caller caller, String containing, String after, int limit) throws IOException {
        return store.exists()
                ? store.ask(connection -> PlatformLists.platforms(
                        connection, scope(connection, selection, caller).clause(), containing, after, limit))
                : List.of();
    }

    /** The records of a selection, that with the last value first. */
    public List<Deployment> deployments(Selection selection, Caller caller, int limit) throws IOException {
        return store.exists()
                ? store.ask(connection -> PlatformLists.deployments(
                        connection, scope(connection, selection, caller).clause(), limit))
                : List.of();
    }

    /**
     * Rows of one record, for protocols that give records one by one.
     *
     * @throws ProblemException {@code observations-not-found}; and whatever {@code access} says of its files, since a
     *     part of them is never given for the whole
     */
    public void rows(RowQuery query, Caller caller, Rows.Sink sink) throws IOException {
        String id = query.recordId();
        asked(id, caller, connection -> {
            Contents contents = store.contents(connection);
            SqlText sql =
                    new RowSql(query, contents.properties(id), Loader.table(store, id, contents.parts(id))).text();
            return run(connection, sql, sink);
        });
    }

    /**
     * Whether somebody may have the rows of a record.
     *
     * @throws ProblemException as {@link #rows(RowQuery, Caller, Rows.Sink)}
     */
    public void letIn(String recordId, Caller caller) throws IOException {
        asked(recordId, caller, connection -> true);
    }

    private void asked(String recordId, Caller caller, StoreDatabase.Work<Boolean> work) throws IOException {
        CatalogueRecord record = catalogue.find(recordId).orElseThrow(() -> notFound(recordId));
        if (!store.exists()) {
            throw notFound(recordId);
        }
        store.ask(connection -> {
            letIn(connection, record, caller);
            if (store.contents(connection).parts(recordId).isEmpty()) {
                throw notFound(recordId);
            }
            return work.with(connection);
        });
    }

    private void letIn(DuckDBConnection connection, CatalogueRecord record, Caller caller) throws SQLException {
        if (readers.allowed(connection, caller, record).sources() == null) {
            return;
        }
        Reader reader = access.reader(caller, record);
        for (StoredSource source : StoreLists.sources(connection, record.id())) {
            Optional<PublishedFile> file = catalogue.file(record.id(), record.version(), source.path());
            access.open(reader, file.orElseThrow(() -> notFound(record.id())));
        }
        throw notFound(record.id());
    }

    private static ProblemException notFound(String recordId) {
        return ProblemException.notFound(
                "observations-not-found", "There are no observations of " + recordId + " here.");
    }

    /** What a selection is over for this reader at this moment: good for one answer, not to be kept. */
    public static final class Chosen {
        private final Selection selection;
        private final Scope scope;
        private final List<FeatureType> types;
        private final List<StoredProperty> properties;

        private Chosen(Selection selection, Scope scope, List<FeatureType> types, List<StoredProperty> properties) {
            this.selection = selection;
            this.scope = scope;
            this.types = types;
            this.properties = properties;
        }

        /** Of the features. */
        public List<FeatureType> types() {
            return types;
        }

        /** The columns that have these properties; in the order of the keys, then of the records. */
        public List<SelectedColumn> columns(List<String> keys) {
            Map<List<String>, SelectedColumn> found = new LinkedHashMap<>();
            for (String key : keys) {
                properties.stream().filter(column -> column.key().equals(key)).forEach(column -> {
                    SelectedColumn one = SelectedColumn.of(column);
                    found.merge(
                            List.of(one.key(), one.unit(), one.property().form().name()),
                            one,
                            (first, next) -> first.isFlaggedAlike(column)
                                    ? first
                                    : new SelectedColumn(
                                            first.key(),
                                            first.unit(),
                                            first.property().flagged(QualityScheme.UNKNOWN)));
                });
            }
            return List.copyOf(found.values());
        }
    }

    /** Finds what a selection is over. */
    public Chosen choose(Selection selection, Caller caller) throws IOException {
        if (!store.exists()) {
            return new Chosen(
                    selection, new Scope(new SqlText("false"), List.of(), List.of(), Set.of()), List.of(), List.of());
        }
        return store.ask(connection -> {
            Scope scope = scope(connection, selection, caller);
            Set<String> records = new TreeSet<>();
            matching(scope).forEach(allowed -> records.add(allowed.recordId()));
            List<StoredProperty> properties = store.contents(connection).all().stream()
                    .filter(column -> records.contains(column.recordId()))
                    .toList();
            return new Chosen(selection, scope, types(connection, scope), properties);
        });
    }

    private static List<FeatureType> types(DuckDBConnection connection, Scope scope) throws SQLException, IOException {
        Set<String> names = scope.types();
        if (!scope.closed().isEmpty()) {
            Set<String> open = new TreeSet<>();
            SqlText sql = new SqlText("SELECT DISTINCT f.type FROM feature f WHERE ").add(scope.clause());
            run(connection, sql, row -> open.add(String.valueOf(row.text(0))) || true);
            names = open;
        }
        return names.stream().map(StoreLists::type).toList();
    }

    /** Where the rows of a selection have what all of them have; from {@link #FIRST_VALUE} each value and its flag. */
    public static final class Selected {
        public static final int RECORD = 0;
        public static final int PLATFORM = 1;
        public static final int FEATURE = 2;
        public static final int FILE = 3;
        public static final int TIME = 4;
        public static final int LATITUDE = 5;
        public static final int LONGITUDE = 6;
        public static final int DEPTH = 7;
        /** Of the feature in its record. */
        public static final int NUMBER = 8;

        public static final int FIRST_VALUE = 9;

        private Selected() {}
    }

    /**
     * Rows of a selection over all records, record by record in the order of their ids, in the columns of
     * {@link Selected}; a value whose quality is not selected is missing, and a row with no value of any column is not
     * given.
     *
     * @param byFeature whether all rows of a feature come together, by time and depth; the order of the store otherwise
     */
    public void rows(Chosen chosen, List<SelectedColumn> wanted, boolean byFeature, Rows.Sink sink) throws IOException {
        named(chosen, wanted, sql -> sql.text(byFeature), sink);
    }

    /**
     * The same rows feature by feature, in an order that is the same each time they are asked for, so that a digest can
     * be taken of them.
     */
    public void settledRows(Chosen chosen, List<SelectedColumn> wanted, Rows.Sink sink) throws IOException {
        named(chosen, wanted, SelectedSql::settled, sink);
    }

    private void named(
            Chosen chosen, List<SelectedColumn> wanted, Function<SelectedSql, SqlText> question, Rows.Sink sink)
            throws IOException {
        Reading withNames = (recordId, sql) -> {
            FeatureNames names = new FeatureNames(store, sql);
            return result -> new SelectedRows(recordId, names, result);
        };
        eachRecord(chosen, wanted, question, withNames, sink);
    }

    /**
     * A published file that a selection takes rows of.
     *
     * @param sha512 of the whole file, in hexadecimal
     */
    public record TakenFile(String recordId, String path, String sha512) {}

    /** The files that a reader's selection takes rows of, by the ids of their records and their names. */
    public List<TakenFile> taken(Selection selection, Caller caller) throws IOException {
        if (!store.exists()) {
            return List.of();
        }
        return store.ask(connection -> {
            SqlText sql = new SqlText("SELECT DISTINCT s.record, s.path, s.sha512 FROM feature f JOIN source s"
                            + " ON s.record = f.record AND s.number = f.source WHERE ")
                    .add(scope(connection, selection, caller).clause())
                    .add(" ORDER BY 1, 2");
            List<TakenFile> all = new ArrayList<>();
            run(
                    connection,
                    sql,
                    row -> all.add(new TakenFile(
                            String.valueOf(row.text(0)), String.valueOf(row.text(1)), String.valueOf(row.text(2)))));
            return all;
        });
    }

    /**
     * The bare numbers of a selection, for plots: milliseconds since 1970, latitude, longitude, depth, then the value of
     * each column; record by record in the order of the store. Rows are given as by {@link #rows}.
     */
    public void numbers(Chosen chosen, List<SelectedColumn> wanted, Rows.Sink sink) throws IOException {
        eachRecord(chosen, wanted, SelectedSql::numbers, sink);
    }

    /** How the rows of a record's result are read; told before they are asked for. */
    private interface Reading {
        Function<ResultSet, Rows> of(String recordId, SelectedSql sql);
    }

    private void eachRecord(
            Chosen chosen, List<SelectedColumn> wanted, Function<SelectedSql, SqlText> question, Rows.Sink sink)
            throws IOException {
        eachRecord(chosen, wanted, question, (recordId, sql) -> StoredRows::new, sink);
    }

    /** Asks one record after the other, until the sink wants no more. */
    private void eachRecord(
            Chosen chosen,
            List<SelectedColumn> wanted,
            Function<SelectedSql, SqlText> question,
            Reading reading,
            Rows.Sink sink)
            throws IOException {
        if (!store.exists()) {
            return;
        }
        store.ask(connection -> {
            Contents contents = store.contents(connection);
            for (StoreReaders.Allowed allowed : matching(chosen.scope)) {
                String id = allowed.recordId();
                List<Part> parts = Part.of(contents.parts(id), chosen.selection);
                if (!parts.isEmpty()) {
                    SelectedSql sql = new SelectedSql(
                            chosen.selection, allowed, wanted, contents.properties(id), Loader.table(store, id, parts));
                    if (!run(connection, question.apply(sql), reading.of(id, sql), sink)) {
                        return false;
                    }
                }
            }
            return true;
        });
    }

    /** The means of a column by month, over all records of a selection; months without a value are left out. */
    public List<MonthlyMean> monthlyMeans(Chosen chosen, SelectedColumn column) throws IOException {
        Map<YearMonth, MonthlyMean> months = new TreeMap<>();
        eachRecord(chosen, List.of(column), SelectedSql::monthly, row -> {
            YearMonth month = YearMonth.from(Objects.requireNonNull(row.time(0)).atZone(ZoneOffset.UTC));
            long count = (long) row.number(1);
            MonthlyMean mean = new MonthlyMean(month, count, row.number(2) / count, row.number(3), row.number(4));
            months.merge(month, mean, ObservationStore::together);
            return true;
        });
        return List.copyOf(months.values());
    }

    /** How many values of a column have each quality, over all records of a selection; those alone that some have. */
    public Map<Quality, Long> qualities(Chosen chosen, SelectedColumn column) throws IOException {
        Map<Quality, Long> counts = new EnumMap<>(Quality.class);
        eachRecord(chosen, List.of(column), SelectedSql::qualities, row -> {
            counts.merge(Quality.valueOf(String.valueOf(row.text(0))), (long) row.number(1), Long::sum);
            return true;
        });
        return counts;
    }

    private static MonthlyMean together(MonthlyMean one, MonthlyMean other) {
        long count = one.count() + other.count();
        return new MonthlyMean(
                one.month(),
                count,
                one.mean() + (other.mean() - one.mean()) * other.count() / count,
                Math.min(one.least(), other.least()),
                Math.max(one.greatest(), other.greatest()));
    }

    /** False once the sink wants no more. */
    private static boolean run(DuckDBConnection connection, SqlText sql, Rows.Sink sink)
            throws SQLException, IOException {
        return run(connection, sql, StoredRows::new, sink);
    }

    private static boolean run(
            DuckDBConnection connection, SqlText sql, Function<ResultSet, Rows> reading, Rows.Sink sink)
            throws SQLException, IOException {
        try (PreparedStatement statement = sql.prepare(connection)) {
            statement.setQueryTimeout(DEADLINE_SECONDS);
            try (ResultSet rows = statement.executeQuery()) {
                Rows row = reading.apply(rows);
                while (rows.next()) {
                    if (!sink.accept(row)) {
                        return false;
                    }
                }
                return true;
            }
        }
    }

    /**
     * What of the features a reader's selection is over.
     *
     * @param clause over {@code feature f}
     * @param types of the features, of closed ones too
     */
    private record Scope(SqlText clause, List<StoreReaders.Allowed> allowed, List<String> closed, Set<String> types) {}

    private Scope scope(DuckDBConnection connection, Selection selection, Caller caller) throws SQLException {
        SqlText covered = SelectedSql.features(selection);
        Contents contents = store.contents(connection);
        Set<String> records = new TreeSet<>();
        Set<String> types = new TreeSet<>();
        SqlText which = new SqlText("SELECT DISTINCT f.record, f.type FROM feature f WHERE ").add(covered);
        try (PreparedStatement query = which.prepare(connection);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                if (contents.hasAny(rows.getString(1), selection.properties())) {
                    records.add(rows.getString(1));
                    types.add(rows.getString(2));
                }
            }
        }
        List<StoreReaders.Allowed> allowed = readers.allowed(connection, caller, List.copyOf(records));
        Set<String> whole = new TreeSet<>();
        List<String> closed = new ArrayList<>();
        SqlText clause = new SqlText("").add(covered).add(" AND (");
        for (StoreReaders.Allowed one : allowed) {
            if (one.sources() == null) {
                whole.add(one.recordId());
            } else {
                closed.add(one.recordId());
                if (!one.isNothing()) {
                    clause.add("(f.record = ")
                            .value(one.recordId())
                            .add(" AND f.source IN ")
                            .numbers(one.sources())
                            .add(") OR ");
                }
            }
        }
        clause.add("f.record IN ").texts(whole).add(")");
        return new Scope(clause, allowed, closed, types);
    }

    private static List<StoreReaders.Allowed> matching(Scope scope) {
        return scope.allowed().stream().filter(one -> !one.isNothing()).toList();
    }
}
