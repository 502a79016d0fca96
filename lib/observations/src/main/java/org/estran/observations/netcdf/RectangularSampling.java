package org.estran.observations.netcdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;

/**
 * Features in rectangular arrays: orthogonal (CF 9.3.1), incomplete (9.3.2), and the single feature without a dimension
 * of its own. Rows run along one dimension; the others, together, count the features.
 */
final class RectangularSampling implements Sampling {

    private final DataFile file;
    private final Dimension element;
    private final List<Dimension> instances;
    private final List<Dimension> all;

    /**
     * A sampling.
     *
     * @param element the dimension of the rows
     * @param instances the others, slowest first
     */
    RectangularSampling(DataFile file, Dimension element, List<Dimension> instances) {
        this.file = file;
        this.element = element;
        this.instances = List.copyOf(instances);
        this.all = new ArrayList<>(instances);
        all.add(element);
    }

    @Override
    public long features() {
        long count = 1;
        for (Dimension dimension : instances) {
            count = Math.multiplyExact(count, dimension.length());
        }
        return count;
    }

    @Override
    public long rows(long feature) {
        return element.length();
    }

    @Override
    public Belonging of(DataVariable variable) {
        List<Dimension> own = SamplingDimensions.of(variable, all);
        if (!all.containsAll(own)) {
            return Belonging.ELSEWHERE;
        }
        return own.contains(element) ? Belonging.ROWS : Belonging.FEATURES;
    }

    @Override
    public Values rows(DataVariable variable, long feature, long first, int count) throws IOException {
        return read(variable, feature, first, count);
    }

    @Override
    public Values value(DataVariable variable, long feature) throws IOException {
        return read(variable, feature, 0, 1);
    }

    @Override
    public boolean isPadded() {
        return !instances.isEmpty();
    }

    private Values read(DataVariable variable, long feature, long first, int count) throws IOException {
        List<Dimension> own = SamplingDimensions.of(variable, all);
        long[] offset = new long[own.size()];
        long[] shape = new long[own.size()];
        for (int d = 0; d < offset.length; d++) {
            boolean isElement = own.get(d).equals(element);
            offset[d] = isElement ? first : index(feature, own.get(d));
            shape[d] = isElement ? count : 1;
        }
        long[][] slab = SamplingDimensions.slab(variable, offset, shape);
        return file.read(variable, slab[0], slab[1]);
    }

    /** The index of a feature along one of the dimensions that count features. */
    private long index(long feature, Dimension dimension) {
        long rest = feature;
        for (int d = instances.size() - 1; d >= 0; d--) {
            long length = instances.get(d).length();
            if (instances.get(d).equals(dimension)) {
                return rest % length;
            }
            rest /= length;
        }
        return 0;
    }
}
