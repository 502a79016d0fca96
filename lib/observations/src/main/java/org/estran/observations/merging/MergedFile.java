package org.estran.observations.merging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Role;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The occurrences of several files as those of one: the columns of all, in the words of Darwin Core. A taxon that the table of
 * groups knows has the group's name and identifier, and what it was identified as in {@code verbatimIdentification}; others stay
 * what they are and are counted. {@code datasetName} tells the file where nothing else does.
 *
 * <p>An occurrence is a duplicate of one of an earlier file where it has its moment, place (to the fifth decimal), least depth,
 * taxon as identified, sex and life stage; within one file, and among all, where it has the {@code occurrenceID}, moment and
 * taxon of an earlier one. Duplicates are not given but handed to whoever wants them, with whether count, quantity or status
 * differ. An {@code occurrenceID} that another occurrence has already is told behind the name of its file.
 */
public final class MergedFile implements ObservationFile {

    /** Occurrences whose keys are kept to tell duplicates. */
    private static final int MOST = 4_000_000;

    private static final String TERMS = "http://rs.tdwg.org/dwc/terms/";
    private static final Set<String> VALUES = Set.of("individualcount", "organismquantity", "occurrencestatus");
    private static final String ID = "id ";
    private static final Set<String> OF_TAXON = Set.of("sex", "lifestage");

    private final List<Source> sources;
    private final TaxonGroups groups;
    private final DuplicateSink duplicates;
    /** By the word and the form of their term. */
    private final Map<String, ObservedProperty> columns = new LinkedHashMap<>();

    private final List<Tally> tallies = new ArrayList<>();
    private Map<String, Long> unknown = new TreeMap<>();
    private boolean areDuplicatesTold;

    /**
     * A file of occurrences.
     *
     * @param name by which it is told
     */
    public record Source(String name, ObservationFile file) {}

    /**
     * An occurrence that was there already. Rows are counted from 1.
     *
     * @param isDifferent whether count, quantity or status are not those of the first one
     */
    public record Duplicate(
            String source,
            long row,
            String occurrenceId,
            String taxon,
            String firstSource,
            long firstRow,
            boolean isDifferent,
            String values,
            String firstValues) {}

    /** Takes duplicates as they are found. */
    public interface DuplicateSink {
        void accept(Duplicate duplicate) throws IOException;
    }

    /** What became of the occurrences of a file. */
    public record Tally(String source, long read, long kept, long grouped, long duplicates, long different) {}

    /** @throws RefusedFile where a file is not of occurrences of taxa */
    public MergedFile(List<Source> sources, TaxonGroups groups, DuplicateSink duplicates) throws RefusedFile {
        this.sources = List.copyOf(sources);
        this.groups = groups;
        this.duplicates = duplicates;
        for (Source source : sources) {
            List<ObservedProperty> own = source.file().properties();
            if (source.file().featureType() != FeatureType.POINT
                    || own.stream().noneMatch(property -> word(property).equals("scientificname"))) {
                throw new RefusedFile(
                        Reason.NO_OBSERVATIONS, source.name() + " has no occurrences with a scientificName");
            }
            own.forEach(this::add);
        }
        for (String term : List.of("verbatimIdentification", "scientificNameID", "occurrenceID", "datasetName")) {
            add(ObservedProperty.text(term).coded(TERMS + term));
        }
    }

    private void add(ObservedProperty property) {
        // The id of a row without a term is its occurrenceID.
        if (!word(property).equals("id")) {
            Set<String> taken = new HashSet<>();
            columns.values().forEach(one -> taken.add(one.name()));
            columns.computeIfAbsent(
                    key(property), key -> taken.contains(property.name()) ? renamed(property, taken) : property);
        }
    }

    private static ObservedProperty renamed(ObservedProperty property, Set<String> taken) {
        String name = property.name();
        for (int i = 2; taken.contains(name); i++) {
            name = property.name() + "_" + i;
        }
        return property.named(name).as(Role.OBSERVED);
    }

    /** Columns of two files are one where they are the same term and of the same form. */
    private static String key(ObservedProperty property) {
        return word(property) + " " + property.form();
    }

