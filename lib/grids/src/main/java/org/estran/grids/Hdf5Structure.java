package org.estran.grids;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.grids.UnreadableFile.Reason;

/**
 * The dimensions and variables of a netCDF-4 file, found as its
 * <a href="https://docs.unidata.ucar.edu/netcdf-c/current/file_format_specifications.html#netcdf_4_spec">format
 * specification</a> says: shared dimensions are HDF5 dimension scales, to which a variable's {@code DIMENSION_LIST}
 * points. Where a plain HDF5 file has none, dimensions are named {@code phony_dim_<n>} by their length.
 *
 * <p>Links are not followed: an external one would read a file the caller never named, a soft one may go in circles.
 */
final class Hdf5Structure {

    private static final Set<String> INTERNAL = Set.of(
            "_NCProperties",
            "_Netcdf4Coordinates",
            "_Netcdf4Dimid",
            "_nc3_strict",
            "CLASS",
            "NAME",
            "DIMENSION_LIST",
            "DIMENSION_LABELS",
            "REFERENCE_LIST");
    private static final String NOT_A_VARIABLE = "This is a netCDF dimension but not a netCDF variable";
    private static final String NOT_A_COORDINATE = "_nc4_non_coord_";
    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 50_000;

    private record Found(String group, Dataset dataset, boolean scale) {}

    private final List<Found> found = new ArrayList<>();
    private final Set<Long> groupsSeen = new HashSet<>();
    private final Map<Long, Dimension> byAddress = new HashMap<>();
    private final Map<Integer, Dimension> byId = new HashMap<>();
    private final Map<Dimension, Integer> idOf = new IdentityHashMap<>();
    private final List<Dimension> phony = new ArrayList<>();

    final Map<String, Attributes> groups = new LinkedHashMap<>();
    final List<Dimension> dimensions = new ArrayList<>();
    final List<DataVariable> variables = new ArrayList<>();
    final Map<DataVariable, Dataset> datasets = new IdentityHashMap<>();
    Attributes attributes = Attributes.NONE;
    boolean netcdf;

    static Hdf5Structure of(Group root) throws UnreadableFile {
        Hdf5Structure structure = new Hdf5Structure();
        structure.netcdf = root.getAttribute("_NCProperties") != null;
        structure.attributes = attributesOf(root);
        structure.collect(root, "", 0);
        structure.nameDimensions();
        for (Found each : structure.found) {
            structure.addVariable(each);
        }
        structure.dimensions.addAll(structure.phony);
        return structure;
    }

    private void collect(Group group, String path, int depth) throws UnreadableFile {
        if (depth > DEEPEST || found.size() > MOST_NODES) {
            throw new UnreadableFile(Reason.UNSUPPORTED, -1, "more groups or datasets than can be honest");
        }
        List<Node> children = new ArrayList<>(group.getChildren().values());
        // jhdf gives no order; addresses grow as objects are created, which is the order ncdump shows.
        children.removeIf(Node::isLink);
        children.sort(Comparator.comparingLong(Node::getAddress));
        for (Node child : children) {
            if (child instanceof Dataset dataset) {
                boolean scale = text(dataset, "CLASS").equals("DIMENSION_SCALE");
                netcdf |= scale;
                found.add(new Found(path, dataset, scale));
            }
        }
        for (Node child : children) {
            if (child instanceof Group inner && groupsSeen.add(inner.getAddress())) {
                String innerPath = path + "/" + inner.getName();
                groups.put(innerPath, attributesOf(inner));
                collect(inner, innerPath, depth + 1);
            }
        }
    }

    private void nameDimensions() {
        Map<Long, Long> longest = longestUse();
        for (Found each : found) {
            if (!each.scale() || each.dataset().getDimensionsAsLong().length == 0) {
                continue;
            }
            long address = each.dataset().getAddress();
            long[] maximum = each.dataset().getMaxSize();
            boolean unlimited = maximum.length > 0 && maximum[0] < 0;
            long length = each.dataset().getDimensionsAsLong()[0];
            // A scale without values of its own need not grow with the variables along it.
            long used = unlimited ? Math.max(length, longest.getOrDefault(address, 0L)) : length;
            Dimension dimension = new Dimension(qualified(each.group(), name(each.dataset())), used, unlimited);
            byAddress.put(address, dimension);
            Optional<Values> id = value(each.dataset(), "_Netcdf4Dimid");
            id.filter(v -> v.type().isNumeric() && v.size() > 0).ifPresent(v -> {
                byId.put((int) v.integer(0), dimension);
                idOf.put(dimension, (int) v.integer(0));
            });
            dimensions.add(dimension);
        }
        dimensions.sort(Comparator.comparingInt(d -> idOf.getOrDefault(d, Integer.MAX_VALUE)));
    }

