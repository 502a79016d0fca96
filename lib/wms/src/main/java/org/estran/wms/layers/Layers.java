package org.estran.wms.layers;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.estran.grids.Dimension;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.HorizontalGrid;
import org.estran.grids.views.Quantity;
import org.estran.terms.BoundingBox;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.maps.Slice;
import org.estran.wms.maps.Vectors;
import org.jspecify.annotations.Nullable;

/** The layers of one dataset. */
public final class Layers {

    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<GridAxis, AxisValues> axes = new IdentityHashMap<>();
    private final Map<HorizontalGrid, Optional<BoundingBox>> boxes = new IdentityHashMap<>();

    private Layers() {}

    /** Reads no values, but the places of curvilinear grids and meshes. */
    public static Layers of(GriddedDataset dataset) throws IOException {
        Layers made = new Layers();
        for (GriddedVariable variable : dataset.variables()) {
            if (made.isShown(variable)) {
                made.put(nameOf(variable), null, variable, Quantity.of(variable.variable()));
            }
        }
        for (Vectors vectors : Vectors.of(dataset)) {
            if (made.isShown(vectors.x())) {
                made.put(vectors.name(), vectors, vectors.x(), quantity(vectors));
            }
        }
        return made;
    }

    /** Every dimension but those of the grid needs an axis by which it can be asked for. */
    private boolean isShown(GriddedVariable variable) {
        return variable.variable().dimensions().contains(variable.grid().rows())
                && variable.variable().dimensions().contains(variable.grid().columns())
                && variable.axes().size() >= variable.variable().rank() - 1;
    }

    private static String nameOf(GriddedVariable variable) {
        return variable.name().startsWith("/") ? variable.name().substring(1) : variable.name();
    }

    private static Quantity quantity(Vectors vectors) {
        Quantity x = Quantity.of(vectors.x().variable());
        String label = x.label()
                .replaceFirst("(?i)\\b(eastward|zonal|u[- ]component of|x[- ]component of|u)\\b\\s*", "")
                .strip();
        String name = label.isEmpty() || label.equalsIgnoreCase(x.label())
                ? x.label() + " / " + vectors.y().name()
                : label;
        return new Quantity(vectors.name(), name, x.standardName(), x.unit());
    }

    private void put(String name, @Nullable Vectors vectors, GriddedVariable variable, Quantity quantity)
            throws IOException {
        List<AxisValues> dimensions = new ArrayList<>();
        for (GridAxis axis : variable.axes()) {
            if (Layer.isDimension(axis, variable) && axis.size() > 0) {
                AxisValues values = axes.computeIfAbsent(axis, AxisValues::of);
                boolean repeated = dimensions.stream().anyMatch(d -> d.name().equals(values.name()));
                if (!repeated) {
                    dimensions.add(values);
                }
            }
        }
        Optional<BoundingBox> box = boxes.get(variable.grid());
        if (box == null) {
            box = variable.grid().extent();
            boxes.put(variable.grid(), box);
        }
        layers.put(name, new Layer(name, quantity, vectors, variable, dimensions, box.orElse(null)));
    }

    public List<Layer> all() {
        return List.copyOf(layers.values());
    }

    public Optional<Layer> find(String name) {
        return Optional.ofNullable(layers.get(name));
    }

    /** What slices are made at, and how it was found. */
    public record Chosen(Slice slice, Map<String, String> values, List<String> nearest) {}

    /**
     * One map of a layer.
     *
     * @param asked values by the names of dimensions
     * @throws WmsException for a value that the layer does not have
     */
    public static Chosen choose(Layer layer, Map<String, String> asked, Instant now) throws WmsException {
        Map<Dimension, Integer> fixed = new HashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        List<WmsFault> faults = new ArrayList<>();
        List<String> nearest = new ArrayList<>();
        for (AxisValues axis : layer.dimensions()) {
            String text = asked.get(axis.name());
            int index = text == null ? axis.usual(now) : found(axis, text, now, faults, nearest);
            values.put(axis.name(), axis.text(Math.max(0, index)));
            axis.axis().dimension().ifPresent(dimension -> fixed.put(dimension, Math.max(0, index)));
        }
        if (!faults.isEmpty()) {
            throw new WmsException(faults);
        }
        for (Dimension dimension : layer.variable().variable().dimensions()) {
            boolean ofGrid = dimension.equals(layer.variable().grid().rows())
                    || dimension.equals(layer.variable().grid().columns());
            if (!ofGrid) {
                fixed.putIfAbsent(dimension, 0);
            }
        }
        return new Chosen(new Slice(layer.variable(), layer.vectors(), fixed), values, nearest);
    }

    private static int found(AxisValues axis, String text, Instant now, List<WmsFault> faults, List<String> nearest) {
        OptionalInt exact = axis.find(text, now);
        if (exact.isPresent()) {
            return exact.getAsInt();
        }
        OptionalInt near = axis.described(now).nearest() ? axis.nearest(text) : OptionalInt.empty();
        if (near.isPresent()) {
            nearest.add(axis.name() + "=" + axis.text(near.getAsInt()));
            return near.getAsInt();
        }
        faults.add(new WmsFault(
                WmsFault.Code.INVALID_DIMENSION_VALUE,
                locator(axis.name()),
                "The layer has no " + axis.name() + " " + text + "."));
        return -1;
    }

    /** The same, one dimension being asked for as a whole. */
    public static Chosen chooseBut(Layer layer, String whole, Map<String, String> asked, Instant now)
            throws WmsException {
        Map<String, String> others = new HashMap<>(asked);
        others.remove(whole);
        return choose(layer, others, now);
    }

    /** What a dimension is asked for by. */
    public static String locator(String name) {
        return name.equals("time") || name.equals("elevation")
                ? name.toUpperCase(java.util.Locale.ROOT)
                : "DIM_" + name.toUpperCase(java.util.Locale.ROOT);
    }
}
