package org.estran.app.thredds.subsets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.observations.selection.Asked;
import org.estran.app.observations.selection.SelectedFile;
import org.estran.app.observations.store.Condition;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.RowQuery;
import org.estran.app.observations.store.Rows;
import org.estran.app.observations.store.Selection;
import org.estran.app.observations.store.StoredProperty;
import org.estran.app.observations.store.StoredSource;
import org.estran.app.pages.CsvCell;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.estran.opendap.Blocks;
import org.estran.opendap.XmlText;
import org.estran.terms.BoundingBox;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The observations of a record as THREDDS gives those of a collection of stations or points: a line or an element for each
 * row. A platform is a station. Longitudes between -180 and 180; a depth is {@code vertCoord}, in metres, positive downwards.
 */
final class ObservedPoints {

    private static final List<String> PLACES = List.of("time", "platform", "latitude", "longitude", "depth");
    private static final int FIRST_VALUE = PLACES.size();

    /** Of a netCDF file, whose rows are laid aside until all have come. */
    private static final long MOST_VALUES = 50_000_000;

    private final ObservationStore store;
    private final String recordId;
    private final Caller caller;
    private final List<StoredProperty> observed;

    ObservedPoints(ObservationStore store, String recordId, Caller caller) throws IOException {
        this.store = store;
        this.recordId = recordId;
        this.caller = caller;
        this.observed = store.properties(recordId).stream()
                .filter(column -> column.property().role() == Role.OBSERVED)
                .toList();
        if (observed.isEmpty()) {
            throw ProblemException.notFound(
                    "observations-not-found", "There are no observations of " + recordId + " here.");
        }
        store.letIn(recordId, caller);
    }

    List<StoredProperty> observed() {
        return observed;
    }

    /** Whether all of it are series of stations. */
    boolean isOfStations() throws IOException {
        List<StoredSource> read = store.sources(recordId).stream()
                .filter(source -> source.rows() > 0)
                .toList();
        return !read.isEmpty()
                && read.stream()
                        .allMatch(source -> FeatureType.TIME_SERIES.cfName().equals(source.featureType()));
    }

