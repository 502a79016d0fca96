package org.estran.opendap.dap2;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;
import org.estran.opendap.Blocks;

/** Writes values as text in the form the servers of Unidata and OPeNDAP share: the DDS, then each array row by row. */
public final class Ascii {

    private final DataFile file;
    private final String name;
    private final List<Projection> projections;
    private final Blocks.Going going;

    public Ascii(Dap2Dataset dataset, String name, List<Projection> projections, Blocks.Going going) {
        this.file = dataset.file();
        this.name = name;
        this.projections = projections;
        this.going = going;
    }

    /** Writes it all in UTF-8; the stream is left open. */
    public void writeTo(OutputStream out) throws IOException {
        write(out, Dds.text(name, projections) + "---------------------------------------------\n");
        for (Projection projection : projections) {
            String owner = projection instanceof Projection.OfArray
                    ? ""
                    : projection instanceof Projection.OfParts some
                            ? some.name() + "."
                            : projection.parts().getFirst().array().name() + ".";
            for (Projection.Part part : projection.parts()) {
                part(owner, part, out);
            }
        }
    }

    private void part(String owner, Projection.Part part, OutputStream out) throws IOException {
        DapArray array = part.array();
        StringBuilder head = new StringBuilder(owner).append(array.name());
        for (long length : part.slab().shape()) {
            head.append('[').append(length).append(']');
        }
        write(out, head.append(array.rank() == 0 ? ", " : "\n").toString());
        if (part.count() > 0) {
            Rows rows = new Rows(array, part.slab().shape(), out);
            Hyperslab stored = array.stored(part.slab());
            if (stored.size() > 0) {
                new Blocks(file, array.source(), going).read(stored, rows::accept);
            }
        }
        write(out, "\n\n");
    }

    /** Puts values behind one another, a line for each row, which begins with its indices. */
    private static final class Rows {
        private final DapArray array;
        private final long[] shape;
        private final OutputStream out;
        private final long[] index;

        Rows(DapArray array, long[] shape, OutputStream out) {
            this.array = array;
            this.shape = shape;
            this.out = out;
            this.index = new long[shape.length];
        }

        void accept(Values block) throws IOException {
            StringBuilder text = new StringBuilder();
            List<String> strings = array.type() == Dap2Type.STRING ? texts(block) : List.of();
            int count = array.type() == Dap2Type.STRING ? strings.size() : block.size();
            for (int i = 0; i < count; i++) {
                separate(text);
                text.append(array.type() == Dap2Type.STRING ? Das.quoted(strings.get(i)) : number(block, i));
                advance();
                if (text.length() > 1 << 16) {
                    write(out, text.toString());
                    text.setLength(0);
                }
            }
            write(out, text.toString());
        }

        private void separate(StringBuilder text) {
            int last = shape.length - 1;
            if (last < 0) {
                return;
            }
            boolean rowBegins = index[last] == 0;
            if (!rowBegins) {
                text.append(", ");
            } else if (last > 0) {
                text.append(Arrays.stream(index).limit(last).allMatch(i -> i == 0) ? "" : "\n");
                for (int d = 0; d < last; d++) {
                    text.append('[').append(index[d]).append(']');
                }
                text.append(", ");
            }
        }

        private void advance() {
            for (int d = shape.length - 1; d >= 0; d--) {
                if (++index[d] < shape[d]) {
                    return;
                }
                index[d] = 0;
            }
        }

        private List<String> texts(Values block) {
            if (block.type() == DataType.STRING || array.isText()) {
                return block.strings();
            }
            return List.of(block.joined());
        }

        /** Bytes as DAP2 means them: unsigned, unless the file says that they are signed. */
        private static String number(Values block, int index) {
            return block.type() == DataType.INT64 || block.type() == DataType.UINT64
                    ? Double.toString(block.number(index))
                    : block.text(index);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
