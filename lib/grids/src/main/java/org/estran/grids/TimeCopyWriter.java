package org.estran.grids;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;

/**
 * Writes a {@link TimeCopy}: as many whole moments as memory allows are read at once, and each place's part of them is put
 * where it belongs. Reads every chunk of the original once, as long as a few moments fit.
 */
public final class TimeCopyWriter {

    /** Values in memory at a time. */
    private static final int BLOCK = 1 << 23;

    /** Places turned at a time, so that what is read of them stays near the processor. */
    private static final int TILE = 256;

    private final DataFile file;
    private final DataVariable variable;
    private final int time;
    private final int width;
    private final long times;

    private TimeCopyWriter(DataFile file, DataVariable variable, int time) {
        this.file = file;
        this.variable = variable;
        this.time = time;
        this.width = variable.type().size();
        this.times = variable.shape()[time];
    }

    /**
     * Writes the copy of a variable and has it safely on the disk.
     *
     * @param time the dimension that shall run fastest
     * @param to a file that is not there yet; what is left of it after a failure is of no use
     * @param goOn asked now and then
     * @throws IllegalArgumentException where {@link TimeCopy#suits} says no
     * @throws java.io.InterruptedIOException when it shall not go on
     */
    public static void write(DataFile file, DataVariable variable, int time, Path to, BooleanSupplier goOn)
            throws IOException {
        if (!TimeCopy.suits(variable, time)) {
            throw new IllegalArgumentException(variable.name() + " has no times at several places");
        }
        new TimeCopyWriter(file, variable, time).write(to, goOn);
    }

    private void write(Path to, BooleanSupplier goOn) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        to, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
                Arena arena = Arena.ofConfined()) {
            byte[] header = header();
            channel.write(ByteBuffer.wrap(header));
            MemorySegment all =
                    channel.map(FileChannel.MapMode.READ_WRITE, header.length, TimeCopy.size(variable), arena);
            long[] shape = variable.shape();
            long moment = variable.size() / times;
            long together = Math.clamp(BLOCK / Math.max(1, moment), 1, times);
            for (long first = 0; first < times; first += together) {
                long count = Math.min(together, times - first);
                long[] offset = new long[shape.length];
                offset[time] = first;
                long[] length = shape.clone();
                length[time] = count;
                parts(all, offset, length, 0, goOn);
            }
            all.force();
            channel.force(true);
        }
    }

    /** A moment larger than memory allows is read in parts of its first dimensions. */
    private void parts(MemorySegment all, long[] offset, long[] length, int d, BooleanSupplier goOn)
            throws IOException {
        if (!goOn.getAsBoolean()) {
            throw new java.io.InterruptedIOException("a copy by time shall not go on");
        }
        if (Hyperslab.of(offset, length).size() <= DataFile.LARGEST_BLOCK / 2 || d == length.length) {
            put(all, offset, length, file.read(variable, offset, length));
        } else if (d == time || length[d] == 1) {
            parts(all, offset, length, d + 1, goOn);
        } else {
            long half = length[d] / 2;
            long[] lower = length.clone();
            lower[d] = half;
            long[] upper = length.clone();
            upper[d] = length[d] - half;
            long[] from = offset.clone();
            from[d] = offset[d] + half;
            parts(all, offset, lower, d, goOn);
            parts(all, from, upper, d, goOn);
        }
    }

    private void put(MemorySegment all, long[] offset, long[] length, Values values) {
        byte[] bytes = values.encode(TimeCopy.ORDER).array();
        int count = (int) length[time];
        int inner = 1;
        for (int d = time + 1; d < length.length; d++) {
            inner *= (int) length[d];
        }
        int outer = values.size() / Math.max(1, inner * count);
        byte[] series = new byte[count * width];
        for (int o = 0; o < outer; o++) {
            for (int tile = 0; tile < inner; tile += TILE) {
                for (int i = tile; i < Math.min(inner, tile + TILE); i++) {
                    for (int t = 0; t < count; t++) {
                        System.arraycopy(bytes, ((o * count + t) * inner + i) * width, series, t * width, width);
                    }
                    long place = place(offset, length, (long) o * inner + i);
                    MemorySegment.copy(
                            MemorySegment.ofArray(series),
                            0,
                            all,
                            (place * times + offset[time]) * width,
                            series.length);
                }
            }
        }
    }

    /** The place among all of the variable of the n-th of a block. */
    private long place(long[] offset, long[] length, long n) {
        long[] shape = variable.shape();
        long place = 0;
        long step = 1;
        long left = n;
        for (int d = length.length - 1; d >= 0; d--) {
            if (d != time) {
                place += (offset[d] + left % length[d]) * step;
                left /= length[d];
                step *= shape[d];
            }
        }
        return place;
    }

    private byte[] header() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(TimeCopy.MAGIC);
        out.writeUTF(variable.type().name());
        out.writeInt(time);
        out.writeInt(variable.rank());
        for (long length : variable.shape()) {
            out.writeLong(length);
        }
        return bytes.toByteArray();
    }
}
