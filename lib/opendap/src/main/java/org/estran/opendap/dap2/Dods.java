package org.estran.opendap.dap2;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;
import org.estran.opendap.Blocks;

/**
 * Writes the DataDDS (section 6.3): the DDS of what is asked for, then its values in XDR (RFC 4506), block by block. The length
 * is known beforehand unless there are texts.
 */
public final class Dods {

    private static final VarHandle INTEGER = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final DataFile file;
    private final List<Projection> projections;
    private final byte[] head;
    private final Blocks.Going going;

    public Dods(Dap2Dataset dataset, String name, List<Projection> projections, Blocks.Going going) {
        this.file = dataset.file();
        this.projections = projections;
        this.head = (Dds.text(name, projections) + "\nData:\n").getBytes(StandardCharsets.UTF_8);
        this.going = going;
    }

    /** The bytes of the whole answer; empty where texts make it unknown. */
    public OptionalLong length() {
        long length = head.length;
        for (Projection projection : projections) {
            for (Projection.Part part : projection.parts()) {
                if (part.array().type() == Dap2Type.STRING) {
                    return OptionalLong.empty();
                }
                length += bytes(part);
            }
        }
        return OptionalLong.of(length);
    }

    /** At most so many bytes, texts at their full length; {@link Long#MAX_VALUE} when that cannot be counted. */
    public static long estimate(List<Projection> projections) {
        long bytes = 0;
        for (Projection projection : projections) {
            for (Projection.Part part : projection.parts()) {
                long own = bytes(part);
                bytes = bytes > Long.MAX_VALUE - own ? Long.MAX_VALUE : bytes + own;
            }
        }
        return bytes;
    }

    private static long bytes(Projection.Part part) {
        DapArray array = part.array();
        long each = array.type() != Dap2Type.STRING
                ? array.type().size()
                : array.isText() ? 8 + array.source().dimensions().getLast().length() : 64;
        boolean scalar = array.rank() == 0;
        long count = part.count();
        if (count > (Long.MAX_VALUE >> 1) / Math.max(1, each)) {
            return Long.MAX_VALUE >> 1;
        }
        return scalar ? Math.max(4, each) : 8 + (count * each + 3) / 4 * 4;
    }

    /** Writes it all; the stream is left open. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(head);
        for (Projection projection : projections) {
            for (Projection.Part part : projection.parts()) {
                new Xdr(out).write(part);
            }
        }
    }

    /** One array in XDR. */
    private final class Xdr {
        private final OutputStream out;

        Xdr(OutputStream out) {
            this.out = out;
        }

        void write(Projection.Part part) throws IOException {
            DapArray array = part.array();
            boolean isArray = array.rank() > 0;
            if (isArray) {
                integer(part.count());
                if (array.type() != Dap2Type.STRING) {
                    integer(part.count());
                }
            }
            Hyperslab stored = array.stored(part.slab());
            if (stored.size() == 0) {
                // Texts of no length are still so many texts.
                for (long i = 0; array.type() == Dap2Type.STRING && i < part.count(); i++) {
                    integer(0);
                }
                return;
            }
            new Blocks(file, array.source(), going).read(stored, block -> values(array, block, isArray));
            if (isArray && array.type() == Dap2Type.BYTE) {
                out.write(new byte[(int) ((4 - part.count() % 4) % 4)]);
            }
        }

        private void values(DapArray array, Values block, boolean isArray) throws IOException {
            switch (array.type()) {
                case STRING -> texts(array, block);
                case BYTE -> {
                    // Alone it takes four bytes, as an integer does.
                    out.write(new byte[isArray ? 0 : 3]);
                    out.write((byte[]) block.array());
                }
                case INT16, UINT16 -> widened(block);
                case FLOAT64 -> {
                    if (block.type() == DataType.DOUBLE) {
                        bigEndian(block);
                    } else {
                        asDoubles(block);
                    }
                }
                case INT32, UINT32, FLOAT32 -> bigEndian(block);
            }
        }

        private void bigEndian(Values block) throws IOException {
            ByteBuffer bytes = block.encode(ByteOrder.BIG_ENDIAN);
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        }

        private void widened(Values block) throws IOException {
            short[] values = (short[]) block.array();
            boolean unsigned = block.type() == DataType.USHORT;
            byte[] bytes = new byte[4 * values.length];
            for (int i = 0; i < values.length; i++) {
                INTEGER.set(bytes, 4 * i, unsigned ? values[i] & 0xFFFF : (int) values[i]);
            }
            out.write(bytes);
        }

        private void asDoubles(Values block) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(8 * block.size());
            for (int i = 0; i < block.size(); i++) {
                bytes.putDouble(block.number(i));
            }
            out.write(bytes.array());
        }

        private void texts(DapArray array, Values block) throws IOException {
            if (block.type() == DataType.STRING) {
                for (int i = 0; i < block.size(); i++) {
                    byte[] text = block.text(i).getBytes(StandardCharsets.UTF_8);
                    text(text, 0, text.length);
                }
                return;
            }
            byte[] characters = (byte[]) block.array();
            int width = array.isText()
                    ? Math.toIntExact(array.source().dimensions().getLast().length())
                    : 1;
            for (int i = 0; i < characters.length; i += width) {
                int length = width;
                while (length > 0 && characters[i + length - 1] == 0) {
                    length--;
                }
                text(characters, i, length);
            }
        }

        private void text(byte[] bytes, int from, int length) throws IOException {
            integer(length);
            out.write(bytes, from, length);
            out.write(new byte[(4 - length % 4) % 4]);
        }

        private void integer(long value) throws IOException {
            out.write((int) (value >>> 24));
            out.write((int) (value >>> 16));
            out.write((int) (value >>> 8));
            out.write((int) value);
        }
    }
}
