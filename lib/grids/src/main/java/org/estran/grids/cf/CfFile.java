package org.estran.grids.cf;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;

/** A data file seen through the CF conventions. */
public final class CfFile {

    private static final int BLOCK = 1 << 18;
    private static final Set<String> REFERRING =
            Set.of("bounds", "climatology", "ancillary_variables", "grid_mapping", "cell_measures", "formula_terms");

    private final DataFile file;
    private final Set<String> auxiliary = new HashSet<>();

    public CfFile(DataFile file) {
        this.file = file;
        for (DataVariable variable : file.variables()) {
            for (String attribute : REFERRING) {
                variable.attributes().text(attribute).ifPresent(names -> {
                    for (String name : names.split("\\s+")) {
                        auxiliary.add(name);
                    }
                });
            }
        }
    }

    public DataFile file() {
        return file;
    }

    public AxisKind axisOf(DataVariable variable) {
        return auxiliary.contains(variable.simpleName()) && isBounds(variable) ? AxisKind.NONE : AxisKind.of(variable);
    }

    /** The variables that hold what was observed or computed: neither coordinates nor bounds, flags or labels. */
    public List<DataVariable> data() {
        return file.variables().stream().filter(this::isData).toList();
    }

    /** The coordinate of that kind which locates a variable: by dimension, by {@code coordinates}, else by its shape. */
    public Optional<DataVariable> coordinate(DataVariable variable, AxisKind kind) {
        List<DataVariable> ofKind = file.variables().stream()
                .filter(v -> v != variable && axisOf(v) == kind && v.type().isNumeric())
                .filter(v -> variable.dimensions().containsAll(v.dimensions()))
                .toList();
        Set<String> named = new HashSet<>();
        for (String attribute : List.of("coordinates", "coordinate")) {
            variable.attributes().text(attribute).ifPresent(names -> named.addAll(List.of(names.split("\\s+"))));
        }
        return ofKind.stream()
                .min(Comparator.comparingInt((DataVariable v) -> preference(v, named))
                        .thenComparing(CfFile::isReferenceTime));
    }

    /** When a forecast was made is a time too, but not the one its values are of. */
    private static boolean isReferenceTime(DataVariable coordinate) {
        return coordinate.attributes().text("standard_name").orElse("").equals("forecast_reference_time")
                || coordinate.simpleName().toLowerCase(Locale.ROOT).startsWith("ref");
    }

    private static int preference(DataVariable coordinate, Set<String> named) {
        if (isCoordinateVariable(coordinate)) {
            return 0;
        }
        if (named.contains(coordinate.simpleName())) {
            return 1;
        }
        return coordinate.rank() == 0 ? 3 : 2;
    }

    /** CF 1.3: of one dimension, and of its name. */
    public static boolean isCoordinateVariable(DataVariable variable) {
        return variable.rank() == 1 && variable.dimensions().getFirst().name().equals(variable.name());
    }

    /** The unit of a time coordinate; a reference date kept in a variable of its own (TSG, Argo) is looked up. */
    public Optional<TimeUnit> timeUnit(DataVariable time) {
        String units = time.attributes()
                .text("units")
                .or(() -> time.attributes().text("unit"))
                .orElse("");
        String calendar = time.attributes().text("calendar").orElse("");
        Optional<TimeUnit> unit = TimeUnit.parse(units, calendar);
        return unit.isPresent() ? unit : referenceElsewhere(units, calendar);
    }

    private Optional<TimeUnit> referenceElsewhere(String units, String calendar) {
        String[] words = units.split("\\s+since\\s+", 2);
        if (words.length < 2) {
            return Optional.empty();
        }
        return file.variable(words[1].strip())
                .filter(v -> v.type() == DataType.CHAR && v.size() == 14)
                .flatMap(v -> {
                    try {
                        String date = file.read(v).joined();
                        return date.matches("\\d{14}")
                                ? TimeUnit.parse(
                                        words[0] + " since "
                                                + date.replaceAll("(....)(..)(..)(..)(..)(..)", "$1-$2-$3 $4:$5:$6"),
                                        calendar)
                                : Optional.empty();
                    } catch (IOException unreadable) {
                        return Optional.empty();
                    }
                });
    }

    /** A whole array unpacked; only for arrays known to be small. */
    public double[] read(DataVariable variable) throws IOException {
        return read(variable, new long[variable.rank()], variable.shape());
    }

