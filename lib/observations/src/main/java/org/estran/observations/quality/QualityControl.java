package org.estran.observations.quality;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/**
 * Reads all features of a file once and tells each value that fails a {@link QualityRule}, in the order of the file.
 * Values that the file itself flags as bad or missing are left out. Rules of neighbours do not look across the parts of
 * a feature that comes in several.
 */
public final class QualityControl {

    /** The voyage of the Challenger began then; nobody measured a profile before. */
    private static final Instant FIRST_DATE = Instant.parse("1872-01-01T00:00:00Z");

    /** A drifting float (Argo quality control manual, test 5). */
    private static final double FLOAT_METRES_A_SECOND = 3;

    /** Fifty knots: no ship, glider or drifter goes as fast. */
    private static final double SHIP_METRES_A_SECOND = 25.7;

    /** Standard deviations from the mean of a climatology; QARTOD leaves their number to whoever asks. */
    private static final double UNUSUAL = 5;

    /** Degrees within which a place counts as the one before: a ship at anchor is asked about once. */
    private static final double SAME_PLACE = 0.05;

    private final ObservationFile file;
    private final Land land;
    private final Climatology climatology;
    private final boolean isInWater;
    private final long latest;
    private final Consumer<ProposedFlag> sink;
    private final Map<String, Course> courses = new HashMap<>();
    private final Map<String, Long> rowsBefore = new HashMap<>();
    private double askedLongitude = Double.NaN;
    private double askedLatitude = Double.NaN;
    private boolean wasOnLand;

    QualityControl(ObservationFile file, Instant now, Land land, Climatology climatology, Consumer<ProposedFlag> sink) {
        this.file = file;
        this.land = land;
        this.climatology = climatology;
        this.isInWater = isInWater();
        // Clocks of instruments and of this machine differ by some hours, for zones not told.
        this.latest = now.plus(Duration.ofDays(1)).toEpochMilli();
        this.sink = sink;
    }

    /**
     * Hands each failing value to the sink.
     *
     * @param now no measurement is later
     * @param climatology what values are compared with that have a place, a time and a depth
     * @param mostRows after the feature with which as many were read, no further one is
     * @return whether all of the file was read
     * @throws org.estran.observations.RefusedFile when the file is not what its header says
     */
    public static boolean check(
            ObservationFile file,
            Instant now,
            Land land,
            Climatology climatology,
            long mostRows,
            Consumer<ProposedFlag> sink)
            throws IOException {
        QualityControl control = new QualityControl(file, now, land, climatology, sink);
        long[] rows = new long[1];
        boolean[] isCut = new boolean[1];
        file.forEach(feature -> {
            if (rows[0] >= mostRows) {
                isCut[0] = true;
                return false;
            }
            rows[0] += feature.rows();
            control.take(feature);
            return true;
        });
        return !isCut[0];
    }

    /** What has a depth, a pressure of water or a property of the sea, and no height. */
    private boolean isInWater() {
        return file.indexOf(Role.HEIGHT).isEmpty()
                && file.properties().stream()
                        .anyMatch(property -> property.role() == Role.DEPTH
                                || property.role() == Role.PRESSURE && ObservedProperty.isDecibar(property.unit())
                                || property.standardName() != null
                                        && property.standardName().startsWith("sea_"));
    }

    /** Hands what fails in it to the sink. @return how many rows of the same feature came before */
    long take(Feature feature) throws IOException {
        long offset = feature.isContinued() ? rowsBefore.getOrDefault(feature.id(), 0L) : 0;
        rowsBefore.clear();
        rowsBefore.put(feature.id(), offset + feature.rows());
        Part part = new Part(feature, offset);
        dates(part);
        places(part);
        values(part);
        return offset;
    }

    private void dates(Part part) {
        Column.Instants times = part.times;
        if (times == null) {
            return;
        }
        for (int i = 0; i < times.size(); i++) {
            long value = times.values()[i];
            if (value != Column.NO_INSTANT && (value < FIRST_DATE.toEpochMilli() || value > latest)) {
                part.fails(
                        QualityRule.IMPOSSIBLE_DATE,
                        name(Role.TIME),
                        i,
                        Instant.ofEpochMilli(value).toString());
            }
        }
    }

