package org.estran.app.observations.selection;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.ObservationStore.Chosen;
import org.estran.app.observations.store.ObservationStore.Selected;
import org.estran.app.observations.store.Rows;
import org.estran.app.observations.store.SelectedColumn;
import org.estran.app.observations.store.Selection;
import org.estran.app.observations.store.SelectionCounts.Count;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A selection as a file of observations, so that whatever writes files writes selections. Each feature tells its record
 * and the file it was in.
 */
public final class SelectedFile implements ObservationFile {

    private final ObservationStore store;
    private final Chosen chosen;
    private final List<SelectedColumn> columns;
    private final FeatureType type;
    private final Map<String, String> facts;
    private final boolean isSettled;
    private final List<ObservedProperty> properties = new ArrayList<>();

    /**
     * Everything that a reader's selection has: the properties it asks for, in its order; else all that there are.
     *
     * @param facts what the file says of itself
     */
    public static SelectedFile of(ObservationStore store, Asked asked, Caller caller, Map<String, String> facts)
            throws IOException {
        return of(store, asked, caller, facts, false);
    }

    /** The same with its rows in an order that is the same each time, so that a digest can be taken of it. */
    public static SelectedFile settled(ObservationStore store, Asked asked, Caller caller, Map<String, String> facts)
            throws IOException {
        return of(store, asked, caller, facts, true);
    }

    private static SelectedFile of(
            ObservationStore store, Asked asked, Caller caller, Map<String, String> facts, boolean isSettled)
            throws IOException {
        Selection selection = asked.understood();
        List<String> keys = selection.properties().isEmpty()
                ? store.counts(selection, caller).properties().stream()
                        .map(Count::value)
                        .toList()
                : List.copyOf(new LinkedHashSet<>(asked.parameters().getOrDefault("property", List.of())));
        Chosen chosen = store.choose(selection, caller);
        List<FeatureType> types = chosen.types();
        return new SelectedFile(
                store,
                chosen,
                chosen.columns(keys),
                types.size() == 1 ? types.getFirst() : FeatureType.TRAJECTORY,
                facts,
                isSettled);
    }

    /**
     * @param type of all features; a trajectory can be any of them
     * @param facts what the file says of itself
     * @param isSettled whether its rows come in the same order each time
     */
    private SelectedFile(
            ObservationStore store,
            Chosen chosen,
            List<SelectedColumn> columns,
            FeatureType type,
            Map<String, String> facts,
            boolean isSettled) {
        this.store = store;
        this.chosen = chosen;
        this.columns = columns;
        this.type = type;
        this.facts = facts;
        this.isSettled = isSettled;
        properties.add(ObservedProperty.text("record").ofFeature());
        properties.add(ObservedProperty.text("file").ofFeature());
        properties.add(ObservedProperty.instant("time").standard("time").as(Role.TIME));
        properties.add(coordinate("latitude", "degrees_north", Role.LATITUDE));
        properties.add(coordinate("longitude", "degrees_east", Role.LONGITUDE));
        properties.add(coordinate("depth", "m", Role.DEPTH));
        Set<String> taken = new HashSet<>(Set.of("feature", "platform"));
        properties.forEach(property -> taken.add(property.name()));
        columns.forEach(column -> properties.add(named(column.property(), taken)));
    }

