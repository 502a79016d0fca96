package org.estran.app.dissemination.stac;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.coverages.datasets.DatasetAxis;
import org.estran.app.coverages.datasets.DatasetVariable;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Axes and variables of a dataset in the words of the datacube extension, version 2.2.0. */
final class CubeWriter {

    static final String EXTENSION = "https://stac-extensions.github.io/datacube/v2.2.0/schema.json";

    private static final Set<String> DEGREES =
            Set.of("degrees_east", "degree_east", "degrees_north", "degree_north", "degreese", "degreesn", "degrees");

    private CubeWriter() {}

    static void write(ObjectNode out, Dataset dataset) {
        Map<String, DatasetAxis> axes = new LinkedHashMap<>();
        for (DatasetVariable variable : dataset.variables()) {
            variable.axes().forEach(axis -> axes.putIfAbsent(axis.name(), axis));
        }
        ObjectNode dimensions = out.putObject("cube:dimensions");
        axes.values().forEach(axis -> dimension(dimensions.putObject(axis.name()), axis, dataset));
        ObjectNode variables = out.putObject("cube:variables");
        dataset.variables().forEach(variable -> variable(variables.putObject(variable.name()), variable));
    }

    private static void dimension(ObjectNode out, DatasetAxis axis, Dataset dataset) {
        switch (axis.kind()) {
            case X -> horizontal(out, axis, "x", dataset.box());
            case Y -> horizontal(out, axis, "y", dataset.box());
            case VERTICAL -> {
                out.put("type", "spatial").put("axis", "z");
                extent(out, axis);
            }
            case TIME -> time(out, dataset);
            case ENSEMBLE -> {
                out.put("type", "realization");
                extent(out, axis);
            }
            case OTHER -> {
                out.put("type", "index");
                extent(out, axis);
            }
        }
        if (!axis.units().isEmpty()) {
            out.put("unit", axis.units());
        }
    }

    /** In degrees where the axis is, else in its own units and, for want of its name, in no reference system. */
    private static void horizontal(ObjectNode out, DatasetAxis axis, String word, @Nullable BoundingBox box) {
        out.put("type", "spatial").put("axis", word);
        if (DEGREES.contains(axis.units().toLowerCase(Locale.ROOT))) {
            out.put("reference_system", 4326);
        }
        if (!extent(out, axis)) {
            BoundingBox where = box == null ? BoundingBox.WORLD : box;
            out.putArray("extent")
                    .add(word.equals("x") ? where.west() : where.south())
                    .add(word.equals("x") ? where.east() : where.north());
        }
    }

    private static void time(ObjectNode out, Dataset dataset) {
        ArrayNode extent = out.put("type", "temporal").putArray("extent");
        extent.add(dataset.start() == null ? null : dataset.start().toString());
        extent.add(dataset.end() == null ? null : dataset.end().toString());
    }

    /** The first and the last of its values, the smaller one first; said where they are numbers. */
    private static boolean extent(ObjectNode out, DatasetAxis axis) {
        try {
            double first = Double.parseDouble(axis.first());
            double last = Double.parseDouble(axis.last());
            if (Double.isFinite(first) && Double.isFinite(last)) {
                out.putArray("extent").add(Math.min(first, last)).add(Math.max(first, last));
                return true;
            }
        } catch (NumberFormatException words) {
            // Said below.
        }
        if (!"spatial".equals(out.path("type").asString(""))
                || "z".equals(out.path("axis").asString(""))) {
            ArrayNode values = out.putArray("values");
            Set<String> told = new HashSet<>(List.of(axis.first(), axis.last()));
            told.forEach(values::add);
        }
        return false;
    }

    private static void variable(ObjectNode out, DatasetVariable variable) {
        ArrayNode dimensions = out.putArray("dimensions");
        variable.axes().stream().map(DatasetAxis::name).distinct().forEach(dimensions::add);
        out.put("type", "data").put("description", variable.label());
        if (variable.units() != null) {
            out.put("unit", variable.units());
        }
    }

    /** The names by which people look for what is measured. */
    static List<String> quantities(Collection<Dataset> datasets) {
        return datasets.stream()
                .flatMap(dataset -> dataset.variables().stream())
                .flatMap(variable -> Stream.ofNullable(variable.standardName()))
                .distinct()
                .sorted()
                .toList();
    }
}