    private void places(Part part) {
        Column.Numbers longitudes = part.longitudes;
        Column.Numbers latitudes = part.latitudes;
        if (longitudes == null || latitudes == null) {
            return;
        }
        double fastest = fastest();
        Course course = courses.computeIfAbsent(course(part.feature), any -> new Course());
        for (int i = 0; i < Math.max(longitudes.size(), latitudes.size()); i++) {
            double longitude = longitudes.at(i);
            double latitude = latitudes.at(i);
            String place = latitude + ", " + longitude;
            if (Math.abs(latitude) > 90 || longitude < -180 || longitude > 360) {
                part.fails(QualityRule.IMPOSSIBLE_PLACE, name(Role.LATITUDE), i, place);
                continue;
            }
            if (isInWater && isOnLand(longitude, latitude)) {
                part.fails(QualityRule.POSITION_ON_LAND, name(Role.LATITUDE), i, place);
            }
            if (fastest > 0 && course.isTooFast(longitude, latitude, part.moment(i), fastest)) {
                part.fails(QualityRule.IMPOSSIBLE_SPEED, name(Role.LATITUDE), i, place);
            }
        }
    }

    private boolean isOnLand(double longitude, double latitude) {
        boolean isThere =
                Math.abs(longitude - askedLongitude) < SAME_PLACE && Math.abs(latitude - askedLatitude) < SAME_PLACE;
        if (!isThere && !Double.isNaN(longitude + latitude)) {
            askedLongitude = longitude;
            askedLatitude = latitude;
            wasOnLand = land.holds(longitude, latitude);
        }
        return wasOnLand && !Double.isNaN(longitude + latitude);
    }

    /** Whose way a feature goes on: that of its platform, or its own. */
    private String course(Feature feature) {
        return feature.platform() == null ? feature.id() : feature.platform();
    }

    /** Metres a second; 0 where nothing says what moves, or where it may fly. */
    private double fastest() {
        boolean isFloat = file.format() == ObservationFile.Format.ARGO_PROFILE
                || file.format() == ObservationFile.Format.ARGO_TRAJECTORY;
        if (isFloat) {
            return FLOAT_METRES_A_SECOND;
        }
        boolean isAtSea = file.indexOf(Role.HEIGHT).isEmpty();
        return switch (file.featureType()) {
            case TRAJECTORY, TRAJECTORY_PROFILE -> isAtSea ? SHIP_METRES_A_SECOND : 0;
            case POINT, TIME_SERIES, PROFILE, TIME_SERIES_PROFILE -> 0;
        };
    }

    private void values(Part part) throws IOException {
        List<Checked> columns = new ArrayList<>();
        for (int c = 0; c < file.properties().size(); c++) {
            ObservedProperty property = file.properties().get(c);
            if (part.feature.columns().get(c) instanceof Column.Numbers numbers) {
                Quantity.of(property)
                        .map(quantity -> Checked.of(quantity, property, numbers, part.feature.rows()))
                        .ifPresent(columns::add);
            }
        }
        columns.forEach(column -> ranges(part, column));
        if (isInWater && climatology != Climatology.NONE) {
            for (Checked column : columns) {
                usual(part, column);
            }
        }
        RowFailure failure = (rule, column, row) ->
                part.fails(rule, column.property().name(), row, Double.toString(column.values()[row]));
        if (file.featureType() == FeatureType.TIME_SERIES
                && part.times != null
                && part.times.size() == part.feature.rows()) {
            SeriesRules.check(columns, part.times.values(), failure);
        }
        if (!file.featureType().isOfProfiles()) {
            return;
        }
        ProfileRules.check(columns, pressures(part), failure);
        if (file.format() == ObservationFile.Format.ARGO_PROFILE) {
            columns.stream()
                    .filter(column -> column.property().role() == Role.PRESSURE)
                    .forEach(pressure -> ProfileRules.pressures(pressure, failure));
        }
    }