    /** For each dimension scale, the longest extent of a variable along it. */
    private Map<Long, Long> longestUse() {
        Map<Long, Long> longest = new HashMap<>();
        for (Found each : found) {
            List<Long> scales = scalesOf(each.dataset());
            long[] shape = each.dataset().getDimensionsAsLong();
            for (int d = 0; d < Math.min(scales.size(), shape.length); d++) {
                longest.merge(scales.get(d), shape[d], Math::max);
            }
        }
        return longest;
    }

    private void addVariable(Found each) {
        Dataset dataset = each.dataset();
        if (each.scale() && text(dataset, "NAME").startsWith(NOT_A_VARIABLE)) {
            return;
        }
        DataType type = Hdf5Types.typeOf(dataset.getDataType());
        DataVariable variable = new DataVariable(
                qualified(each.group(), name(dataset)), type, dimensionsOf(each), attributesOf(dataset));
        variables.add(variable);
        datasets.put(variable, dataset);
    }

    private List<Dimension> dimensionsOf(Found each) {
        Dataset dataset = each.dataset();
        long[] shape = dataset.getDimensionsAsLong();
        List<Long> scales = scalesOf(dataset);
        if (scales.size() == shape.length && scales.stream().allMatch(byAddress::containsKey)) {
            return scales.stream().map(byAddress::get).toList();
        }
        // A coordinate variable of several dimensions is a scale itself, and lists the ids instead.
        Optional<Values> ids =
                value(dataset, "_Netcdf4Coordinates").filter(v -> v.type().isNumeric());
        if (ids.isPresent() && ids.get().size() == shape.length) {
            List<Dimension> own = new ArrayList<>();
            for (int d = 0; d < shape.length; d++) {
                Dimension dimension = byId.get((int) ids.get().integer(d));
                if (dimension != null) {
                    own.add(dimension);
                }
            }
            if (own.size() == shape.length) {
                return own;
            }
        }
        Dimension itself = byAddress.get(dataset.getAddress());
        if (shape.length == 1 && itself != null) {
            return List.of(itself);
        }
        return phonyDimensions(shape, dataset.getMaxSize());
    }

    private List<Dimension> phonyDimensions(long[] shape, long[] maximum) {
        List<Dimension> own = new ArrayList<>();
        for (int d = 0; d < shape.length; d++) {
            long length = shape[d];
            boolean unlimited = d < maximum.length && maximum[d] < 0;
            Dimension dimension = phony.stream()
                    .filter(p -> p.length() == length && p.unlimited() == unlimited && !own.contains(p))
                    .findFirst()
                    .orElseGet(() -> {
                        Dimension added = new Dimension("phony_dim_" + phony.size(), length, unlimited);
                        phony.add(added);
                        return added;
                    });
            own.add(dimension);
        }
        return own;
    }

    /** The addresses of the scales attached to a dataset: one for each dimension, or none at all. */
    private static List<Long> scalesOf(Dataset dataset) {
        Attribute list = dataset.getAttribute("DIMENSION_LIST");
        List<Long> scales = new ArrayList<>();
        if (list != null && list.getData() instanceof Object[] perDimension) {
            for (Object references : perDimension) {
                if (references instanceof long[] addresses && addresses.length > 0) {
                    scales.add(addresses[0]);
                }
            }
        }
        return scales;
    }

    private static Attributes attributesOf(Node node) {
        Map<String, Values> byName = new LinkedHashMap<>();
        for (Attribute attribute : node.getAttributes().values()) {
            if (!INTERNAL.contains(attribute.getName())) {
                Hdf5Types.attribute(attribute).ifPresent(values -> byName.put(attribute.getName(), values));
            }
        }
        return new Attributes(byName);
    }

    private static Optional<Values> value(Node node, String name) {
        Attribute attribute = node.getAttribute(name);
        return attribute == null ? Optional.empty() : Hdf5Types.attribute(attribute);
    }

    private static String text(Node node, String name) {
        return value(node, name).map(Values::joined).orElse("");
    }

    private static String name(Dataset dataset) {
        String name = dataset.getName();
        return name.startsWith(NOT_A_COORDINATE) ? name.substring(NOT_A_COORDINATE.length()) : name;
    }

    private static String qualified(String group, String name) {
        return group.isEmpty() ? name : group + "/" + name;
    }
}
