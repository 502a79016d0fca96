package org.estran.grids;

import io.jhdf.api.Dataset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Strings of an HDF5 dataset, which lie in heaps of the file: jhdf finds them. */
final class Hdf5Texts {

    private Hdf5Texts() {}

    static Values read(Hdf5File file, DataVariable variable, Dataset dataset, Hyperslab slab) throws IOException {
        // jhdf reads without strides: the box around what is asked, which is then thinned out.
        long[] box = new long[slab.rank()];
        for (int d = 0; d < box.length; d++) {
            box[d] = slab.shape()[d] == 0 ? 0 : slab.last(d) - slab.offset()[d] + 1;
        }
        Hyperslab around = Hyperslab.of(slab.offset(), box);
        around.checkedAgainst(variable);
        Values texts = file.guarded(variable.name(), () -> box(variable, dataset, around));
        return slab.isWithoutGaps()
                ? texts
                : texts.part(new Hyperslab(new long[box.length], slab.shape(), slab.stride()));
    }

    private static Values box(DataVariable variable, Dataset dataset, Hyperslab box) {
        String[] out = new String[(int) box.size()];
        Arrays.fill(out, variable.attributes().text("_FillValue").orElse(""));
        long[] extent = dataset.getDimensionsAsLong();
        int[] written = new int[box.rank()];
        long size = 1;
        for (int d = 0; d < written.length; d++) {
            written[d] = (int) Math.clamp(extent[d] - box.offset()[d], 0, box.shape()[d]);
            size *= written[d];
        }
        if (size > 0 && !dataset.isEmpty()) {
            Object data = dataset.isScalar() ? dataset.getData() : dataset.getData(box.offset(), written);
            place(Hdf5Types.flatten(data, new ArrayList<>()), written, box, out);
        }
        return Values.ofStrings(out, box.shape());
    }

    /** The part written may be narrower than the box. */
    private static void place(List<String> texts, int[] written, Hyperslab box, String[] out) {
        int[] index = new int[written.length];
        for (String text : texts) {
            int at = 0;
            for (int d = 0; d < index.length; d++) {
                at = at * (int) box.shape()[d] + index[d];
            }
            out[at] = text;
            for (int d = index.length - 1; d >= 0 && ++index[d] == written[d]; d--) {
                index[d] = 0;
            }
        }
    }
}
