package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estran.observations.Column;
import org.estran.observations.FeatureType;
import org.estran.observations.RefusedFile;
import org.estran.observations.Remarks;
import org.estran.terms.Finding;

/** How the rows of a table belong together: which kind of feature they are of, and what is one for all rows of each. */
final class Grouping {

    private static final int MOST_ROWS = 100_000;
    private static final int ROWS_OF_A_TRACK = 10;
    private static final long SIX_HOURS = 6 * 3_600_000L;
    /** Of an aircraft, in metres a second. */
    private static final double FASTEST = 350;

    private final Mapping mapping;
    private final List<Integer> names = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<Integer> times = new ArrayList<>();
    private final TableNumbers numbers;
    private final TableClock clock;
    private final List<Finding> doubts = new ArrayList<>();
    private final Set<List<String>> seen = new HashSet<>();

    private long rows;
    private long casts;
    private long named;
    private boolean comesAgain;
    private boolean changesPlace;
    private boolean changesTime;
    private boolean isTrack = true;
    private long firstMoment = Column.NO_INSTANT;
    private long lastMoment = Column.NO_INSTANT;
    private double lastLongitude = Double.NaN;
    private double lastLatitude = Double.NaN;

    Grouping(Path path, Mapping mapping) throws IOException {
        this.mapping = mapping;
        this.numbers = new TableNumbers(mapping.decimal(), mapping.missing());
        this.clock = new TableClock(mapping, numbers, new Remarks());
        for (int i = 0; i < mapping.columns().size(); i++) {
            ColumnUse use = mapping.columns().get(i).use();
            if (use.isName()) {
                names.add(i);
            } else if (use == ColumnUse.LONGITUDE || use == ColumnUse.LATITUDE) {
                places.add(i);
            } else if (use.isOfTime()) {
                times.add(i);
            }
        }
        try (TableRecords records = new TableRecords(path, mapping.separator(), mapping.comment(), new Remarks())) {
            Guessing.pass(records, mapping.hasHeader() ? mapping.headers() : List.of(), mapping.hasUnits());
            look(records);
        }
    }

    private void look(TableRecords records) throws IOException {
        List<String> name = List.of();
        List<String> place = List.of();
        List<String> time = List.of();
        for (String[] cells = records.next(); cells != null && rows < MOST_ROWS; cells = records.next()) {
            List<String> itsName = of(cells, names);
            List<String> itsPlace = of(cells, places);
            List<String> itsTime = of(cells, times);
            boolean isOther = rows == 0 || !itsName.equals(name);
            if (isOther) {
                named++;
                comesAgain |= !seen.add(itsName);
            } else {
                changesPlace |= !itsPlace.equals(place);
                changesTime |= !itsTime.equals(time);
            }
            casts += isOther || !itsPlace.equals(place) || !itsTime.equals(time) ? 1 : 0;
            track(cells, records.line());
            name = itsName;
            place = itsPlace;
            time = itsTime;
            rows++;
        }
    }

    private static List<String> of(String[] cells, List<Integer> columns) {
        return columns.stream().map(i -> cells[i]).toList();
    }

    /** Whether the rows may be one way through time: later each, and reached at a speed that something has. */
    private void track(String[] cells, long line) {
        if (!isTrack) {
            return;
        }
        try {
            long moment = times.isEmpty() ? Column.NO_INSTANT : clock.ofRow(cells, line);
            double longitude = place(ColumnUse.LONGITUDE, cells, line);
            double latitude = place(ColumnUse.LATITUDE, cells, line);
            boolean isLater = moment != Column.NO_INSTANT && (rows == 0 || moment > lastMoment);
            double metres = rows == 0 ? 0 : metres(longitude, latitude);
            boolean isReached = rows == 0 || !(metres > FASTEST * (moment - lastMoment) / 1000.0);
            isTrack = isLater && isReached;
            firstMoment = rows == 0 ? moment : firstMoment;
            lastMoment = moment;
            lastLongitude = longitude;
            lastLatitude = latitude;
        } catch (RefusedFile open) {
            isTrack = false;
        }
    }

    private double place(ColumnUse use, String[] cells, long line) throws RefusedFile {
        for (int i : places) {
            if (mapping.columns().get(i).use() == use) {
                return numbers.angle(cells[i], line, use == ColumnUse.LATITUDE);
            }
        }
        return Double.NaN;
    }

    private double metres(double longitude, double latitude) {
        double east = Math.IEEEremainder(longitude - lastLongitude, 360) * Math.cos(Math.toRadians(latitude));
        return 111_195 * Math.hypot(east, latitude - lastLatitude);
    }

    /** The mapping with the kind of its features. */
    Mapping mapping() {
        boolean isVertical =
                mapping.has(ColumnUse.PRESSURE) || mapping.has(ColumnUse.DEPTH) || mapping.has(ColumnUse.HEIGHT);
        boolean isOfProfiles = mapping.has(ColumnUse.PROFILE);
        boolean isTimed = !times.isEmpty();
        boolean isGrouped = !comesAgain && rows >= 2 * named;
        if (isVertical && isOfProfiles && !comesAgain) {
            return typed(profiles(), !changesPlace, !changesTime);
        }
        if (isVertical && !isOfProfiles && rows >= 2 * casts && casts > 0) {
            return typed(profiles(), true, true);
        }
        if (comesAgain && isTimed) {
            doubts.add(Finding.advice("table-come-again", "/featureType"));
            return typed(FeatureType.POINT, false, false);
        }
        if (isTimed && isGrouped && !changesPlace && changesTime) {
            return typed(FeatureType.TIME_SERIES, true, false);
        }
        if (isTimed && isGrouped && !names.isEmpty() && changesPlace && changesTime) {
            return typed(FeatureType.TRAJECTORY, false, false);
        }
        boolean isOften = rows >= ROWS_OF_A_TRACK && lastMoment - firstMoment <= SIX_HOURS * rows;
        if (isTimed && names.isEmpty() && changesPlace && isTrack && isOften) {
            doubts.add(Finding.advice("table-one-track", "/featureType"));
            return typed(FeatureType.TRAJECTORY, false, false);
        }
        return typed(FeatureType.POINT, false, false);
    }

    private FeatureType profiles() {
        return mapping.has(ColumnUse.PLATFORM) ? FeatureType.TRAJECTORY_PROFILE : FeatureType.PROFILE;
    }

    private Mapping typed(FeatureType type, boolean hasOnePlace, boolean hasOneTime) {
        MappedColumn[] columns = mapping.columns().toArray(MappedColumn[]::new);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = columns[i].ofFeature(places.contains(i) && hasOnePlace || times.contains(i) && hasOneTime);
        }
        return mapping.of(type, Arrays.asList(columns));
    }

    List<Finding> doubts() {
        return doubts;
    }
}
