package org.estran.wms.layers;

import java.util.List;
import java.util.Optional;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.views.Quantity;
import org.estran.terms.BoundingBox;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.maps.Vectors;
import org.jspecify.annotations.Nullable;

/**
 * One layer: a variable, or two components of a flow.
 *
 * @param name within its dataset
 * @param vectors null for a variable by itself
 * @param variable of a flow, its first component
 * @param box of the middles of cells; null where they have no place
 */
public record Layer(
        String name,
        Quantity quantity,
        @Nullable Vectors vectors,
        GriddedVariable variable,
        List<AxisValues> dimensions,
        @Nullable BoundingBox box) {

    public Layer {
        dimensions = List.copyOf(dimensions);
    }

    /** The same under another name for people. */
    public Layer labelled(String label) {
        Quantity named = new Quantity(quantity.variable(), label, quantity.standardName(), quantity.unit());
        return new Layer(name, named, vectors, variable, dimensions, box);
    }

    public Optional<AxisValues> dimension(String named) {
        return dimensions.stream().filter(d -> d.name().equals(named)).findFirst();
    }

    public Optional<AxisValues> time() {
        return dimension("time");
    }

    public Optional<AxisValues> elevation() {
        return dimension("elevation");
    }

    /** The quantity as CF names it, of a flow its speed. */
    public @Nullable String standardName() {
        return vectors != null ? "speed" : quantity.standardName();
    }

    static boolean isDimension(GridAxis axis, GriddedVariable variable) {
        boolean ofGrid = axis.dimension()
                .filter(d -> d.equals(variable.grid().rows())
                        || d.equals(variable.grid().columns()))
                .isPresent();
        return !ofGrid && axis.kind() != GridAxis.Kind.X && axis.kind() != GridAxis.Kind.Y;
    }
}
