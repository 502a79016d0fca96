package org.estran.grids.writing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.IndexRange;

/** Plans a part of a gridded dataset as a file that stands for itself. */
public final class Subset {

    private static final List<String> NAMING = List.of("coordinates", "grid_mapping", "bounds", "formula_terms");
    /** What a part of the values may make untrue. */
    private static final List<String> OF_THE_WHOLE = List.of("actual_range", "_ChunkSizes", "_CoordinateAxes");

    private final DataFile file;
    private final CfFile cf;
    private final List<GriddedVariable> wanted;
    private final Map<String, List<IndexRange>> ranges = new LinkedHashMap<>();
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();

    private Subset(GriddedDataset dataset, List<GriddedVariable> wanted, Map<Dimension, List<IndexRange>> ranges) {
        this.file = dataset.file();
        this.cf = new CfFile(file);
        this.wanted = wanted;
        ranges.forEach((dimension, pieces) -> this.ranges.put(dimension.name(), pieces));
    }

    /**
     * Plans it; coordinates are read, no other values.
     *
     * @param ranges for some dimensions the indices wanted; several ranges are put behind one another, as for a box
     *     across the seam of a grid that goes around the Earth
     */
    public static Plan plan(
            GriddedDataset dataset,
            List<GriddedVariable> wanted,
            Map<Dimension, List<IndexRange>> ranges,
            Provenance provenance)
            throws IOException {
        return new Subset(dataset, wanted, ranges).plan(provenance);
    }

    /** What a file says of itself that holds such a part in a form of its own. */
    public static Attributes attributes(
            GriddedDataset dataset,
            List<GriddedVariable> wanted,
            Map<Dimension, List<IndexRange>> ranges,
            Provenance provenance)
            throws IOException {
        return new Subset(dataset, wanted, ranges).attributes(provenance);
    }

    private Attributes attributes(Provenance provenance) throws IOException {
        return new SubsetAttributes(file.attributes(), wanted, ranges).with(provenance);
    }

    private Plan plan(Provenance provenance) throws IOException {
        List<PlannedVariable> planned = new ArrayList<>();
        for (DataVariable variable : needed()) {
            if (variable.type() != DataType.OTHER && file.unread(variable).isEmpty()) {
                planned.add(planned(variable));
            }
        }
        return new Plan(attributes(provenance), List.copyOf(dimensions.values()), planned);
    }

    /** Coordinates first, so that a reader meets them before the data. */
    private Set<DataVariable> needed() {
        Set<DataVariable> data = new LinkedHashSet<>();
        wanted.forEach(v -> data.add(v.variable()));
        Set<DataVariable> found = new LinkedHashSet<>();
        for (DataVariable variable : data) {
            addCoordinates(variable, found);
        }
        found.removeAll(data);
        found.addAll(data);
        return found;
    }

    private void addCoordinates(DataVariable variable, Set<DataVariable> found) {
        for (Dimension dimension : variable.dimensions()) {
            file.variable(dimension.name())
                    .filter(CfFile::isCoordinateVariable)
                    .ifPresent(coordinate -> add(coordinate, found));
        }
        for (AxisKind kind : List.of(AxisKind.TIME, AxisKind.VERTICAL, AxisKind.LATITUDE, AxisKind.LONGITUDE)) {
            cf.coordinate(variable, kind).ifPresent(coordinate -> add(coordinate, found));
        }
        addNamed(variable, found);
    }

    private void addNamed(DataVariable variable, Set<DataVariable> found) {
        for (String attribute : NAMING) {
            for (String word : variable.attributes().text(attribute).orElse("").split("\\s+")) {
                String name = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
                file.variable(name).ifPresent(named -> add(named, found));
            }
        }
    }

    private void add(DataVariable variable, Set<DataVariable> found) {
        if (found.add(variable)) {
            addNamed(variable, found);
        }
    }

    private PlannedVariable planned(DataVariable variable) throws IOException {
        List<List<IndexRange>> own = new ArrayList<>();
        List<Dimension> lengths = new ArrayList<>();
        for (Dimension dimension : variable.dimensions()) {
            List<IndexRange> pieces =
                    ranges.getOrDefault(dimension.name(), List.of(IndexRange.of(0, dimension.length())));
            own.add(pieces);
            lengths.add(dimension(
                    dimension.name(),
                    pieces.stream().mapToLong(IndexRange::count).sum()));
        }
        Attributes attributes = variable.attributes();
        for (String name : OF_THE_WHOLE) {
            attributes = attributes.without(name);
        }
        Pieces pieces = new Pieces(file, variable, own);
        if (variable.type() == DataType.STRING) {
            return texts(variable, lengths, attributes, pieces);
        }
        if (cf.axisOf(variable) == AxisKind.LONGITUDE
                && variable.rank() == 1
                && own.getFirst().size() > 1) {
            return unbroken(variable, lengths, attributes, own.getFirst());
        }
        DataVariable made = new DataVariable(flat(variable.name()), variable.type(), lengths, attributes);
        return new PlannedVariable(made, pieces::write);
    }

    private Dimension dimension(String name, long length) {
        return dimensions.computeIfAbsent(flat(name), n -> new Dimension(n, length, false));
    }

    /** Classic files have no groups. */
    private static String flat(String name) {
        return name.startsWith("/") ? name.substring(1).replace('/', '_') : name;
    }

    /** Strings become characters of a dimension as long as the longest. */
    private PlannedVariable texts(DataVariable variable, List<Dimension> lengths, Attributes attributes, Pieces pieces)
            throws IOException {
        List<byte[]> texts = new ArrayList<>();
        pieces.write(block -> {
            for (int i = 0; i < block.size(); i++) {
                texts.add(block.text(i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        });
        int width = Math.max(1, texts.stream().mapToInt(t -> t.length).max().orElse(1));
        byte[] characters = new byte[Math.multiplyExact(width, texts.size())];
        for (int i = 0; i < texts.size(); i++) {
            System.arraycopy(texts.get(i), 0, characters, i * width, texts.get(i).length);
        }
        List<Dimension> longer = new ArrayList<>(lengths);
        longer.add(dimension(flat(variable.name()) + "_strlen", width));
        return PlannedVariable.of(
                flat(variable.name()),
                longer,
                attributes.without("_FillValue"),
                Values.ofCharacters(
                        characters, longer.stream().mapToLong(Dimension::length).toArray()));
    }

    /** Longitudes across the seam go on growing (or falling) as if there were none. */
    private PlannedVariable unbroken(
            DataVariable variable, List<Dimension> lengths, Attributes attributes, List<IndexRange> pieces)
            throws IOException {
        List<Double> all = new ArrayList<>();
        for (IndexRange range : pieces) {
            Hyperslab slab = Hyperslab.whole(variable).with(0, range.first(), range.count(), range.stride());
            for (double value : cf.read(variable, slab)) {
                double last = all.isEmpty() ? value : all.getLast();
                all.add(value + 360 * Math.rint((last - value) / 360));
            }
        }
        double shift = 360 * Math.floor((all.getLast() + 180 - 1e-9) / 360);
        Attributes plain = attributes;
        for (String name : List.of(
                "scale_factor",
                "add_offset",
                "_FillValue",
                "missing_value",
                "valid_min",
                "valid_max",
                "valid_range",
                "bounds")) {
            plain = plain.without(name);
        }
        return PlannedVariable.of(
                flat(variable.name()),
                lengths,
                plain,
                Values.ofNumbers(all.stream().mapToDouble(v -> v - shift).toArray()));
    }
}
