package org.estran.app.observations.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.estran.app.observations.tables.TableEngine;
import org.estran.observations.Column;
import org.estran.observations.Depths;
import org.estran.observations.Feature;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * Rows of files that have the same columns, gathered and then written as one Parquet file. Gathered as runs: rows that
 * follow each other in one feature within one cell of ten degrees, each column an array, since arrays are handed to the
 * engine as a whole. Runs are sorted by cell, moment and feature; rows within a run stay as the file has them.
 */
final class PartWriter implements AutoCloseable {

    /** Rows of a group, which is what a selection reads or passes over. */
    static final int GROUP = 40_960;

    /** How rows lie in a part, told of rows that are in Parquet already. */
    static final String ORDER = "cell, time, feature";

    private static final int LONGEST_RUN = 8192;

    private final Statement statement;
    private final String table;
    private final List<StoredProperty> columns;
    private final List<@Nullable FlagCodes> codes;
    private final int time;
    private final int longitude;
    private final int latitude;
    private final int vertical;
    private final Depths.@Nullable Conversion toDepth;
    private final DuckDBConnection connection;
    private DuckDBAppender appender;
    private long rows;
    private long gathered;

    PartWriter(DuckDBConnection connection, String table, List<StoredProperty> columns) throws SQLException {
        this.table = table;
        this.columns = columns;
        this.codes = columns.stream()
                .map(column -> column.flagName() == null ? null : new FlagCodes())
                .toList();
        this.time = common("time");
        this.longitude = common("longitude");
        this.latitude = common("latitude");
        this.vertical = verticalOf(columns);
        this.toDepth = vertical < 0 ? null : Depths.of(columns.get(vertical).property());
        this.connection = connection;
        this.statement = connection.createStatement();
        this.appender = begun();
    }

    private DuckDBAppender begun() throws SQLException {
        statement.execute("CREATE OR REPLACE TEMP TABLE " + table
                + " (source INTEGER, feature INTEGER, platform VARCHAR, cell SMALLINT, time BIGINT[], longitude DOUBLE[],"
                + " latitude DOUBLE[], depth DOUBLE[]" + declarations() + ")");
        gathered = 0;
        return connection.createAppender("temp", "main", table);
    }

    /** All that were ever added. */
    long rows() {
        return rows;
    }

    /** Those that are not written yet. */
    long gathered() {
        return gathered;
    }

    /** Adds the rows of a feature, or of a part of one. */
    void add(int source, int number, Feature feature, FeatureCover cover) throws SQLException {
        int count = feature.rows();
        long[] times = time < 0
                ? filled(count, Column.NO_INSTANT)
                : instants(feature.columns().get(time), count);
        double[] east = longitude < 0
                ? filled(count, Double.NaN)
                : numbers(feature.columns().get(longitude), count);
        double[] north = latitude < 0
                ? filled(count, Double.NaN)
                : numbers(feature.columns().get(latitude), count);
        double[] depth = depths(feature, north, count);
        for (int i = 0; i < count; i++) {
            east[i] = BoundingBox.longitude(east[i]);
        }
        cover.add(times, east, north, depth);
        int begin = 0;
        while (begin < count) {
            int cell = Cells.of(east[begin], north[begin]);
            int end = begin + 1;
            while (end < count && end - begin < LONGEST_RUN && Cells.of(east[end], north[end]) == cell) {
                end++;
            }
            appender.beginRow()
                    .append(source)
                    .append(number)
                    .append(feature.platform())
                    .append((short) cell);
            append(times, begin, end);
            append(east, begin, end);
            append(north, begin, end);
            append(depth, begin, end);
            for (int c = 0; c < columns.size(); c++) {
                append(c, feature.columns().get(c), begin, end);
            }
            appender.endRow();
            begin = end;
        }
        rows += count;
        gathered += count;
    }

    /**
     * Writes what was gathered, lets it go, and is ready for more.
     *
     * @param without sources whose rows are left out
     */
    void writeTo(Path file, Set<Integer> without) throws SQLException {
        appender.close();
        String kept = without.isEmpty()
                ? ""
                : " WHERE source NOT IN ("
                        + without.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
        statement.execute("COPY (SELECT source, feature, platform, cell, make_timestamp_ms(unnest(time)) AS time,"
                + " unnest(longitude) AS longitude, unnest(latitude) AS latitude, unnest(depth) AS depth" + values()
                + " FROM (SELECT * FROM " + table + kept + " ORDER BY cell, time[1], feature)) TO "
                + TableEngine.text(file.toString())
                + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + GROUP + ")");
        appender = begun();
    }

    @Override
    public void close() throws SQLException {
        appender.close();
        statement.execute("DROP TABLE IF EXISTS " + table);
        statement.close();
    }

    private int common(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The first vertical coordinate from which a depth follows. */
    private static int verticalOf(List<StoredProperty> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (Depths.of(columns.get(i).property()) != null) {
                return i;
            }
        }
        return -1;
    }

