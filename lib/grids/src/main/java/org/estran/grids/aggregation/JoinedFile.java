package org.estran.grids.aggregation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;
import org.estran.grids.cf.TimeUnit;

/** Files one after another along one dimension. What lies along it is read from the files that hold it, several at once. */
final class JoinedFile implements DataFile {

    /**
     * How an aggregated variable lies in the files.
     *
     * @param position of the joined dimension
     * @param added whether the files do not have that dimension
     * @param counted whether it holds times in each file's own unit
     */
    private record Joined(String name, int position, boolean added, boolean counted) {}

    private final DataFile norm;
    private final List<DataFile> files;
    private final List<DoubleUnaryOperator> units;
    private final long[] starts;
    private final Attributes attributes;
    private final List<Dimension> dimensions;
    private final List<DataVariable> variables;
    private final Map<DataVariable, Joined> joined;
    private final Map<DataVariable, DataVariable> constant;
    private final DataVariable time;
    private final Values times;

    private JoinedFile(Builder b, Attributes attributes) {
        this.norm = b.norm;
        this.files = List.copyOf(b.files);
        this.units = List.copyOf(b.units);
        this.starts = b.starts.stream().mapToLong(Long::longValue).toArray();
        this.attributes = attributes;
        this.dimensions = List.copyOf(b.dimensions);
        this.variables = List.copyOf(b.variables);
        this.joined = b.joined;
        this.constant = b.constant;
        this.time = b.variables.getLast();
        this.times = Values.ofNumbers(b.times);
    }

    static final class Builder {
        private final Dimension along;
        private final DataFile norm;
        private final List<DataFile> files = new ArrayList<>();
        private final List<DoubleUnaryOperator> units = new ArrayList<>();
        private final List<Long> starts = new ArrayList<>();
        private final List<Dimension> dimensions = new ArrayList<>();
        private final List<DataVariable> variables = new ArrayList<>();
        private final Map<DataVariable, Joined> joined = new IdentityHashMap<>();
        private final Map<DataVariable, DataVariable> constant = new IdentityHashMap<>();
        private double[] times = {};
        private long next;

        Builder(Dimension along, DataFile norm) {
            this.along = along;
            this.norm = norm;
            dimensions.add(along);
            norm.dimensions().stream()
                    .filter(d -> !d.name().equals(along.name()))
                    .map(d -> new Dimension(d.name(), d.length(), false))
                    .forEach(dimensions::add);
        }

        /** @param unit from the file's own unit of time to that of all */
        void add(DataFile file, long length, DoubleUnaryOperator unit) {
            files.add(file);
            units.add(unit);
            starts.add(next);
            next += length;
        }

        /**
         * Adds a variable.
         *
         * @param existing whether the files have the dimension already
         * @param counted whether it holds times in each file's own unit
         */
        void variable(DataVariable variable, boolean isJoined, boolean existing, boolean counted) {
            List<Dimension> own = new ArrayList<>();
            int position = 0;
            for (int d = 0; d < variable.rank(); d++) {
                Dimension dimension = variable.dimensions().get(d);
                boolean isAlong = existing && dimension.name().equals(along.name());
                position = isAlong ? d : position;
                own.add(isAlong ? along : new Dimension(dimension.name(), dimension.length(), false));
            }
            if (isJoined && !existing) {
                own.addFirst(along);
            }
            DataVariable made = new DataVariable(
                    variable.name(), counted ? DataType.DOUBLE : variable.type(), own, variable.attributes());
            variables.add(made);
            if (isJoined) {
                joined.put(made, new Joined(variable.name(), position, !existing, counted));
            } else {
                constant.put(made, variable);
            }
        }

        void time(DataVariable variable, double[] values) {
            variables.add(variable);
            times = values;
        }

        JoinedFile build(TimeUnit unit) {
            starts.add(next);
            return new JoinedFile(this, attributes(unit));
        }

        /** What all files say alike, and the period of all of them (ACDD). */
        private Attributes attributes(TimeUnit unit) {
            Attributes common = norm.attributes();
            for (String name : norm.attributes().names()) {
                String own = norm.attributes().text(name).orElse("");
                if (!files.stream()
                        .allMatch(f -> f.attributes().text(name).orElse("").equals(own))) {
                    common = common.without(name);
                }
            }
            Optional<String> first = unit.instant(times[0]).map(Object::toString);
            Optional<String> last = unit.instant(times[times.length - 1]).map(Object::toString);
            if (first.isPresent() && last.isPresent()) {
                common = common.with("time_coverage_start", Values.ofText(first.get()))
                        .with("time_coverage_end", Values.ofText(last.get()));
            }
            return common;
        }
    }