    /**
     * The rows that are asked for.
     *
     * @throws SubsetRefused for a variable that is not there
     */
    Chosen chosen(SubsetRequest asked, List<String> stations) throws SubsetRefused, IOException {
        List<StoredProperty> columns = new ArrayList<>();
        for (String name : asked.variables()) {
            columns.add(observed.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new SubsetRefused(
                            "Requested variable: " + name + " is not contained in the requested dataset")));
        }
        if (columns.isEmpty()) {
            columns.addAll(observed);
        }
        List<Condition> conditions = new ArrayList<>();
        if (!stations.isEmpty()) {
            conditions.add(new Condition.OneOf("platform", Set.copyOf(stations)));
        }
        switch (asked.when()) {
            case SubsetRequest.When.All _ -> {}
            case SubsetRequest.When.Between some -> {
                conditions.add(new Condition.OfTime("time", Condition.Operator.AT_LEAST, some.start()));
                conditions.add(new Condition.OfTime("time", Condition.Operator.AT_MOST, some.end()));
            }
            case SubsetRequest.When.Near near -> {
                Instant found = nearest(near.moment(), conditions)
                        .orElseThrow(() -> new SubsetRefused("No observation has a time."));
                conditions.add(new Condition.OfTime("time", Condition.Operator.EQUAL, found));
            }
        }
        return new Chosen(columns, boxed(asked.box(), conditions));
    }

    /**
     * The same rows as a file of features, for netCDF.
     *
     * @throws SubsetRefused for a variable that is not there, and for too many values
     */
    ObservationFile file(SubsetRequest asked, List<String> stations) throws SubsetRefused, IOException {
        List<StoredProperty> columns = chosen(asked, stations).columns;
        List<String> keys = columns.stream().map(StoredProperty::key).distinct().toList();
        Selection selection = Selection.ALL
                .ofRecords(Set.of(recordId))
                .observing(Set.copyOf(keys))
                .by(Set.copyOf(stations));
        SubsetRequest.Box box = asked.box();
        if (box != null && box.east() - box.west() < 360) {
            selection = selection.within(new BoundingBox(
                    BoundingBox.longitude(box.west()), box.south(), BoundingBox.longitude(box.east()), box.north()));
        }
        selection = switch (asked.when()) {
            case SubsetRequest.When.All _ -> selection;
            case SubsetRequest.When.Between some -> selection.during(some.start(), some.end());
            case SubsetRequest.When.Near near -> {
                Instant found = nearest(near.moment(), List.of())
                        .orElseThrow(() -> new SubsetRefused("No observation has a time."));
                yield selection.during(found, found);
            }
        };
        if (store.counts(selection, caller).rows() > MOST_VALUES / (columns.size() + FIRST_VALUE)) {
            throw new SubsetRefused("Request too large: a file has at most " + MOST_VALUES + " values; ask for csv.");
        }
        return SelectedFile.of(store, new Asked(selection, Map.of("property", keys), List.of()), caller, Map.of());
    }

    private Optional<Instant> nearest(Instant moment, List<Condition> conditions) throws IOException {
        Instant before = next(moment, Condition.Operator.AT_MOST, true, conditions);
        Instant after = next(moment, Condition.Operator.AT_LEAST, false, conditions);
        if (before == null || after == null) {
            return Optional.ofNullable(before == null ? after : before);
        }
        boolean isBefore =
                moment.toEpochMilli() - before.toEpochMilli() <= after.toEpochMilli() - moment.toEpochMilli();
        return Optional.of(isBefore ? before : after);
    }

    private @Nullable Instant next(
            Instant moment, Condition.Operator operator, boolean descending, List<Condition> others)
            throws IOException {
        List<Condition> conditions = new ArrayList<>(others);
        conditions.add(new Condition.OfTime("time", operator, moment));
        List<Instant> found = new ArrayList<>();
        store.rows(
                new RowQuery(
                        recordId,
                        List.of("time"),
                        conditions,
                        false,
                        List.of(new RowQuery.Order("time", descending)),
                        1),
                caller,
                row -> found.add(Objects.requireNonNull(row.time(0))));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The conditions of each part of a box: of two where it lies across the antimeridian. */
    private static List<List<Condition>> boxed(SubsetRequest.@Nullable Box box, List<Condition> others) {
        if (box == null) {
            return List.of(others);
        }
        List<Condition> all = new ArrayList<>(others);
        all.add(new Condition.OfNumber("latitude", Condition.Operator.AT_LEAST, box.south()));
        all.add(new Condition.OfNumber("latitude", Condition.Operator.AT_MOST, box.north()));
        if (box.east() - box.west() >= 360) {
            return List.of(all);
        }
        double west = BoundingBox.longitude(box.west());
        double east = BoundingBox.longitude(box.east());
        return west <= east
                ? List.of(between(west, east, all))
                : List.of(between(west, 180, all), between(-180, east, all));
    }

    private static List<Condition> between(double west, double east, List<Condition> others) {
        List<Condition> all = new ArrayList<>(others);
        all.add(new Condition.OfNumber("longitude", Condition.Operator.AT_LEAST, west));
        all.add(new Condition.OfNumber("longitude", Condition.Operator.AT_MOST, east));
        return all;
    }

    /** Rows of some columns, to be written once. */
    final class Chosen {
        private final List<StoredProperty> columns;
        private final List<List<Condition>> parts;

        private Chosen(List<StoredProperty> columns, List<List<Condition>> parts) {
            this.columns = columns;
            this.parts = parts;
        }

        void csv(OutputStream out, Blocks.Going going) throws IOException {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write("time,station,latitude[unit=\"degrees_north\"],longitude[unit=\"degrees_east\"]"
                    + ",vertCoord[unit=\"m\"]");
            for (StoredProperty column : columns) {
                text.write("," + column.name() + "[unit=\"" + unit(column).replace("\"", "'") + "\"]");
            }
            text.write('\n');
            each(going, row -> {
                text.write(moment(row) + "," + cell(text(row, 1)));
                for (int i = 2; i < FIRST_VALUE; i++) {
                    text.write("," + number(row.number(i), false));
                }
                for (int i = 0; i < columns.size(); i++) {
                    text.write("," + cell(value(row, i)));
                }
                text.write('\n');
                return true;
            });
            text.flush();
        }

        /** @param element {@code station} or {@code point} */
        void xml(String element, OutputStream out, Blocks.Going going) throws IOException {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + element + "FeatureCollection>\n");
            each(going, row -> {
                String name = text(row, 1);
                text.write("    <" + element + "Feature date=" + XmlText.quoted(moment(row)) + ">\n        <" + element
                        + " name=" + XmlText.quoted(name) + " latitude=\"" + number(row.number(2), false)
                        + "\" longitude=\"" + number(row.number(3), false) + "\"/>\n");
                if (!Double.isNaN(row.number(4))) {
                    data(text, "vertCoord", "m", number(row.number(4), false));
                }
                for (int i = 0; i < columns.size(); i++) {
                    data(text, columns.get(i).name(), unit(columns.get(i)), value(row, i));
                }
                text.write("    </" + element + "Feature>\n");
                return true;
            });
            text.write("</" + element + "FeatureCollection>\n");
            text.flush();
        }

        private static void data(Writer text, String name, String unit, String value) throws IOException {
            text.write("        <data name=" + XmlText.quoted(name) + " units=" + XmlText.quoted(unit) + ">"
                    + XmlText.escaped(value) + "</data>\n");
        }

        private void each(Blocks.Going going, Rows.Sink sink) throws IOException {
            List<String> names = new ArrayList<>(PLACES);
            columns.forEach(column -> names.add(column.name()));
            List<RowQuery.Order> order = List.of(
                    new RowQuery.Order("platform", false),
                    new RowQuery.Order("time", false),
                    new RowQuery.Order("depth", false));
            for (List<Condition> conditions : parts) {
                store.rows(new RowQuery(recordId, names, conditions, false, order, 0), caller, row -> {
                    going.on();
                    return sink.accept(row);
                });
            }
        }

        private String value(Rows row, int index) throws IOException {
            ObservedProperty property = columns.get(index).property();
            int at = FIRST_VALUE + index;
            return switch (property.form()) {
                case NUMBER -> number(row.number(at), property.isSingle());
                case TEXT -> text(row, at);
                case INSTANT -> {
                    Instant moment = row.time(at);
                    yield moment == null ? "" : moment.toString();
                }
            };
        }
    }

    /** In quotation marks only where it could not stand without: THREDDS writes none. */
    private static String cell(String text) {
        boolean isPlain = text.chars().allMatch(c -> Character.isLetterOrDigit(c) || " ._:+-/".indexOf(c) >= 0);
        return isPlain && !text.startsWith(" ") ? text : CsvCell.of(text);
    }

    private static String moment(Rows row) throws IOException {
        Instant moment = row.time(0);
        return moment == null ? "" : moment.toString();
    }

    private static String text(Rows row, int column) throws IOException {
        String text = row.text(column);
        return text == null ? "" : text;
    }

    private static String number(double value, boolean isSingle) {
        return isSingle ? Float.toString((float) value) : Double.toString(value);
    }

    static String unit(StoredProperty column) {
        String unit = column.property().unit();
        return unit == null ? "" : unit;
    }
}
