package org.estran.observations.quality;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Quality;
import org.estran.observations.QualityScheme;
import org.estran.terms.Finding;

/**
 * A file of observations with the flags that quality control proposes for it, where a person accepted them: each value that
 * fails an accepted rule has the flag of its column's own scheme for that; a column without flags gets those of Argo, whose
 * rules they are, and only values that fail have one. A scheme that has no word for it keeps its flags. The file itself is
 * not changed.
 */
public final class FlaggedFile implements ObservationFile {

    private static final QualityScheme OTHERWISE = QualityScheme.ARGO;

    private final ObservationFile file;
    private final Set<Accepted> accepted;
    private final Instant asOf;
    private final Land land;
    private final Set<String> flagged;
    private final List<ObservedProperty> properties;

    /**
     * The flags proposed by a rule for a column.
     *
     * @param property the name of the column in the file
     */
    public record Accepted(QualityRule rule, String property) {}

    /**
     * @param columns that are to have flags whether any value of this file fails or not, as others of the same data set have
     * @param asOf when that was decided: what was a date to come then, still is
     */
    public FlaggedFile(ObservationFile file, Set<String> columns, Set<Accepted> accepted, Instant asOf, Land land) {
        this.file = file;
        this.accepted = Set.copyOf(accepted);
        this.asOf = asOf;
        this.land = land;
        this.flagged = new HashSet<>(columns);
        accepted.forEach(one -> flagged.add(one.property()));
        this.properties = file.properties().stream()
                .map(property -> flagged.contains(property.name()) && property.scheme() == null
                        ? property.flagged(OTHERWISE)
                        : property)
                .toList();
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
        return properties;
    }

    @Override
    public Map<String, String> facts() {
        return file.facts();
    }

    @Override
    public List<Finding> remarks() {
        return file.remarks();
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        List<ProposedFlag> proposed = new ArrayList<>();
        QualityControl control = new QualityControl(file, asOf, land, Climatology.NONE, flag -> {
            if (accepted.contains(new Accepted(flag.rule(), flag.property()))) {
                proposed.add(flag);
            }
        });
        file.forEach(feature -> {
            proposed.clear();
            long before = accepted.isEmpty() ? 0 : control.take(feature);
            return sink.accept(with(feature, proposed, before));
        });
    }

    /** @param before rows of the feature that came in its earlier parts */
    private Feature with(Feature feature, List<ProposedFlag> proposed, long before) {
        Map<String, List<ProposedFlag>> byColumn =
                proposed.stream().collect(Collectors.groupingBy(ProposedFlag::property));
        List<Column> columns = new ArrayList<>(feature.columns());
        for (int c = 0; c < columns.size(); c++) {
            ObservedProperty property = properties.get(c);
            if (flagged.contains(property.name()) && property.scheme() != null) {
                columns.set(
                        c,
                        with(
                                columns.get(c),
                                property.scheme(),
                                byColumn.getOrDefault(property.name(), List.of()),
                                before));
            }
        }
        return new Feature(feature.id(), feature.platform(), feature.rows(), columns, feature.isContinued());
    }

    private static Column with(Column column, QualityScheme scheme, List<ProposedFlag> proposed, long before) {
        String[] own = column.flags();
        if (own != null && proposed.isEmpty()) {
            return column;
        }
        String[] flags = own == null ? new String[column.size()] : own.clone();
        if (own == null) {
            Arrays.fill(flags, "");
        }
        Map<Integer, Quality> worst = new HashMap<>();
        for (ProposedFlag flag : proposed) {
            int at = column.index((int) (flag.row() - before));
            // Quality.BAD comes after PROBABLY_BAD
            worst.merge(at, flag.rule().proposed(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        worst.forEach((at, quality) -> word(scheme, quality).ifPresent(word -> flags[at] = word));
        return switch (column) {
            case Column.Numbers numbers -> new Column.Numbers(numbers.values(), flags);
            case Column.Instants instants -> new Column.Instants(instants.values(), flags);
            case Column.Texts texts -> new Column.Texts(texts.values(), flags);
        };
    }

    private static Optional<String> word(QualityScheme scheme, Quality quality) {
        return scheme.flags().entrySet().stream()
                .filter(flag -> flag.getValue().quality() == quality)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