    private void ranges(Part part, Checked column) {
        Quantity quantity = column.quantity();
        for (int row = 0; row < column.values().length; row++) {
            double value = column.values()[row];
            if (value < quantity.lowest() || value > quantity.highest()) {
                part.fails(QualityRule.GLOBAL_RANGE, column.property().name(), row, Double.toString(value));
            } else if (!Double.isNaN(value)
                    && !part.sea(row).map(sea -> sea.allows(quantity, value)).orElse(true)) {
                part.fails(QualityRule.REGIONAL_RANGE, column.property().name(), row, Double.toString(value));
            }
        }
    }

    /** Surface waters where nothing tells a depth; dbar count as metres, which is within a percent. */
    private void usual(Part part, Checked column) throws IOException {
        Column.Numbers depths = part.first(Role.DEPTH, Role.PRESSURE);
        if (column.quantity().anomaly() == Double.POSITIVE_INFINITY
                || part.longitudes == null
                || part.latitudes == null) {
            return;
        }
        for (int row = 0; row < column.values().length; row++) {
            double value = column.values()[row];
            long moment = part.moment(row);
            double longitude = part.longitudes.at(row);
            double latitude = part.latitudes.at(row);
            if (Double.isNaN(value + longitude + latitude) || moment == Column.NO_INSTANT) {
                continue;
            }
            int month = Instant.ofEpochMilli(moment).atOffset(ZoneOffset.UTC).getMonthValue();
            Climatology.Place place =
                    new Climatology.Place(longitude, latitude, depths == null ? 0 : depths.at(row), month);
            Optional<Climatology.Usual> usual = climatology.at(column.quantity(), place);
            if (usual.isPresent()
                    && Math.abs(value - usual.get().mean())
                            > Math.max(
                                    column.quantity().anomaly(),
                                    UNUSUAL * usual.get().deviation())) {
                part.fails(QualityRule.CLIMATOLOGY, column.property().name(), row, Double.toString(value));
            }
        }
    }

    /** In dbar; metres of depth count as such, which is near enough for limits that change at 500. */
    private double @Nullable [] pressures(Part part) {
        Column.Numbers numbers = part.first(Role.PRESSURE, Role.DEPTH);
        return numbers == null || numbers.size() != part.feature.rows() ? null : numbers.values();
    }

    private String name(Role role) {
        return file.indexOf(role)
                .map(index -> file.properties().get(index).name())
                .orElseThrow();
    }

    /** A feature, or the part of one that is at hand, and how many rows of it came before. */
    private final class Part {

        private final Feature feature;
        private final long offset;
        private final Column.@Nullable Instants times;
        private final Column.@Nullable Numbers longitudes;
        private final Column.@Nullable Numbers latitudes;
        /** By place, not by row: a profile has one. */
        private final List<Optional<Region>> seas;

        Part(Feature feature, long offset) {
            this.feature = feature;
            this.offset = offset;
            this.times = column(Role.TIME, Column.Instants.class);
            this.longitudes = numbers(Role.LONGITUDE);
            this.latitudes = numbers(Role.LATITUDE);
            this.seas = seas();
        }

        private List<Optional<Region>> seas() {
            if (longitudes == null || latitudes == null) {
                return List.of(Optional.empty());
            }
            List<Optional<Region>> all = new ArrayList<>();
            for (int i = 0; i < Math.max(longitudes.size(), latitudes.size()); i++) {
                all.add(Region.of(longitudes.at(i), latitudes.at(i)));
            }
            return all;
        }

        Column.@Nullable Numbers numbers(Role role) {
            return column(role, Column.Numbers.class);
        }

        /** By the first of these roles that the file has; null where it has neither. */
        Column.@Nullable Numbers first(Role role, Role otherwise) {
            Column.Numbers numbers = numbers(role);
            return numbers == null ? numbers(otherwise) : numbers;
        }

        private <C extends Column> @Nullable C column(Role role, Class<C> kind) {
            return file.indexOf(role)
                    .map(index -> feature.columns().get(index))
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .orElse(null);
        }

        Optional<Region> sea(int row) {
            return seas.get(seas.size() == 1 ? 0 : row);
        }

        long moment(int row) {
            return times == null ? Column.NO_INSTANT : times.at(row);
        }

        void fails(QualityRule rule, String property, int row, String value) {
            sink.accept(new ProposedFlag(rule, feature.id(), offset + row, property, value));
        }
    }
}
