package org.estran.app.observations.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.catalogue.AcceptedFlag;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.TableMapping;
import org.estran.cartography.Coastline;
import org.estran.observations.ObservationFile;
import org.estran.observations.RefusedFile;
import org.estran.observations.quality.FlaggedFile;
import org.estran.observations.quality.QualityRule;
import org.estran.observations.reading.ObservationFiles;
import org.estran.observations.text.MappingJson;

/**
 * How the files of a record are read: each by its content, a table in text as a person has confirmed it, and with the flags of
 * quality control that a person accepted.
 */
final class FileReadings {

    /** The facts of a file that say by which decisions it was read, so that others have it read again. */
    private static final String MAPPING = "mapping_confirmed_at";

    private static final String FLAGS = "quality_flags_accepted_at";

    /** Columns that have flags in all files of a record once somebody accepted some for one of them. */
    private static final String FLAGGED = "quality_flags_of";

    private final Map<String, TableMapping> mappings;
    private final Map<String, List<AcceptedFlag>> flags;
    private final Set<String> flagged = new TreeSet<>();

    FileReadings(List<TableMapping> mappings, List<AcceptedFlag> flags) {
        this.mappings = mappings.stream()
                .collect(Collectors.toMap(table -> key(table.path(), table.sha512()), Function.identity()));
        this.flags = flags.stream().collect(Collectors.groupingBy(flag -> key(flag.path(), flag.sha512())));
        flags.forEach(flag -> flagged.add(flag.property()));
    }

    /** One name for a file and its bytes. */
    static String key(PublishedFile file) {
        return key(file.path(), file.checksums().sha512());
    }

    static String key(String path, String sha512) {
        return String.join("\0", path, sha512);
    }

    /**
     * @param bytes where they lie
     * @throws RefusedFile where it holds no observations
     */
    ObservationFile open(PublishedFile file, Path bytes) throws IOException {
        TableMapping table = mappings.get(key(file));
        ObservationFile open = table == null
                ? ObservationFiles.open(bytes)
                : ObservationFiles.open(bytes, MappingJson.read(table.mapping()));
        List<AcceptedFlag> accepted = flags.getOrDefault(key(file), List.of());
        return flagged.isEmpty()
                ? open
                : new FlaggedFile(open, flagged, rules(accepted), latest(accepted), Coastline.fine()::isInland);
    }

    private static Set<FlaggedFile.Accepted> rules(List<AcceptedFlag> accepted) {
        return accepted.stream()
                .flatMap(flag ->
                        QualityRule.of(flag.rule())
                                .map(rule -> new FlaggedFile.Accepted(rule, flag.property()))
                                .stream())
                .collect(Collectors.toSet());
    }

    private static Instant latest(List<AcceptedFlag> accepted) {
        return accepted.stream()
                .map(AcceptedFlag::acceptedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** What a file says of itself, and how it is read. */
    Map<String, String> facts(PublishedFile file, Map<String, String> said) {
        Map<String, String> facts = new LinkedHashMap<>(said);
        facts.keySet().removeAll(Set.of(MAPPING, FLAGS, FLAGGED));
        TableMapping table = mappings.get(key(file));
        if (table != null) {
            facts.put(MAPPING, table.confirmedAt().toString());
        }
        List<AcceptedFlag> accepted = flags.getOrDefault(key(file), List.of());
        if (!accepted.isEmpty()) {
            facts.put(FLAGS, latest(accepted).toString());
        }
        if (!flagged.isEmpty()) {
            facts.put(FLAGGED, String.join(" ", flagged));
        }
        return facts;
    }

    /** Whether it was read then as it would be now. */
    boolean isReadAlike(PublishedFile file, StoredSource before) {
        Map<String, String> now = facts(file, Map.of());
        return Stream.of(MAPPING, FLAGS, FLAGGED)
                .allMatch(fact -> Objects.equals(before.facts().get(fact), now.get(fact)));
    }
}
