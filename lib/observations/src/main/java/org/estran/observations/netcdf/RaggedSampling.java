package org.estran.observations.netcdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Features behind one another along the dimension of rows, each with its own count (contiguous ragged arrays, CF 9.3.3),
 * or mixed, each row with the index of its feature (indexed ragged arrays, 9.3.4). Profiles of stations or trajectories
 * may lie in both ways at once (H.5.3, H.6.3): then an index leads from the profile to its station.
 */
final class RaggedSampling implements Sampling {

    /** Counts and indices are held in memory. */
    private static final long MOST = DataFile.LARGEST_BLOCK;

    private static final int WINDOW = 1 << 14;

    private final DataFile file;
    private final Dimension element;
    private final Dimension instance;
    private final @Nullable Dimension outer;
    private final long[] starts;
    private final int @Nullable [] order;
    private final int @Nullable [] outerOf;
    private final List<String> names;

    private RaggedSampling(
            DataFile file,
            Dimension element,
            Dimension instance,
            long[] starts,
            int @Nullable [] order,
            @Nullable Dimension outer,
            int @Nullable [] outerOf,
            List<String> names) {
        this.file = file;
        this.element = element;
        this.instance = instance;
        this.starts = starts;
        this.order = order;
        this.outer = outer;
        this.outerOf = outerOf;
        this.names = names;
    }

    /** @param counts the variable with {@code sample_dimension} */
    static RaggedSampling contiguous(DataFile file, DataVariable counts) throws IOException {
        Dimension element = dimension(file, counts, "sample_dimension");
        Dimension instance = single(counts);
        Values read = file.read(counts);
        long[] starts = new long[read.size() + 1];
        for (int i = 0; i < read.size(); i++) {
            long count = read.integer(i);
            if (count < 0 || count > element.length() - starts[i]) {
                throw new RefusedFile(
                        Reason.BROKEN,
                        counts.name() + "(" + i + ") is " + count + ", and only " + (element.length() - starts[i])
                                + " rows are left along " + element.name());
            }
            starts[i + 1] = starts[i] + count;
        }
        DataVariable index = file.variables().stream()
                .filter(v -> v.attributes().text("instance_dimension").isPresent()
                        && v.dimensions().equals(List.of(instance)))
                .findFirst()
                .orElse(null);
        if (index == null) {
            return new RaggedSampling(file, element, instance, starts, null, null, null, List.of());
        }
        Dimension outer = dimension(file, index, "instance_dimension");
        return new RaggedSampling(file, element, instance, starts, null, outer, indices(file, index, outer), List.of());
    }

    /** @param index the variable with {@code instance_dimension} */
    static RaggedSampling indexed(DataFile file, DataVariable index) throws IOException {
        Dimension instance = dimension(file, index, "instance_dimension");
        Dimension element = single(index);
        if (instance.length() > MOST) {
            throw new RefusedFile(Reason.UNSUPPORTED, instance.name() + " counts " + instance.length() + " features");
        }
        int[] of = indices(file, index, instance);
        long[] starts = starts(of, (int) instance.length());
        return new RaggedSampling(file, element, instance, starts, order(of, starts), null, null, List.of());
    }

    /**
     * Rows that bear the name of their feature, as drifters do whose tracks lie behind one another in a plain table.
     *
     * @param names a variable of whole numbers or texts along the rows
     */
    static RaggedSampling named(DataFile file, DataVariable names) throws IOException {
        Dimension element = names.dimensions().getFirst();
        if (element.length() > MOST) {
            throw new RefusedFile(Reason.UNSUPPORTED, element.name() + " counts " + element.length() + " rows");
        }
        Values read = file.read(names);
        List<String> texts = names.type().isNumeric() ? List.of() : read.strings();
        Map<String, Integer> known = new LinkedHashMap<>();
        int[] of = new int[(int) element.length()];
        for (int row = 0; row < of.length; row++) {
            String name = texts.isEmpty()
                    ? Long.toString(read.integer(row))
                    : texts.get(row).strip();
            of[row] = known.computeIfAbsent(name, key -> known.size());
        }
        // A dimension of its own, which no variable of the file has.
        Dimension instance = new Dimension(names.name() + "/", known.size(), false);
        long[] starts = starts(of, known.size());
        List<String> all = List.copyOf(known.keySet());
        return new RaggedSampling(file, element, instance, starts, order(of, starts), null, null, all);
    }