    private static String word(ObservedProperty property) {
        String code = property.code();
        String term = code != null && code.startsWith("http") ? code : property.name();
        return term.substring(Math.max(term.lastIndexOf('/'), term.lastIndexOf('#')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public Format format() {
        return Format.DARWIN_CORE;
    }

    @Override
    public FeatureType featureType() {
        return FeatureType.POINT;
    }

    @Override
    public List<ObservedProperty> properties() {
        return List.copyOf(columns.values());
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("rowType", TERMS + "Occurrence");
    }

    @Override
    public List<Finding> remarks() {
        return sources.stream()
                .flatMap(source -> source.file().remarks().stream())
                .toList();
    }

    /** Of each file, once all were read. */
    public List<Tally> tallies() {
        return List.copyOf(tallies);
    }

    /** The taxa that are in no group and how many occurrences each has, once all were read. */
    public Map<String, Long> unknown() {
        return Map.copyOf(unknown);
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        tallies.clear();
        unknown = new TreeMap<>();
        Reading reading = new Reading(sink);
        for (Source source : sources) {
            if (reading.isWanted) {
                tallies.add(reading.read(source));
            }
        }
        areDuplicatesTold = true;
    }

    @Override
    public void close() throws IOException {
        for (Source source : sources) {
            source.file().close();
        }
    }

    private record Key(long one, long other) {}

    private record Kept(int source, long row, String values) {}

    /** One pass over all files. */
    private final class Reading {
        private final Sink sink;
        private final MessageDigest digest = sha256();
        private final Map<Key, Kept> kept = new HashMap<>();
        private boolean isWanted = true;
        private boolean isFirst = true;

        Reading(Sink sink) {
            this.sink = sink;
        }

        Tally read(Source source) throws IOException {
            int number = sources.indexOf(source);
            Counts counts = new Counts();
            Map<String, Integer> own = new LinkedHashMap<>();
            for (int c = 0; c < source.file().properties().size(); c++) {
                own.putIfAbsent(key(source.file().properties().get(c)), c);
            }
            source.file().forEach(feature -> {
                Part part = new Part(feature, own, source);
                List<Integer> rows = new ArrayList<>();
                for (int row = 0; row < feature.rows(); row++) {
                    counts.read++;
                    if (isNew(part, row, number, counts)) {
                        rows.add(row);
                    }
                }
                counts.kept += rows.size();
                isWanted = rows.isEmpty() || sink.accept(part.of(rows, counts, isFirst));
                isFirst = isFirst && rows.isEmpty();
                return isWanted;
            });
            return new Tally(
                    source.name(), counts.read, counts.kept, counts.grouped, counts.duplicates, counts.different);
        }

        private boolean isNew(Part part, int row, int source, Counts counts) throws IOException {
            Kept now = new Kept(source, counts.read, part.values(row));
            Kept before = null;
            for (String told : part.keys(row)) {
                Kept known = kept.putIfAbsent(hashed(told), now);
                boolean isSame = known != null && (told.startsWith(ID) || known.source() != source);
                before = before == null && isSame ? known : before;
            }
            if (kept.size() > MOST) {
                throw new RefusedFile(
                        Reason.UNSUPPORTED, "more occurrences than can be compared: " + MOST / 3 + " or so");
            }
            if (before == null) {
                String id = part.id(row);
                if (!id.isEmpty() && kept.putIfAbsent(hashed("taken " + id), now) != null) {
                    part.colliding.add(row);
                }
                return true;
            }
            boolean isDifferent = !before.values().equals(now.values());
            counts.duplicates++;
            counts.different += isDifferent ? 1 : 0;
            if (areDuplicatesTold) {
                return false;
            }
            duplicates.accept(new Duplicate(
                    sources.get(source).name(),
                    counts.read,
                    part.id(row),
                    part.text("scientificname", row),
                    sources.get(before.source()).name(),
                    before.row(),
                    isDifferent,
                    now.values(),
                    before.values()));
            return false;
        }

        private Key hashed(String told) {
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest(told.getBytes(StandardCharsets.UTF_8)));
            return new Key(bytes.getLong(), bytes.getLong());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static final class Counts {
        private long read;
        private long kept;
        private long grouped;
        private long duplicates;
        private long different;
    }

    /** Rows of one file, by the words of its terms. */
    private final class Part {
        private final Feature feature;
        private final Map<String, Integer> own;
        private final Source source;
        /** Rows whose id another occurrence has. */
        private final Set<Integer> colliding = new HashSet<>();

        Part(Feature feature, Map<String, Integer> own, Source source) {
            this.feature = feature;
            this.own = own;
            this.source = source;
        }

        private @Nullable Column column(String key) {
            Integer at = own.get(key);
            return at == null ? null : feature.columns().get(at);
        }

        String text(String word, int row) {
            Column texts = column(word + " TEXT");
            if (texts instanceof Column.Texts all) {
                return all.at(row);
            }
            Column numbers = column(word + " NUMBER");
            return numbers instanceof Column.Numbers all && !Double.isNaN(all.at(row))
                    ? Double.toString(all.at(row))
                    : "";
        }

        String values(int row) {
            return VALUES.stream()
                    .sorted()
                    .map(word -> text(word, row))
                    .filter(value -> !value.isBlank())
                    .reduce((one, other) -> one + " " + other)
                    .orElse("");
        }

        String id(int row) {
            String told = text("occurrenceid", row);
            return told.isBlank() ? text("id", row).strip() : told.strip();
        }

        /** By which an occurrence is known: none where it tells neither who it is nor when and where. */
        List<String> keys(int row) {
            List<String> keys = new ArrayList<>();
            Column time = column("time INSTANT");
            String taxon = TaxonGroups.key(text("scientificname", row));
            if (!id(row).isEmpty()) {
                long moment = time instanceof Column.Instants times ? times.at(row) : Column.NO_INSTANT;
                keys.add(ID + id(row) + " " + moment + " " + taxon);
            }
            Column latitude = column("decimallatitude NUMBER");
            Column longitude = column("decimallongitude NUMBER");
            if (time instanceof Column.Instants times
                    && latitude instanceof Column.Numbers north
                    && longitude instanceof Column.Numbers east
                    && times.at(row) != Column.NO_INSTANT
                    && !Double.isNaN(north.at(row) + east.at(row))) {
                StringBuilder key = new StringBuilder("at " + times.at(row));
                key.append(String.format(Locale.ROOT, " %.5f %.5f ", north.at(row), east.at(row)))
                        .append(text("minimumdepthinmeters", row))
                        .append(' ')
                        .append(taxon);
                OF_TAXON.stream().sorted().forEach(word -> key.append(" | ").append(TaxonGroups.key(text(word, row))));
                keys.add(key.toString());
            }
            return keys;
        }

        /** Those rows in the columns of all files. */
        Feature of(List<Integer> rows, Counts counts, boolean isFirst) {
            List<TaxonGroups.@Nullable Group> grouped = new ArrayList<>();
            for (int row : rows) {
                String name = text("scientificname", row);
                TaxonGroups.Group group =
                        groups.of(name, text("scientificnameid", row)).orElse(null);
                grouped.add(group);
                if (group == null) {
                    unknown.merge(name.strip(), 1L, Long::sum);
                } else {
                    counts.grouped++;
                }
            }
            List<Column> all = new ArrayList<>();
            columns.forEach((key, property) -> all.add(column(key, property, rows, grouped)));
            return new Feature("occurrences", null, rows.size(), all, !isFirst);
        }

        private Column column(
                String key, ObservedProperty property, List<Integer> rows, List<TaxonGroups.@Nullable Group> grouped) {
            Column from = column(key);
            String word = key.substring(0, key.indexOf(' '));
            return switch (property.form()) {
                case NUMBER ->
                    new Column.Numbers(rows.stream()
                            .mapToDouble(row -> from instanceof Column.Numbers all ? all.at(row) : Double.NaN)
                            .toArray());
                case INSTANT ->
                    new Column.Instants(rows.stream()
                            .mapToLong(row -> from instanceof Column.Instants all ? all.at(row) : Column.NO_INSTANT)
                            .toArray());
                case TEXT ->
                    new Column.Texts(IntStream.range(0, rows.size())
                            .mapToObj(i -> text(word, rows.get(i), grouped.get(i)))
                            .toArray(String[]::new));
            };
        }

        private String text(String word, int row, TaxonGroups.@Nullable Group group) {
            String own = text(word, row);
            return switch (word) {
                case "scientificname" -> group == null ? own : group.name();
                case "scientificnameid" -> group == null ? own : group.id();
                case "verbatimidentification" -> group == null || !own.isBlank() ? own : text("scientificname", row);
                case "occurrenceid" -> colliding.contains(row) ? source.name() + ":" + id(row) : id(row);
                case "datasetname" -> own.isBlank() ? source.name() : own;
                default -> own;
            };
        }
    }
}
