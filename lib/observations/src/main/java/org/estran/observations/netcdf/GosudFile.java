package org.estran.observations.netcdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.DataFile;
import org.estran.grids.Dimension;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Remarks;
import org.estran.observations.Role;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A thermosalinograph's file (GOSUD user's manual 3.0): what the instrument measured along the ship's track, dimension
 * {@code DAYD}, and behind it, as the feature {@code samples}, the water samples and other values it is compared with,
 * dimension {@code DAYD_EXT}. Both have the same columns; what the other measured is missing.
 */
public final class GosudFile implements ObservationFile {

    private static final String SAMPLES = "samples";

    private final DataFile file;
    private final DsgFile track;
    private final @Nullable DsgFile samples;
    private final List<ObservedProperty> properties = new ArrayList<>();
    /** Of each property, the column of the samples that has its values. */
    private final Map<Integer, Integer> ofSamples = new HashMap<>();

    private GosudFile(DataFile file, Dimension rows, @Nullable Dimension ofSamples) {
        this.file = file;
        this.track = DsgFile.along(file, rows);
        this.samples = ofSamples == null ? null : DsgFile.along(file, ofSamples);
        properties.addAll(track.properties());
        if (samples != null) {
            join(samples.properties());
        }
    }

    /** Whether the file follows GOSUD. */
    public static boolean isMeant(DataFile file) {
        String conventions = file.attributes()
                .text("CONVENTIONS")
                .or(() -> file.attributes().text("Conventions"))
                .orElse("");
        return conventions.contains("GOSUD") && dimension(file, "DAYD").isPresent();
    }

    /** Takes the file, and closes it with itself. */
    public static GosudFile of(DataFile file) {
        return new GosudFile(
                file,
                dimension(file, "DAYD").orElseThrow(),
                dimension(file, "DAYD_EXT").filter(d -> d.length() > 0).orElse(null));
    }

    private static Optional<Dimension> dimension(DataFile file, String name) {
        return file.dimensions().stream()
                .filter(dimension -> dimension.name().equals(name))
                .findFirst();
    }

    /** Coordinates of the samples lie in the columns of the track's, everything else in columns of its own. */
    private void join(List<ObservedProperty> all) {
        for (int c = 0; c < all.size(); c++) {
            ObservedProperty property = all.get(c);
            Optional<Integer> same = property.role() == Role.OBSERVED
                    ? byName(property.name())
                    : track.indexOf(property.role())
                            .filter(at -> !properties.get(at).isOfFeature());
            if (same.isPresent()) {
                ofSamples.put(same.get(), c);
            } else {
                ofSamples.put(properties.size(), c);
                properties.add(property.as(Role.OBSERVED));
            }
        }
    }

    private Optional<Integer> byName(String name) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).name().equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    @Override
    public Format format() {
        return Format.TSG;
    }

    @Override
    public FeatureType featureType() {
        return FeatureType.TRAJECTORY;
    }

    @Override
    public List<ObservedProperty> properties() {
        return List.copyOf(properties);
    }

    @Override
    public Map<String, String> facts() {
        return track.facts();
    }

    @Override
    public List<Finding> remarks() {
        Remarks all = new Remarks();
        List<String> left = new ArrayList<>(track.left());
        if (samples != null) {
            left.retainAll(samples.left());
        }
        if (!left.isEmpty()) {
            all.add("observations-left-out", "/variables", String.join(", ", left));
        }
        track.remarks().stream()
                .filter(f ->
                        !f.code().equals("observations-left-out") && !f.code().equals("observations-type-guessed"))
                .forEach(f -> all.add(f.code(), f.pointer(), f.arguments().toArray(String[]::new)));
        return all.all();
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        boolean[] wanted = {true};
        String platform = facts().get("PLATFORM_NAME");
        track.forEach(feature -> {
            List<Column> columns = new ArrayList<>(feature.columns());
            for (int c = columns.size(); c < properties.size(); c++) {
                columns.add(properties.get(c).missing());
            }
            wanted[0] = sink.accept(new Feature("track", platform, feature.rows(), columns, feature.isContinued()));
            return wanted[0];
        });
        DsgFile theSamples = samples;
        if (wanted[0] && theSamples != null) {
            theSamples.forEach(feature -> sink.accept(
                    new Feature(SAMPLES, platform, feature.rows(), columns(feature.columns()), feature.isContinued())));
        }
    }

    private List<Column> columns(List<Column> read) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < properties.size(); c++) {
            Integer at = ofSamples.get(c);
            columns.add(at == null ? properties.get(c).missing() : read.get(at));
        }
        return columns;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
