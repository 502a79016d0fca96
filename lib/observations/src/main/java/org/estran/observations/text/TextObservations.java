package org.estran.observations.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Remarks;
import org.estran.observations.Role;
import org.estran.terms.Finding;

/** A text of observations: its header is read when it is opened, and each reading opens and closes the file again. */
abstract class TextObservations implements ObservationFile {

    final Path path;
    final Remarks remarks = new Remarks();
    final List<ObservedProperty> properties = new ArrayList<>();
    private final Format format;

    TextObservations(Path path, Format format) {
        this.path = path;
        this.format = format;
    }

    @Override
    public final Format format() {
        return format;
    }

    @Override
    public final List<ObservedProperty> properties() {
        return Collections.unmodifiableList(properties);
    }

    @Override
    public final List<Finding> remarks() {
        return remarks.all();
    }

    @Override
    public final void close() {
        // every reading opens and closes the file
    }

    /** Whether a property of that role has a value for each row. */
    final boolean isOfRows(Role role) {
        return properties.stream().anyMatch(p -> p.role() == role && !p.isOfFeature());
    }
}