    private String declarations() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            StoredProperty column = columns.get(i);
            if (isWritten(i)) {
                all.append(", ")
                        .append(TableEngine.name(column.name()))
                        .append(' ')
                        .append(type(column.property()));
            }
            if (column.flagName() != null) {
                all.append(", ").append(TableEngine.name(column.flagName())).append(" SMALLINT[]");
            }
        }
        return all.toString();
    }

    private boolean isWritten(int index) {
        return index != time && index != longitude && index != latitude;
    }

    private static String type(ObservedProperty property) {
        return switch (property.form()) {
            case NUMBER -> property.isSingle() ? "FLOAT[]" : "DOUBLE[]";
            case INSTANT -> "BIGINT[]";
            case TEXT -> "VARCHAR[]";
        };
    }

    private String values() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            StoredProperty column = columns.get(i);
            if (isWritten(i)) {
                String name = TableEngine.name(column.name());
                String each = "unnest(" + name + ")";
                all.append(", ")
                        .append(column.property().form() == Form.INSTANT ? "make_timestamp_ms(" + each + ")" : each)
                        .append(" AS ")
                        .append(name);
            }
            FlagCodes flags = codes.get(i);
            if (flags != null) {
                String name = TableEngine.name(Objects.requireNonNull(column.flagName()));
                all.append(", ")
                        .append(flags.words())
                        .append("[unnest(")
                        .append(name)
                        .append(")] AS ")
                        .append(name);
            }
        }
        return all.toString();
    }

    private double[] depths(Feature feature, double[] north, int count) {
        double[] depth = filled(count, Double.NaN);
        if (toDepth != null && feature.columns().get(vertical) instanceof Column.Numbers values) {
            for (int i = 0; i < count; i++) {
                double value = values.at(i);
                depth[i] = Double.isNaN(value) ? value : toDepth.depth(value, north[i]);
            }
        }
        return depth;
    }

    private void append(int c, Column column, int begin, int end) throws SQLException {
        StoredProperty stored = columns.get(c);
        if (isWritten(c)) {
            switch (column) {
                case Column.Numbers numbers when stored.property().isSingle() -> appendSingle(numbers, begin, end);
                case Column.Numbers numbers -> {
                    double[] part = new double[end - begin];
                    for (int i = begin; i < end; i++) {
                        part[i - begin] = numbers.at(i);
                    }
                    append(part, 0, part.length);
                }
                case Column.Instants instants -> {
                    long[] part = new long[end - begin];
                    for (int i = begin; i < end; i++) {
                        part[i - begin] = instants.at(i);
                    }
                    append(part, 0, part.length);
                }
                case Column.Texts texts -> {
                    List<@Nullable String> part = new ArrayList<>(end - begin);
                    for (int i = begin; i < end; i++) {
                        String text = texts.at(i);
                        part.add(text.isEmpty() ? null : text);
                    }
                    appender.append(part);
                }
            }
        }
        FlagCodes flags = codes.get(c);
        if (flags != null) {
            short[] part = new short[end - begin];
            boolean[] missing = new boolean[part.length];
            for (int i = begin; i < end; i++) {
                String flag = column.flag(i);
                missing[i - begin] = flag.isEmpty();
                part[i - begin] = flag.isEmpty() ? 0 : flags.of(flag);
            }
            appender.append(part, missing);
        }
    }

    private void appendSingle(Column.Numbers numbers, int begin, int end) throws SQLException {
        float[] part = new float[end - begin];
        boolean[] missing = new boolean[part.length];
        for (int i = begin; i < end; i++) {
            double value = numbers.at(i);
            missing[i - begin] = Double.isNaN(value);
            part[i - begin] = (float) value;
        }
        appender.append(part, missing);
    }

    private void append(double[] values, int begin, int end) throws SQLException {
        double[] part = Arrays.copyOfRange(values, begin, end);
        boolean[] missing = new boolean[part.length];
        for (int i = 0; i < part.length; i++) {
            missing[i] = Double.isNaN(part[i]);
        }
        appender.append(part, missing);
    }

    private void append(long[] values, int begin, int end) throws SQLException {
        long[] part = Arrays.copyOfRange(values, begin, end);
        boolean[] missing = new boolean[part.length];
        for (int i = 0; i < part.length; i++) {
            missing[i] = part[i] == Column.NO_INSTANT;
        }
        appender.append(part, missing);
    }

    private static long[] instants(Column column, int count) {
        long[] all = filled(count, Column.NO_INSTANT);
        if (column instanceof Column.Instants instants) {
            for (int i = 0; i < count; i++) {
                all[i] = instants.at(i);
            }
        }
        return all;
    }

    private static double[] numbers(Column column, int count) {
        double[] all = filled(count, Double.NaN);
        if (column instanceof Column.Numbers numbers) {
            for (int i = 0; i < count; i++) {
                all[i] = numbers.at(i);
            }
        }
        return all;
    }

    private static double[] filled(int count, double value) {
        double[] all = new double[count];
        Arrays.fill(all, value);
        return all;
    }

    private static long[] filled(int count, long value) {
        long[] all = new long[count];
        Arrays.fill(all, value);
        return all;
    }

    /** Flags are handed over as numbers, from 1. */
    private static final class FlagCodes {
        private final List<String> words = new ArrayList<>();

        short of(String flag) {
            int known = words.indexOf(flag);
            if (known < 0) {
                words.add(flag);
                known = words.size() - 1;
            }
            return (short) (known + 1);
        }

        String words() {
            Stream<String> all = words.isEmpty() ? Stream.of("") : words.stream();
            return all.map(TableEngine::text).collect(Collectors.joining(", ", "[", "]"));
        }
    }
}
