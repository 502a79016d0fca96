package org.estran.grids;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.estran.grids.UnreadableFile.Reason;

/**
 * The values of one variable once more, all times of a place one after another, so that a series is one read. They are the
 * bits of the original, its fill values and its packing included. Safe for use by several threads at once.
 */
public final class TimeCopy implements Closeable {

    static final long MAGIC = 0x45535452_414E5431L;
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final DataType type;
    private final long[] shape;
    private final int time;
    private final Layout.Flat layout;
    private final ByteSource source;

    private TimeCopy(DataType type, long[] shape, int time, long begin, Path file) {
        this.type = type;
        this.shape = shape;
        this.time = time;
        this.layout = new Layout.Flat(begin, 0, ORDER);
        this.source = new ByteSource(file, (FileHandles) null);
    }

    /** How many bytes a copy takes, but for some tens. */
    public static long size(DataVariable variable) {
        return variable.size() * variable.type().size();
    }

    /** Whether a copy would be of use: several times, and several places, of numbers. */
    public static boolean suits(DataVariable variable, int time) {
        long times = time < 0 ? 0 : variable.shape()[time];
        return variable.type().isNumeric() && times > 1 && variable.size() > times;
    }

    /**
     * Opens what {@link TimeCopyWriter} wrote; its header is read now, its values when asked for.
     *
     * @throws UnreadableFile when it is none, or is cut short
     */
    public static TimeCopy open(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 512))) {
            if (in.readLong() != MAGIC) {
                throw new UnreadableFile(Reason.CORRUPT, 0, "this is no copy by time");
            }
            DataType type = DataType.valueOf(in.readUTF());
            int time = in.readInt();
            long[] shape = new long[in.readInt()];
            long size = type.size();
            for (int d = 0; d < shape.length; d++) {
                shape[d] = in.readLong();
                size *= shape[d];
            }
            long begin = header(type, shape.length);
            if (Files.size(file) != begin + size) {
                throw new UnreadableFile(Reason.TRUNCATED, Files.size(file), "a copy by time is cut short");
            }
            return new TimeCopy(type, shape, time, begin, file);
        } catch (EOFException | IllegalArgumentException damaged) {
            throw new UnreadableFile(Reason.CORRUPT, 0, "this is no copy by time", damaged);
        }
    }

    static long header(DataType type, int rank) {
        return 8 + 2 + type.name().length() + 4 + 4 + 8L * rank;
    }

    /** Whether it is of a variable of that type and shape. */
    boolean isOf(DataVariable variable) {
        return variable.type() == type && java.util.Arrays.equals(variable.shape(), shape);
    }

    /** What must be turned round is gone through twice more. */
    long cost(DataVariable variable, Hyperslab slab) {
        long turning = slab.shape()[time] < slab.size() ? 2 * slab.size() * type.size() : 0;
        return FlatReader.cost(layout, turned(variable), turned(slab)) + turning;
    }

    Values read(DataVariable variable, Hyperslab slab) throws IOException {
        slab.checkedAgainst(variable);
        Values found = FlatReader.read(source, layout, turned(variable), turned(slab));
        return new Values(type, slab.shape(), turnedBack(found, slab.shape()));
    }

    private DataVariable turned(DataVariable variable) {
        List<Dimension> dimensions = new ArrayList<>(variable.dimensions());
        dimensions.add(dimensions.remove(time));
        return new DataVariable(variable.name(), type, dimensions, Attributes.NONE);
    }

    private Hyperslab turned(Hyperslab slab) {
        return new Hyperslab(turned(slab.offset()), turned(slab.shape()), turned(slab.stride()));
    }

    /** The same numbers with that of the time at the end. */
    private long[] turned(long[] numbers) {
        long[] turned = new long[numbers.length];
        int to = 0;
        for (int d = 0; d < numbers.length; d++) {
            if (d != time) {
                turned[to++] = numbers[d];
            }
        }
        turned[to] = numbers[time];
        return turned;
    }

    private Object turnedBack(Values found, long[] wanted) {
        int times = (int) wanted[time];
        int inner = 1;
        for (int d = time + 1; d < wanted.length; d++) {
            inner *= (int) wanted[d];
        }
        if (inner == 1 || times <= 1) {
            return found.array();
        }
        Object from = found.array();
        int size = found.size();
        Object to = java.lang.reflect.Array.newInstance(from.getClass().getComponentType(), size);
        int block = inner * times;
        for (int outer = 0; outer < size; outer += block) {
            for (int place = 0; place < inner; place++) {
                for (int t = 0; t < times; t++) {
                    System.arraycopy(from, outer + place * times + t, to, outer + t * inner + place, 1);
                }
            }
        }
        return to;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