    /** A block unpacked, NaN where missing. */
    public double[] read(DataVariable variable, long[] offset, long[] shape) throws IOException {
        return Packing.of(variable).values(file.read(variable, offset, shape));
    }

    /** What a hyperslab names, unpacked, NaN where missing. */
    public double[] read(DataVariable variable, Hyperslab slab) throws IOException {
        return Packing.of(variable).values(file.read(variable, slab));
    }

    /** Every value of an array in order, unpacked, NaN where missing; read in blocks. */
    public void forEach(DataVariable variable, DoubleConsumer consumer) throws IOException {
        Packing packing = Packing.of(variable);
        long[] whole = variable.shape();
        if (variable.size() == 0) {
            return;
        }
        // Blocks are whole slices of as many trailing dimensions as fit, and a part of the dimension before those.
        int split = whole.length;
        long slice = 1;
        while (split > 0 && slice * whole[split - 1] <= BLOCK) {
            slice *= whole[--split];
        }
        long[] shape = whole.clone();
        for (int d = 0; d < split; d++) {
            shape[d] = 1;
        }
        long step = split == 0 ? 1 : Math.max(1, BLOCK / slice);
        long[] offset = new long[whole.length];
        while (true) {
            if (split > 0) {
                shape[split - 1] = Math.min(step, whole[split - 1] - offset[split - 1]);
            }
            Values values = file.read(variable, offset, shape);
            for (int i = 0; i < values.size(); i++) {
                consumer.accept(packing.value(values, i));
            }
            int d = split - 1;
            while (d >= 0) {
                offset[d] += d == split - 1 ? step : 1;
                if (offset[d] < whole[d]) {
                    break;
                }
                offset[d] = 0;
                d--;
            }
            if (d < 0) {
                return;
            }
        }
    }

    /** Whether a variable only locates others, bounds their cells or describes how they are laid out. */
    public boolean isCoordinateOrBounds(DataVariable variable) {
        return isCoordinate(variable) || isBounds(variable) || isStructure(variable);
    }

    private boolean isData(DataVariable variable) {
        if (!variable.type().isNumeric() || variable.size() == 0) {
            return false;
        }
        boolean isPhysical = variable.attributes().text("units").isPresent()
                || variable.attributes().text("standard_name").isPresent()
                || variable.attributes().find("scale_factor").isPresent()
                || variable.type() == DataType.FLOAT
                || variable.type() == DataType.DOUBLE;
        return isPhysical
                && !isCoordinate(variable)
                && !auxiliary.contains(variable.simpleName())
                && !isFlag(variable)
                && !isBounds(variable)
                && !isStructure(variable);
    }

    private boolean isCoordinate(DataVariable variable) {
        return isCoordinateVariable(variable)
                || switch (axisOf(variable)) {
                    case LONGITUDE, LATITUDE, TIME, ENSEMBLE -> true;
                    // A pressure measured on the way down is data as well as a coordinate.
                    case VERTICAL ->
                        !variable.attributes().text("standard_name").orElse("").contains("pressure");
                    case PROJECTION_X, PROJECTION_Y, NONE -> false;
                };
    }

    private static boolean isFlag(DataVariable variable) {
        String standardName = variable.attributes().text("standard_name").orElse("");
        String name = variable.simpleName().toLowerCase(Locale.ROOT);
        return variable.attributes().find("flag_values").isPresent()
                || variable.attributes().find("flag_masks").isPresent()
                || variable.attributes().find("flag_meanings").isPresent()
                || standardName.contains("flag")
                || name.matches(
                        ".*_(qc|flag|flags|quality|error|qc_agg|qc_tests|qartod.*)|(qc|flag|quality)_.*|.*_qc_.*");
    }

    private static boolean isBounds(DataVariable variable) {
        return variable.simpleName().toLowerCase(Locale.ROOT).matches(".*_(bnds|bounds|vertices)");
    }

    private static boolean isStructure(DataVariable variable) {
        return variable.attributes().find("grid_mapping_name").isPresent()
                || variable.attributes().find("cf_role").isPresent()
                || variable.attributes().find("sample_dimension").isPresent()
                || variable.attributes().find("instance_dimension").isPresent()
                || variable.attributes().find("compress").isPresent();
    }
}
