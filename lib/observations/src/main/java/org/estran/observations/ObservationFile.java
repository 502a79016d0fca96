package org.estran.observations;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.terms.Finding;

/** An open file of features. Opening reads what it says of itself; features are read one after the other. */
public interface ObservationFile extends Closeable {

    Format format();

    FeatureType featureType();

    /** The columns that every feature has, in this order. */
    List<ObservedProperty> properties();

    /** What the file says of itself, by its own names: title, cruise, instrument… */
    Map<String, String> facts();

    /**
     * What is odd in it, with the place: told about the header once it is open, about values once all features were
     * read.
     */
    List<Finding> remarks();

    /**
     * Reads the features in the order of the file, from the first; may be done again.
     *
     * @throws RefusedFile when the file is not what its header says
     */
    void forEach(Sink sink) throws IOException;

    /** Takes features. */
    interface Sink {
        /** Takes the next one; false when it wants no more. */
        boolean accept(Feature feature) throws IOException;
    }

    /** The index of the property with that role; empty when none has it. */
    default Optional<Integer> indexOf(Role role) {
        List<ObservedProperty> all = properties();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).role() == role) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** What is read. */
    enum Format {
        CF_DSG("CF discrete sampling geometries"),
        ARGO_PROFILE("Argo profile"),
        ARGO_TRAJECTORY("Argo trajectory"),
        TSG("GOSUD thermosalinograph"),
        SEA_BIRD_CNV("Sea-Bird CNV"),
        SEA_BIRD_BTL("Sea-Bird BTL"),
        NASA_AMES("NASA Ames"),
        ODV("ODV spreadsheet"),
        EDF("Sippican EDF"),
        MEDATLAS("MEDATLAS"),
        DARWIN_CORE("Darwin Core archive"),
        PARQUET("Parquet"),
        TABLE("table in text");

        private final String words;

        Format(String words) {
            this.words = words;
        }

        /** The name people use for it. */
        public String words() {
            return words;
        }
    }
}
