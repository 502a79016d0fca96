package org.estran.observations;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.estran.terms.Finding;

/** Observations made for a test, as a file would give them. */
public record Made(FeatureType featureType, List<ObservedProperty> properties, List<Feature> features)
        implements ObservationFile {

    @Override
    public Format format() {
        return Format.TABLE;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }

    @Override
    public List<Finding> remarks() {
        return List.of();
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        for (Feature feature : features) {
            if (!sink.accept(feature)) {
                return;
            }
        }
    }

    @Override
    public void close() {
        // nothing is open
    }
}
