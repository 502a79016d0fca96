package org.estran.grids;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes small classic files byte by byte after the format's grammar, for tests that need to know every byte. */
public final class ClassicBytes {

    private static final int[] SIZES = {0, 1, 1, 2, 4, 4, 8, 1, 2, 4, 8, 8};

    private record Att(String name, int type, Object[] values) {}

    private record Var(String name, int type, int[] dims, List<Att> atts, Object[] values) {}

    private final int version;
    private final List<String> dimNames = new ArrayList<>();
    private final List<Integer> dimLengths = new ArrayList<>();
    private final List<Att> globals = new ArrayList<>();
    private final List<Var> vars = new ArrayList<>();
    private int records;
    private boolean streaming;

    public ClassicBytes(int version) {
        this.version = version;
    }

    public ClassicBytes dim(String name, int length) {
        dimNames.add(name);
        dimLengths.add(length);
        return this;
    }

    public ClassicBytes records(String name, int count) {
        records = count;
        return dim(name, 0);
    }

    public ClassicBytes streaming() {
        streaming = true;
        return this;
    }

    /** A text attribute of the file, or of the variable added last when {@code ofVariable}. */
    public ClassicBytes att(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Object[] values = new Object[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i];
        }
        return att(name, 2, values);
    }

    public ClassicBytes att(String name, int type, Object... values) {
        (vars.isEmpty() ? globals : vars.getLast().atts()).add(new Att(name, type, values));
        return this;
    }

    /** Dimensions by name, separated by blanks; values in row-major order, as boxes or (for CHAR) one string. */
    public ClassicBytes var(String name, int type, String dims, Object... values) {
        int[] ids = dims.isBlank()
                ? new int[0]
                : java.util.Arrays.stream(dims.split(" "))
                        .mapToInt(dimNames::indexOf)
                        .toArray();
        vars.add(new Var(name, type, ids, new ArrayList<>(), values));
        return this;
    }

    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        int headerLength = header(new int[vars.size()]).length;
        int[] begins = new int[vars.size()];
        int at = headerLength;
        for (boolean record : new boolean[] {false, true}) {
            for (int i = 0; i < vars.size(); i++) {
                if (isRecord(vars.get(i)) == record) {
                    begins[i] = at;
                    at += padded(slice(vars.get(i)));
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header(begins));
        for (Var v : vars) {
            if (!isRecord(v)) {
                out.writeBytes(data(v, 0, count(v), true));
            }
        }
        long recordVars = vars.stream().filter(this::isRecord).count();
        for (int r = 0; r < records; r++) {
            for (Var v : vars) {
                if (isRecord(v)) {
                    out.writeBytes(data(v, r * count(v), count(v), recordVars > 1));
                }
            }
        }
        return out.toByteArray();
    }

    /** The bytes of the header alone. */
    public int headerLength() {
        return header(new int[vars.size()]).length;
    }

    private byte[] header(int[] begins) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(new byte[] {'C', 'D', 'F', (byte) version});
            count(out, streaming ? -1 : records);
            out.writeInt(dimNames.isEmpty() ? 0 : 0x0A);
            count(out, dimNames.size());
            for (int i = 0; i < dimNames.size(); i++) {
                name(out, dimNames.get(i));
                count(out, dimLengths.get(i));
            }
            atts(out, globals);
            out.writeInt(vars.isEmpty() ? 0 : 0x0B);
            count(out, vars.size());
            for (int i = 0; i < vars.size(); i++) {
                Var v = vars.get(i);
                name(out, v.name());
                count(out, v.dims().length);
                for (int d : v.dims()) {
                    count(out, d);
                }
                atts(out, v.atts());
                out.writeInt(v.type());
                count(out, padded(slice(v)));
                if (version == 1) {
                    out.writeInt(begins[i]);
                } else {
                    out.writeLong(begins[i]);
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void atts(DataOutputStream out, List<Att> atts) throws IOException {
        out.writeInt(atts.isEmpty() ? 0 : 0x0C);
        count(out, atts.size());
        for (Att a : atts) {
            name(out, a.name());
            out.writeInt(a.type());
            count(out, a.values().length);
            int length = 0;
            for (Object value : a.values()) {
                value(out, a.type(), value);
                length += SIZES[a.type()];
            }
            pad(out, length);
        }
    }

    private void name(DataOutputStream out, String name) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        count(out, bytes.length);
        out.write(bytes);
        pad(out, bytes.length);
    }

    private void count(DataOutputStream out, int count) throws IOException {
        if (version == 5) {
            out.writeLong(count);
        } else {
            out.writeInt(count);
        }
    }

    private boolean isRecord(Var v) {
        return v.dims().length > 0 && dimLengths.get(v.dims()[0]) == 0;
    }

    private int count(Var v) {
        int count = 1;
        for (int d : v.dims()) {
            count *= Math.max(1, dimLengths.get(d));
        }
        return count;
    }

    private int slice(Var v) {
        return count(v) * SIZES[v.type()];
    }

    private byte[] data(Var v, int from, int count, boolean pad) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            for (int i = from; i < from + count; i++) {
                Object value = v.type() == 2 && v.values()[0] instanceof String text
                        ? (Object) (byte) text.charAt(i)
                        : v.values()[i];
                value(out, v.type(), value);
            }
            if (pad) {
                pad(out, count * SIZES[v.type()]);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void value(DataOutputStream out, int type, Object value) throws IOException {
        Number n = (Number) value;
        switch (type) {
            case 1, 2, 7 -> out.writeByte(n.intValue());
            case 3, 8 -> out.writeShort(n.intValue());
            case 4, 9 -> out.writeInt((int) n.longValue());
            case 5 -> out.writeFloat(n.floatValue());
            case 6 -> out.writeDouble(n.doubleValue());
            default -> out.writeLong(n.longValue());
        }
    }

    private static void pad(DataOutputStream out, int length) throws IOException {
        out.write(new byte[padded(length) - length]);
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }
}
