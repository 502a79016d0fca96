package org.estran.grids.writing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile.Format;
import org.estran.grids.DataType;
import org.estran.grids.Dimension;
import org.estran.grids.Values;

/**
 * Writes a plan as a netCDF classic file, after the grammar of the
 * <a href="https://docs.unidata.ucar.edu/netcdf-c/current/file_format_specifications.html">format specification</a>. All
 * dimensions are written as fixed. CDF-1 where its 32-bit offsets reach, CDF-2 where a variable begins beyond them, CDF-5
 * where a variable is larger than 4 GiB or of a type the others do not have.
 */
public final class ClassicWriter implements NetcdfWriter {

    private static final List<DataType> OF_CDF1 =
            List.of(DataType.BYTE, DataType.CHAR, DataType.SHORT, DataType.INT, DataType.FLOAT, DataType.DOUBLE);
    private static final long FOUR_GIB = 1L << 32;

    private final Plan plan;
    private final Format format;
    private final long[] begins;
    private final long length;

    /**
     * Lays the file out; reads no value.
     *
     * @throws IllegalArgumentException when a variable is of a type that classic files do not have
     */
    public ClassicWriter(Plan plan) {
        this.plan = plan;
        this.begins = new long[plan.variables().size()];
        this.format = format();
        this.length = layOut(format);
    }

    /** Which of the three forms is written. */
    public Format form() {
        return format;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(header(format));
        for (PlannedVariable variable : plan.variables()) {
            variable.writeTo(out, ByteOrder.BIG_ENDIAN);
            out.write(new byte[(int) (padded(bytes(variable)) - bytes(variable))]);
        }
    }

    private Format format() {
        for (PlannedVariable variable : plan.variables()) {
            DataType type = variable.type();
            if (type == DataType.STRING || type == DataType.OTHER) {
                throw new IllegalArgumentException("netCDF classic has no type " + type + ": " + variable.name());
            }
        }
        boolean newTypes = plan.variables().stream()
                        .anyMatch(v -> !OF_CDF1.contains(v.type())
                                || isNew(v.variable().attributes()))
                || isNew(plan.attributes());
        boolean large = plan.variables().stream().anyMatch(v -> bytes(v) > FOUR_GIB - 4)
                || plan.dimensions().stream().anyMatch(d -> d.length() > Integer.MAX_VALUE);
        if (newTypes || large) {
            return Format.CDF5;
        }
        layOut(Format.CDF1);
        boolean reaches = plan.variables().stream().allMatch(v -> bytes(v) <= Integer.MAX_VALUE - 3)
                && (begins.length == 0 || begins[begins.length - 1] <= Integer.MAX_VALUE);
        return reaches ? Format.CDF1 : Format.CDF2;
    }

    private static boolean isNew(Attributes attributes) {
        return attributes.byName().values().stream()
                .map(Values::type)
                .anyMatch(t -> t.isNumeric() && !OF_CDF1.contains(t));
    }

    private long layOut(Format as) {
        long at = header(as).length;
        for (int i = 0; i < begins.length; i++) {
            begins[i] = at;
            at += padded(bytes(plan.variables().get(i)));
        }
        return at;
    }

    private static long bytes(PlannedVariable variable) {
        return Math.multiplyExact(
                variable.variable().size(), (long) variable.type().size());
    }

    private static long padded(long bytes) {
        return (bytes + 3) / 4 * 4;
    }

    private byte[] header(Format as) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new Header(new DataOutputStream(bytes), as).write();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The header in one of the three forms: counts and lengths take eight bytes in CDF-5, offsets in CDF-2 too. */
    private final class Header {
        private final DataOutputStream out;
        private final Format as;

        Header(DataOutputStream out, Format as) {
            this.out = out;
            this.as = as;
        }

        void write() throws IOException {
            out.writeInt(as == Format.CDF1 ? 0x43444601 : as == Format.CDF2 ? 0x43444602 : 0x43444605);
            count(0);
            list(0x0A, plan.dimensions().size());
            for (Dimension dimension : plan.dimensions()) {
                name(dimension.name());
                count(dimension.length());
            }
            attributes(plan.attributes());
            list(0x0B, plan.variables().size());
            for (int i = 0; i < begins.length; i++) {
                variable(plan.variables().get(i), begins[i]);
            }
        }

        private void variable(PlannedVariable variable, long begin) throws IOException {
            name(variable.name());
            count(variable.variable().rank());
            for (Dimension dimension : variable.variable().dimensions()) {
                count(plan.dimensions().indexOf(dimension));
            }
            attributes(variable.variable().attributes());
            out.writeInt(variable.type().ordinal() + 1);
            long size = padded(bytes(variable));
            count(as == Format.CDF5 ? size : Math.min(size, FOUR_GIB - 1));
            if (as == Format.CDF1) {
                out.writeInt((int) begin);
            } else {
                out.writeLong(begin);
            }
        }

        private void attributes(Attributes attributes) throws IOException {
            list(0x0C, attributes.byName().size());
            for (Map.Entry<String, Values> attribute : attributes.byName().entrySet()) {
                name(attribute.getKey());
                Values values = attribute.getValue();
                // Classic files have no strings: several become one text.
                Values plain = values.type() == DataType.STRING || values.type() == DataType.OTHER
                        ? Values.ofText(values.joined())
                        : values;
                out.writeInt(plain.type().ordinal() + 1);
                count(plain.size());
                ByteBuffer bytes = plain.encode(ByteOrder.BIG_ENDIAN);
                inFours(bytes.array());
            }
        }

        private void list(int tag, int size) throws IOException {
            out.writeInt(size == 0 ? 0 : tag);
            count(size);
        }

        private void name(String name) throws IOException {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            count(bytes.length);
            inFours(bytes);
        }

        private void inFours(byte[] bytes) throws IOException {
            out.write(bytes);
            out.write(new byte[(4 - bytes.length % 4) % 4]);
        }

        private void count(long count) throws IOException {
            if (as == Format.CDF5) {
                out.writeLong(count);
            } else {
                out.writeInt((int) count);
            }
        }
    }
}
