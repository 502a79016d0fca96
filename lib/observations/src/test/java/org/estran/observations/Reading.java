package org.estran.observations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.Finding;

/** A file read whole, for tests that look at its values. */
public record Reading(
        ObservationFile.Format format,
        FeatureType type,
        List<ObservedProperty> properties,
        List<Feature> features,
        List<Finding> remarks) {

    public static Reading of(Path path) throws IOException {
        try (ObservationFile file = ObservationFiles.open(path)) {
            return of(file);
        }
    }

    public static Reading of(ObservationFile file) throws IOException {
        List<Feature> features = new ArrayList<>();
        file.forEach(features::add);
        return new Reading(file.format(), file.featureType(), file.properties(), features, file.remarks());
    }

    public ObservedProperty property(String name) {
        return properties.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public Feature feature(String id) {
        return features.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }

    public double number(Feature feature, String name, int row) {
        return ((Column.Numbers) column(feature, name)).at(row);
    }

    public String text(Feature feature, String name, int row) {
        return ((Column.Texts) column(feature, name)).at(row);
    }

    public long instant(Feature feature, String name, int row) {
        return ((Column.Instants) column(feature, name)).at(row);
    }

    public String flag(Feature feature, String name, int row) {
        return column(feature, name).flag(row);
    }

    public Column column(Feature feature, String name) {
        return feature.columns().get(properties.indexOf(property(name)));
    }

    public long rows() {
        return features.stream().mapToLong(Feature::rows).sum();
    }
}
