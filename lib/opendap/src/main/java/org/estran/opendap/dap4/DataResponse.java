package org.estran.opendap.dap4;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.estran.grids.DataType;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;
import org.estran.opendap.Blocks;

/**
 * Writes the data response (volume 2): the DMR, then the values of each variable in its order, little-endian, without padding,
 * each followed by its CRC-32 where that is asked for; all of it in chunks.
 */
public final class DataResponse {

    private final Dap4Dataset dataset;
    private final String name;
    private final List<Asked> asked;
    private final boolean checksums;
    private final Blocks.Going going;

    public DataResponse(Dap4Dataset dataset, String name, List<Asked> asked, boolean checksums, Blocks.Going going) {
        this.dataset = dataset;
        this.name = name;
        this.asked = asked;
        this.checksums = checksums;
        this.going = going;
    }

    /** About how many bytes; {@link Long#MAX_VALUE} when that cannot be counted. */
    public static long estimate(List<Asked> asked) {
        long bytes = 0;
        for (Asked part : asked) {
            long each = part.variable().type() == DataType.STRING
                    ? 64
                    : part.variable().type().size();
            long count = part.slab().size();
            long own = count > (Long.MAX_VALUE >> 1) / Math.max(1, each) ? Long.MAX_VALUE >> 1 : count * each;
            bytes = bytes > Long.MAX_VALUE - own ? Long.MAX_VALUE : bytes + own;
        }
        return bytes;
    }

    /** Writes it all; the stream is left open. */
    public void writeTo(OutputStream out) throws IOException {
        Chunks chunks = new Chunks(out);
        chunks.alone(Dmr.text(dataset, name, asked).getBytes(StandardCharsets.UTF_8));
        for (Asked part : asked) {
            CheckedOutputStream checked = new CheckedOutputStream(chunks, new CRC32());
            Hyperslab slab = part.slab();
            new Blocks(dataset.file(), part.variable(), going).read(slab, block -> write(block, checked));
            if (checksums) {
                integer((int) checked.getChecksum().getValue(), chunks);
            }
        }
        chunks.finish();
    }

    private static void write(Values block, OutputStream out) throws IOException {
        if (block.type() != DataType.STRING) {
            ByteBuffer bytes = block.encode(ByteOrder.LITTLE_ENDIAN);
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            return;
        }
        for (int i = 0; i < block.size(); i++) {
            byte[] text = block.text(i).getBytes(StandardCharsets.UTF_8);
            // The length of a text takes eight bytes.
            integer(text.length, out);
            integer(0, out);
            out.write(text);
        }
    }

    private static void integer(int value, OutputStream out) throws IOException {
        out.write(value);
        out.write(value >>> 8);
        out.write(value >>> 16);
        out.write(value >>> 24);
    }
}