    private static long[] starts(int[] of, int features) {
        long[] starts = new long[features + 1];
        for (int feature : of) {
            if (feature >= 0) {
                starts[feature + 1]++;
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        return starts;
    }

    /** The rows of the first feature, then those of the next; rows of none are left out. */
    private static int[] order(int[] of, long[] starts) {
        int[] order = new int[(int) starts[starts.length - 1]];
        int[] next = new int[starts.length - 1];
        for (int row = 0; row < of.length; row++) {
            if (of[row] >= 0) {
                order[(int) starts[of[row]] + next[of[row]]++] = row;
            }
        }
        return order;
    }

    /** Indices that are missing are −1: rows kept free (CF 9.3.4). */
    private static int[] indices(DataFile file, DataVariable index, Dimension of) throws IOException {
        if (index.size() > MOST) {
            throw new RefusedFile(Reason.UNSUPPORTED, index.name() + " has " + index.size() + " values");
        }
        Values read = file.read(index);
        int[] indices = new int[read.size()];
        double fill = index.attributes().number("_FillValue").orElse(-2147483647);
        for (int i = 0; i < indices.length; i++) {
            long at = read.integer(i);
            boolean isMissing = at < 0 || at == fill;
            if (!isMissing && at >= of.length()) {
                throw new RefusedFile(
                        Reason.BROKEN,
                        index.name() + "(" + i + ") is " + at + ", and " + of.name() + " counts " + of.length());
            }
            indices[i] = isMissing ? -1 : (int) at;
        }
        return indices;
    }

    private static Dimension single(DataVariable variable) throws RefusedFile {
        if (variable.rank() != 1 || variable.size() > MOST || !variable.type().isNumeric()) {
            throw new RefusedFile(
                    Reason.BROKEN, variable.name() + " should be a list of at most " + MOST + " whole numbers");
        }
        return variable.dimensions().getFirst();
    }

    private static Dimension dimension(DataFile file, DataVariable variable, String attribute) throws RefusedFile {
        String name = variable.attributes().text(attribute).orElse("");
        return file.dimensions().stream()
                .filter(dimension -> dimension.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedFile(
                        Reason.BROKEN,
                        variable.name() + ":" + attribute + " names " + name + ", which is no dimension"));
    }

    @Override
    public long features() {
        return starts.length - 1L;
    }

    @Override
    public @Nullable String name(long feature) {
        return names.isEmpty() ? null : names.get((int) feature);
    }

    @Override
    public long rows(long feature) {
        return starts[(int) feature + 1] - starts[(int) feature];
    }

    @Override
    public Belonging of(DataVariable variable) {
        List<Dimension> known = new ArrayList<>(List.of(element, instance));
        if (outer != null) {
            known.add(outer);
        }
        List<Dimension> own = SamplingDimensions.of(variable, known);
        if (own.equals(List.of(element))) {
            return Belonging.ROWS;
        }
        boolean isOfFeature =
                own.isEmpty() || own.equals(List.of(instance)) || (outer != null && own.equals(List.of(outer)));
        return isOfFeature ? Belonging.FEATURES : Belonging.ELSEWHERE;
    }

    @Override
    public Values rows(DataVariable variable, long feature, long first, int count) throws IOException {
        long from = starts[(int) feature] + first;
        return order == null ? read(variable, from, count) : gathered(variable, order, (int) from, count);
    }

    @Override
    public Values value(DataVariable variable, long feature) throws IOException {
        if (variable.rank() == 0) {
            return file.read(variable);
        }
        Dimension first = variable.dimensions().getFirst();
        if (outer != null && outerOf != null && first.equals(outer)) {
            return read(variable, Math.max(0, outerOf[(int) feature]), 1);
        }
        return first.equals(instance) ? read(variable, feature, 1) : file.read(variable);
    }

    @Override
    public boolean isPadded() {
        return false;
    }

    private Values read(DataVariable variable, long from, long count) throws IOException {
        long[][] slab = SamplingDimensions.slab(variable, new long[] {from}, new long[] {count});
        return file.read(variable, slab[0], slab[1]);
    }

    /** Rows that lie apart: windows of the array are read, and the runs in them put together. */
    private Values gathered(DataVariable variable, int[] rows, int from, int count) throws IOException {
        long[] shape = SamplingDimensions.slab(variable, new long[] {0}, new long[] {count})[1];
        Values.Assembly assembly = Values.assemble(variable.type(), shape, 0);
        int i = 0;
        while (i < count) {
            int first = rows[from + i];
            int end = i;
            while (end < count && rows[from + end] - first < WINDOW) {
                end++;
            }
            Values window = read(variable, first, rows[from + end - 1] - first + 1L);
            for (; i < end; i++) {
                long[][] one = SamplingDimensions.slab(variable, new long[] {rows[from + i] - first}, new long[] {1});
                assembly.put(i, window.part(Hyperslab.of(one[0], one[1])));
            }
        }
        return assembly.values();
    }
}