    /** Records may have the same name for different things. */
    private static ObservedProperty named(ObservedProperty property, Set<String> taken) {
        String name = property.name();
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = property.name() + "_" + i;
        }
        return new ObservedProperty(
                name,
                property.label(),
                property.standardName(),
                property.unit(),
                property.code(),
                Role.OBSERVED,
                property.form(),
                property.isSingle(),
                false,
                property.scheme());
    }

    private static ObservedProperty coordinate(String name, String unit, Role role) {
        return ObservedProperty.number(name).standard(name).in(unit).as(role);
    }

    @Override
    public Format format() {
        return Format.CF_DSG;
    }

    @Override
    public FeatureType featureType() {
        return type;
    }

    @Override
    public List<ObservedProperty> properties() {
        return List.copyOf(properties);
    }

    @Override
    public Map<String, String> facts() {
        return facts;
    }

    @Override
    public List<Finding> remarks() {
        return List.of();
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        Gathering gathering = new Gathering(sink, Feature.rowsOfPart(properties.size()));
        if (isSettled) {
            store.settledRows(chosen, columns, gathering::add);
        } else {
            store.rows(chosen, columns, true, gathering::add);
        }
        gathering.end();
    }

    @Override
    public void close() {
        // Nothing is held open between two readings.
    }

    /** Rows become features. */
    private final class Gathering {
        private static final int SOME = 1024;

        private final Sink sink;
        private final int most;
        private long[] times = new long[SOME];
        private final double[][] numbers = new double[3 + columns.size()][SOME];
        private final String[][] texts = new String[2 * columns.size()][SOME];
        private String record = "";
        private String path = "";
        private String id = "";
        private @Nullable String platform;
        private long number = -1;
        private int rows;
        private boolean continued;
        private boolean wanted = true;

        Gathering(Sink sink, int most) {
            this.sink = sink;
            this.most = most;
        }

        /** Most features are short: room for a long part is made when one comes. */
        private void grow() {
            int more = Math.min(most, 4 * times.length);
            times = Arrays.copyOf(times, more);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Arrays.copyOf(numbers[i], more);
            }
            for (int i = 0; i < texts.length; i++) {
                texts[i] = Arrays.copyOf(texts[i], more);
            }
        }

        boolean add(Rows row) throws IOException {
            String rowRecord = text(row, Selected.RECORD);
            long rowNumber = (long) row.number(Selected.NUMBER);
            boolean isNext = rowNumber != number || !rowRecord.equals(record);
            if (rows > 0 && (isNext || rows == most)) {
                give();
                continued = !isNext;
            }
            if (isNext) {
                continued = false;
                record = rowRecord;
                number = rowNumber;
                path = text(row, Selected.FILE);
                platform = row.text(Selected.PLATFORM);
                id = record + "/" + number + "/" + text(row, Selected.FEATURE);
            }
            if (rows == times.length) {
                grow();
            }
            Instant time = row.time(Selected.TIME);
            times[rows] = time == null ? Column.NO_INSTANT : time.toEpochMilli();
            numbers[0][rows] = row.number(Selected.LATITUDE);
            numbers[1][rows] = row.number(Selected.LONGITUDE);
            numbers[2][rows] = row.number(Selected.DEPTH);
            for (int i = 0; i < columns.size(); i++) {
                int at = Selected.FIRST_VALUE + 2 * i;
                switch (columns.get(i).property().form()) {
                    case NUMBER -> numbers[3 + i][rows] = row.number(at);
                    case TEXT -> texts[2 * i][rows] = text(row, at);
                    case INSTANT -> {
                        Instant instant = row.time(at);
                        numbers[3 + i][rows] = instant == null ? Double.NaN : instant.toEpochMilli();
                    }
                }
                texts[2 * i + 1][rows] = text(row, at + 1);
            }
            rows++;
            return wanted;
        }

        void end() throws IOException {
            if (rows > 0) {
                give();
            }
        }

        private void give() throws IOException {
            List<Column> all = new ArrayList<>();
            all.add(new Column.Texts(record));
            all.add(new Column.Texts(path));
            all.add(new Column.Instants(Arrays.copyOf(times, rows)));
            for (int i = 0; i < 3; i++) {
                all.add(new Column.Numbers(Arrays.copyOf(numbers[i], rows)));
            }
            for (int i = 0; i < columns.size(); i++) {
                all.add(values(i));
            }
            wanted = sink.accept(new Feature(id, platform, rows, all, continued));
            rows = 0;
        }

        private Column values(int i) {
            ObservedProperty property = columns.get(i).property();
            String[] flags = property.scheme() == null ? null : Arrays.copyOf(texts[2 * i + 1], rows);
            return switch (property.form()) {
                case NUMBER -> new Column.Numbers(Arrays.copyOf(numbers[3 + i], rows), flags);
                case TEXT -> new Column.Texts(Arrays.copyOf(texts[2 * i], rows), flags);
                case INSTANT -> {
                    long[] instants = new long[rows];
                    for (int row = 0; row < rows; row++) {
                        double millis = numbers[3 + i][row];
                        instants[row] = Double.isNaN(millis) ? Column.NO_INSTANT : (long) millis;
                    }
                    yield new Column.Instants(instants, flags);
                }
            };
        }

        private static String text(Rows row, int column) throws IOException {
            String text = row.text(column);
            return text == null ? "" : text;
        }
    }
}
