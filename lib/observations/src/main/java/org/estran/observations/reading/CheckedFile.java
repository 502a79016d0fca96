package org.estran.observations.reading;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estran.grids.UnreadableFile;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Remarks;
import org.estran.observations.Role;
import org.estran.terms.Finding;

/** A file whose places and times are looked at while they are read: what cannot be is told, and left as it is. */
final class CheckedFile implements ObservationFile {

    /** Before the first thermometers, and after any plan. */
    private static final long EARLIEST = Instant.parse("1700-01-01T00:00:00Z").toEpochMilli();

    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private final ObservationFile file;
    private Remarks remarks = new Remarks();

    CheckedFile(ObservationFile file) {
        this.file = file;
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        remarks = new Remarks();
        try {
            file.forEach(feature -> {
                check(feature);
                return sink.accept(feature);
            });
        } catch (UnreadableFile unreadable) {
            throw ObservationFiles.refused(unreadable);
        }
    }

    private void check(Feature feature) {
        List<ObservedProperty> properties = properties();
        for (int c = 0; c < properties.size(); c++) {
            Role role = properties.get(c).role();
            Column column = feature.columns().get(c);
            if (column instanceof Column.Numbers numbers && role == Role.LONGITUDE) {
                range(feature, numbers, -180, 360);
            } else if (column instanceof Column.Numbers numbers && role == Role.LATITUDE) {
                range(feature, numbers, -90, 90);
            } else if (column instanceof Column.Instants instants && role == Role.TIME) {
                moments(feature, instants);
            }
        }
    }

    private void range(Feature feature, Column.Numbers numbers, double least, double greatest) {
        for (int i = 0; i < numbers.values().length; i++) {
            double value = numbers.values()[i];
            if (value < least || value > greatest) {
                remarks.add("observations-position", pointer(feature, i), Double.toString(value));
            }
        }
    }

    private void moments(Feature feature, Column.Instants instants) {
        for (int i = 0; i < instants.values().length; i++) {
            long value = instants.values()[i];
            if (value != Column.NO_INSTANT && (value < EARLIEST || value > LATEST)) {
                remarks.add(
                        "observations-date",
                        pointer(feature, i),
                        Instant.ofEpochMilli(value).toString());
            }
        }
    }

    private static String pointer(Feature feature, int row) {
        return "/features/" + feature.id().replace("~", "~0").replace("/", "~1") + "/rows/" + (row + 1);
    }

    @Override
    public Format format() {
        return file.format();
    }

    @Override
    public FeatureType featureType() {
        return file.featureType();
    }

    @Override
    public List<ObservedProperty> properties() {
        return file.properties();
    }

    @Override
    public Map<String, String> facts() {
        return file.facts();
    }

    @Override
    public List<Finding> remarks() {
        List<Finding> all = new ArrayList<>(file.remarks());
        all.addAll(remarks.all());
        return List.copyOf(all);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