    @Override
    public Format format() {
        return Format.AGGREGATION;
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    @Override
    public Map<String, Attributes> groups() {
        return norm.groups();
    }

    @Override
    public List<Dimension> dimensions() {
        return dimensions;
    }

    @Override
    public List<DataVariable> variables() {
        return variables;
    }

    @Override
    public Optional<String> unread(DataVariable variable) {
        return norm.variable(variable.name()).flatMap(norm::unread);
    }

    @Override
    public Map<Long, String> enumeration(DataVariable variable) {
        return norm.variable(variable.name()).map(norm::enumeration).orElse(Map.of());
    }

    @Override
    public Values read(DataVariable variable, Hyperslab slab) throws IOException {
        DataVariable same = constant.get(variable);
        if (same != null) {
            return norm.read(same, slab);
        }
        if (variable == time) {
            slab.checkedAgainst(time);
            return times.part(slab);
        }
        Joined how = joined.get(variable);
        if (how == null) {
            throw new IllegalArgumentException("not a variable of this aggregation: " + variable.name());
        }
        slab.checkedAgainst(variable);
        return joined(variable, how, slab);
    }

    @Override
    public long cost(DataVariable variable, Hyperslab slab) {
        DataVariable same = constant.get(variable);
        Joined how = joined.get(variable);
        if (same != null || how == null) {
            return same == null ? 0 : norm.cost(same, slab);
        }
        long cost = 0;
        for (int[] part : parts(slab, how.position())) {
            DataFile file = files.get(part[0]);
            cost += file.cost(file.variable(how.name()).orElseThrow(), within(how, slab, part));
        }
        return cost;
    }

    private Values joined(DataVariable variable, Joined how, Hyperslab slab) throws IOException {
        int d = how.position();
        Values.Assembly assembly = Values.assemble(variable.type(), slab.shape(), d);
        List<int[]> parts = parts(slab, d);
        try {
            IntStream range = IntStream.range(0, parts.size());
            (parts.size() > 3 ? range.parallel() : range).forEach(i -> {
                int[] part = parts.get(i);
                try {
                    Values values = readPart(parts.size(), how, slab, part);
                    assembly.put(part[1], how.counted() ? counted(values, units.get(part[0])) : values);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        return assembly.values();
    }

    private static Values counted(Values values, DoubleUnaryOperator unit) {
        double[] times = new double[values.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = unit.applyAsDouble(values.number(i));
        }
        return Values.ofNumbers(times);
    }

    /** For each file asked: which, the first of the indices asked that lies in it, and how many do. */
    private List<int[]> parts(Hyperslab slab, int d) {
        List<int[]> parts = new ArrayList<>();
        int file = 0;
        int count = (int) slab.shape()[d];
        for (int i = 0; i < count; ) {
            long index = slab.offset()[d] + i * slab.stride()[d];
            while (starts[file + 1] <= index) {
                file++;
            }
            long within = (starts[file + 1] - 1 - index) / slab.stride()[d] + 1;
            int length = (int) Math.min(count - i, within);
            parts.add(new int[] {file, i, length});
            i += length;
        }
        return parts;
    }

    private Values readPart(int parts, Joined how, Hyperslab slab, int[] part) throws IOException {
        DataFile file = files.get(part[0]);
        return file.readAsOneOf(parts, file.variable(how.name()).orElseThrow(), within(how, slab, part));
    }

    /** What a part is called in its own file. */
    private Hyperslab within(Joined how, Hyperslab slab, int[] part) {
        int d = how.position();
        if (!how.added()) {
            long first = slab.offset()[d] + part[1] * slab.stride()[d] - starts[part[0]];
            return slab.with(d, first, part[2], slab.stride()[d]);
        }
        int rank = slab.rank();
        return new Hyperslab(
                java.util.Arrays.copyOfRange(slab.offset(), 1, rank),
                java.util.Arrays.copyOfRange(slab.shape(), 1, rank),
                java.util.Arrays.copyOfRange(slab.stride(), 1, rank));
    }

    @Override
    public void close() throws IOException {
        for (DataFile file : files) {
            file.close();
        }
    }
}
