package org.estran.observations.summary;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.estran.grids.views.FirstView;
import org.estran.grids.views.FirstView.NoView;
import org.estran.grids.views.FirstView.ProfileView;
import org.estran.grids.views.FirstView.Reason;
import org.estran.grids.views.FirstView.SeriesView;
import org.estran.grids.views.FirstView.TrackView;
import org.estran.grids.views.Quantity;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.Role;
import org.estran.observations.reading.ObservationFiles;
import org.jspecify.annotations.Nullable;

/** The first picture of a file of observations: its first feature that can be drawn. */
public final class ObservationViews {

    private static final int FEWEST = 5;
    private static final int MOST = 4000;
    private static final int TRIES = 20;

    private final ObservationFile file;

    private ObservationViews(ObservationFile file) {
        this.file = file;
    }

    /** The view of a file; one that cannot be read gives {@link Reason#UNREADABLE}. */
    public static FirstView of(Path path) {
        try (ObservationFile file = ObservationFiles.open(path)) {
            return new ObservationViews(file).first();
        } catch (IOException unreadable) {
            return new NoView(Reason.UNREADABLE);
        }
    }

    private FirstView first() throws IOException {
        List<FirstView> found = new ArrayList<>();
        int[] tried = {0};
        file.forEach(feature -> {
            view(feature).ifPresent(found::add);
            return found.isEmpty() && ++tried[0] < TRIES;
        });
        return found.isEmpty() ? new NoView(Reason.NOTHING_TO_DRAW) : found.getFirst();
    }

    private Optional<FirstView> view(Feature feature) {
        return candidates().stream().flatMap(c -> view(feature, c).stream()).findFirst();
    }

    /** Temperature and salinity tell most; else the order of the file. */
    private List<Integer> candidates() {
        List<Integer> all = new ArrayList<>();
        for (int c = 0; c < file.properties().size(); c++) {
            ObservedProperty property = file.properties().get(c);
            if (property.role() == Role.OBSERVED && property.form() == Form.NUMBER && !property.isOfFeature()) {
                all.add(c);
            }
        }
        all.sort(Comparator.comparingInt(c -> importance(file.properties().get(c))));
        return all;
    }

    private static int importance(ObservedProperty property) {
        String name = property.standardName() == null ? "" : property.standardName();
        if (name.contains("temperature")) {
            return 0;
        }
        return name.contains("salinity") ? 1 : name.isEmpty() ? 3 : 2;
    }

    private Optional<FirstView> view(Feature feature, int observed) {
        double[] values = numbers(feature, observed);
        if (Arrays.stream(values).filter(Double::isFinite).count() < FEWEST) {
            return Optional.empty();
        }
        int vertical = vertical();
        if (file.featureType().isOfProfiles() && vertical >= 0) {
            return Optional.of(new ProfileView(
                    title(),
                    quantity(observed),
                    quantity(vertical),
                    file.properties().get(vertical).role() != Role.HEIGHT,
                    numbers(feature, vertical),
                    values,
                    moment(feature)));
        }
        Integer longitude = file.indexOf(Role.LONGITUDE).orElse(null);
        Integer latitude = file.indexOf(Role.LATITUDE).orElse(null);
        if (longitude != null
                && latitude != null
                && !file.properties().get(longitude).isOfFeature()) {
            Instant at = moment(feature);
            return Optional.of(new TrackView(
                    title(),
                    quantity(observed),
                    true,
                    numbers(feature, longitude),
                    numbers(feature, latitude),
                    values,
                    at,
                    at));
        }
        return series(feature, observed, values);
    }

    private Optional<FirstView> series(Feature feature, int observed, double[] values) {
        Integer time = file.indexOf(Role.TIME).orElse(null);
        if (time == null || file.properties().get(time).isOfFeature()) {
            return Optional.empty();
        }
        return Optional.of(
                new SeriesView(title(), quantity(observed), quantity(time), true, numbers(feature, time), values));
    }

    private int vertical() {
        for (int c = 0; c < file.properties().size(); c++) {
            if (file.properties().get(c).role().isVertical()
                    && !file.properties().get(c).isOfFeature()) {
                return c;
            }
        }
        return -1;
    }

    /** Evenly taken where there are more rows than a picture shows; moments in seconds since 1970. */
    private static double[] numbers(Feature feature, int column) {
        int count = Math.min(MOST, feature.rows());
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            int row = (int) ((long) i * feature.rows() / count);
            numbers[i] = switch (feature.columns().get(column)) {
                case Column.Numbers values -> values.at(row);
                case Column.Instants instants ->
                    instants.at(row) == Column.NO_INSTANT ? Double.NaN : instants.at(row) / 1000.0;
                case Column.Texts texts -> Double.NaN;
            };
        }
        return numbers;
    }

    private @Nullable Instant moment(Feature feature) {
        Integer time = file.indexOf(Role.TIME).orElse(null);
        if (time == null
                || feature.rows() == 0
                || !(feature.columns().get(time) instanceof Column.Instants instants)
                || instants.at(0) == Column.NO_INSTANT) {
            return null;
        }
        return Instant.ofEpochMilli(instants.at(0));
    }

    private @Nullable String title() {
        return file.facts().get("title");
    }

    private Quantity quantity(int column) {
        ObservedProperty property = file.properties().get(column);
        return new Quantity(
                property.name(),
                property.label() == null ? property.name() : property.label(),
                property.standardName(),
                property.unit());
    }
}
