package org.estran.app.tabledap;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.app.accounts.Caller;
import org.estran.app.observations.store.FeatureSummary;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.RowQuery;
import org.estran.app.observations.store.Rows;
import org.estran.app.observations.store.Selection;
import org.estran.app.observations.store.StoredProperty;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.estran.opendap.tabledap.TableColumn;
import org.estran.opendap.tabledap.TableRequest;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are asked of a dataset, feature by feature, as a file of observations. What is the same all along every
 * feature, such as the place of a station, is told once for each.
 */
final class DsgRows implements ObservationFile {

    /** What is asked for besides, to know features by. */
    private static final List<String> FIRST = List.of("file", "feature", "platform");

    private static final int PAGE = 10_000;

    private final ObservationStore store;
    private final Caller caller;
    private final RowQuery query;
    private final Shape shape;
    private final boolean isOfManyFiles;
    private final Map<String, String> facts;
    private final List<Asked> asked;

    /**
     * A property and where its values come from.
     *
     * @param flag the place of its flags in the rows; -1 where they are not asked for
     */
    private record Asked(ObservedProperty property, int place, int flag) {}

    /** What the features of a record have in common. */
    private record Shape(FeatureType type, boolean isOneTime, boolean isOnePlace) {

        static Shape of(ObservationStore store, String recordId, Caller caller) throws IOException {
            Set<FeatureType> types = EnumSet.noneOf(FeatureType.class);
            boolean isOneTime = true;
            boolean isOnePlace = true;
            FeatureSummary after = null;
            List<FeatureSummary> page;
            do {
                page = store.features(Selection.ALL.ofRecords(Set.of(recordId)), caller, after, PAGE);
                for (FeatureSummary feature : page) {
                    types.add(feature.type());
                    isOneTime &= feature.start() == null || feature.start().equals(feature.end());
                    isOnePlace &= isPoint(feature.box());
                    after = feature;
                }
            } while (page.size() == PAGE);
            // A trajectory can be any of them.
            FeatureType type = types.size() == 1 ? types.iterator().next() : FeatureType.TRAJECTORY;
            return new Shape(
                    type,
                    type.isOfProfiles() && isOneTime,
                    (type.isOfProfiles() || type == FeatureType.TIME_SERIES) && isOnePlace);
        }

        private static boolean isPoint(@Nullable BoundingBox box) {
            return box == null || (box.west() == box.east() && box.south() == box.north());
        }

        ObservedProperty of(ObservedProperty property) {
            boolean isOnce = switch (property.role()) {
                case TIME -> isOneTime;
                case LATITUDE, LONGITUDE -> isOnePlace;
                default -> false;
            };
            return isOnce ? property.ofFeature() : property;
        }
    }

    DsgRows(ObservationStore store, Dataset dataset, TableRequest request, Caller caller, Map<String, String> facts)
            throws IOException {
        this.store = store;
        this.caller = caller;
        this.facts = facts;
        String id = dataset.record().id();
        this.shape = Shape.of(store, id, caller);
        this.isOfManyFiles = store.sources(id).size() > 1;
        List<String> names = request.columns().stream().map(TableColumn::name).toList();
        this.query = new RowQuery(
                id,
                Stream.concat(FIRST.stream(), names.stream()).toList(),
                Tables.conditions(request),
                false,
                Stream.of("file", "feature", "time", "depth")
                        .map(column -> new RowQuery.Order(column, false))
                        .toList(),
                0);
        this.asked = asked(request.columns(), names, store.properties(id));
    }

    private List<Asked> asked(List<TableColumn> columns, List<String> names, List<StoredProperty> properties) {
        List<Asked> all = new ArrayList<>();
        for (TableColumn column : columns) {
            int place = FIRST.size() + names.indexOf(column.name());
            StoredProperty stored = properties.stream()
                    .filter(one -> one.name().equals(column.name()) && !Rows.COMMON.contains(one.name()))
                    .findFirst()
                    .orElse(null);
            boolean isFlag = properties.stream()
                    .anyMatch(one -> column.name().equals(one.flagName()) && names.contains(one.name()));
            if (stored != null) {
                int flag = stored.flagName() == null ? -1 : names.indexOf(stored.flagName());
                all.add(new Asked(
                        observed(stored.property(), column.name(), flag >= 0),
                        place,
                        flag < 0 ? -1 : FIRST.size() + flag));
            } else if (!isFlag
                    && !column.name().equals("feature")
                    && !column.name().equals("platform")) {
                all.add(new Asked(shape.of(common(column)), place, -1));
            }
        }
        return all;
    }

