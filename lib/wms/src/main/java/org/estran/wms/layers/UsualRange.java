package org.estran.wms.layers;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.estran.cartography.ColourScale;
import org.estran.cartography.Palette;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.IndexRange;
import org.estran.grids.coverage.MeshGrid;
import org.estran.wms.dimensions.AxisValues;
import org.estran.wms.maps.Vectors;

/** A range of colours fit for a layer at any time and place: from some of its cells at its first, middle and last time. */
final class UsualRange {

    private static final int ALONG = 150;

    private UsualRange() {}

    static ColourScale of(Layer layer) throws IOException {
        Palette palette = layer.vectors() != null ? Palette.SPEED : Palette.forStandardName(layer.standardName());
        double[] all = new double[0];
        for (int time : times(layer)) {
            all = DoubleStream.concat(Arrays.stream(all), Arrays.stream(values(layer, time)))
                    .toArray();
        }
        return ColourScale.robust(all, palette);
    }

    private static Set<Integer> times(Layer layer) {
        Optional<AxisValues> time =
                layer.time().filter(t -> t.axis().dimension().isPresent());
        int size = time.map(AxisValues::size).orElse(1);
        return new LinkedHashSet<>(java.util.List.of(0, size / 2, size - 1));
    }

    private static double[] values(Layer layer, int time) throws IOException {
        Vectors vectors = layer.vectors();
        if (vectors == null) {
            return read(layer, layer.variable(), time);
        }
        double[] x = read(layer, vectors.x(), time);
        double[] y = read(layer, vectors.y(), time);
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.hypot(x[i], y[i]);
        }
        return x;
    }

    private static double[] read(Layer layer, GriddedVariable variable, int time) throws IOException {
        Map<Dimension, IndexRange> ranges = new HashMap<>();
        for (Dimension dimension : variable.variable().dimensions()) {
            ranges.put(dimension, IndexRange.only(index(layer, dimension, time)));
        }
        for (Dimension dimension :
                java.util.List.of(variable.grid().rows(), variable.grid().columns())) {
            int along = variable.grid() instanceof MeshGrid ? ALONG * ALONG : ALONG;
            long stride = Math.max(1, dimension.length() / along);
            ranges.put(dimension, new IndexRange(0, (dimension.length() + stride - 1) / stride, stride));
        }
        Hyperslab slab = variable.slab(ranges);
        return variable.read(slab);
    }

    private static int index(Layer layer, Dimension dimension, int time) {
        for (AxisValues axis : layer.dimensions()) {
            if (axis.axis().dimension().filter(dimension::equals).isPresent()) {
                return axis.isTime() ? time : axis.usual(java.time.Instant.EPOCH);
            }
        }
        return 0;
    }
}