    private static ObservedProperty observed(ObservedProperty property, String name, boolean isFlagged) {
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
                isFlagged ? property.scheme() : null);
    }

    private static ObservedProperty common(TableColumn column) {
        String name = column.name();
        return switch (name) {
            case "time" -> ObservedProperty.instant(name).standard(name).as(Role.TIME);
            case "latitude" -> number(column).as(Role.LATITUDE);
            case "longitude" -> number(column).as(Role.LONGITUDE);
            case "depth" -> number(column).as(Role.DEPTH);
            case "file" -> ObservedProperty.text(name).ofFeature();
            default -> ObservedProperty.text(name);
        };
    }

    private static ObservedProperty number(TableColumn column) {
        return ObservedProperty.number(column.name())
                .standard(column.name())
                .in(column.unit())
                .single(column.kind() == TableColumn.Kind.FLOAT);
    }

    @Override
    public Format format() {
        return Format.CF_DSG;
    }

    @Override
    public FeatureType featureType() {
        return shape.type();
    }

    @Override
    public List<ObservedProperty> properties() {
        return asked.stream().map(Asked::property).toList();
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
        Gathering gathering = new Gathering(sink);
        store.rows(query, caller, gathering::add);
        gathering.end();
    }

    @Override
    public void close() {
        // Nothing is held open between two readings.
    }

    /** Values of a property while rows come. */
    private static final class Values {
        private static final int SOME = 256;

        private final Asked asked;
        private double[] numbers;
        private String[] texts;
        private String[] flags;

        Values(Asked asked) {
            this.asked = asked;
            this.numbers = new double[asked.property().form() == ObservedProperty.Form.TEXT ? 0 : SOME];
            this.texts = new String[asked.property().form() == ObservedProperty.Form.TEXT ? SOME : 0];
            this.flags = new String[asked.flag() < 0 ? 0 : SOME];
        }

        void put(Rows row, int at) throws IOException {
            switch (asked.property().form()) {
                case NUMBER -> {
                    numbers = at == numbers.length ? Arrays.copyOf(numbers, 2 * at) : numbers;
                    numbers[at] = row.number(asked.place());
                }
                case INSTANT -> {
                    numbers = at == numbers.length ? Arrays.copyOf(numbers, 2 * at) : numbers;
                    Instant instant = row.time(asked.place());
                    numbers[at] = instant == null ? Double.NaN : instant.toEpochMilli();
                }
                case TEXT -> {
                    texts = at == texts.length ? Arrays.copyOf(texts, 2 * at) : texts;
                    texts[at] = text(row, asked.place());
                }
            }
            if (asked.flag() >= 0) {
                flags = at == flags.length ? Arrays.copyOf(flags, 2 * at) : flags;
                flags[at] = text(row, asked.flag());
            }
        }

        Column column(int rows) {
            boolean isOnce = asked.property().isOfFeature();
            String[] quality = asked.flag() < 0 ? null : Arrays.copyOf(flags, rows);
            return switch (asked.property().form()) {
                case NUMBER ->
                    isOnce
                            ? new Column.Numbers(first(rows))
                            : new Column.Numbers(Arrays.copyOf(numbers, rows), quality);
                case INSTANT -> {
                    long[] instants = new long[isOnce ? 1 : rows];
                    for (int i = 0; i < instants.length; i++) {
                        double millis = isOnce ? first(rows) : numbers[i];
                        instants[i] = Double.isNaN(millis) ? Column.NO_INSTANT : (long) millis;
                    }
                    yield new Column.Instants(instants, quality);
                }
                case TEXT ->
                    isOnce ? new Column.Texts(texts[0]) : new Column.Texts(Arrays.copyOf(texts, rows), quality);
            };
        }

        /** All that are told are the same. */
        private double first(int rows) {
            return Arrays.stream(numbers, 0, rows)
                    .filter(number -> !Double.isNaN(number))
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    private static String text(Rows row, int place) throws IOException {
        String text = row.text(place);
        return text == null ? "" : text;
    }

    /** Rows become features. */
    private final class Gathering {
        private final Sink sink;
        private final int most = Feature.rowsOfPart(asked.size());
        private final List<Values> values = asked.stream().map(Values::new).toList();
        private String file = "";
        private String feature = "";
        private @Nullable String platform;
        private int rows;
        private boolean isContinued;
        private boolean isWanted = true;

        Gathering(Sink sink) {
            this.sink = sink;
        }

        boolean add(Rows row) throws IOException {
            String itsFile = text(row, 0);
            String itsFeature = text(row, 1);
            boolean isNext = !itsFile.equals(file) || !itsFeature.equals(feature);
            if (rows > 0 && (isNext || rows == most)) {
                give();
                isContinued = true;
            }
            if (isNext) {
                file = itsFile;
                feature = itsFeature;
                platform = row.text(2);
                isContinued = false;
            }
            for (Values one : values) {
                one.put(row, rows);
            }
            rows++;
            return isWanted;
        }

        void end() throws IOException {
            if (rows > 0) {
                give();
            }
        }

        private void give() throws IOException {
            int all = rows;
            isWanted = sink.accept(new Feature(
                    isOfManyFiles ? file + "/" + feature : feature,
                    platform,
                    rows,
                    values.stream().map(one -> one.column(all)).toList(),
                    isContinued));
            rows = 0;
        }
    }
}
