package org.estran.grids.overviews;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.grids.Hyperslab;
import org.estran.grids.coverage.GriddedVariable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a {@link Pyramid} as <a href="https://zarr-specs.readthedocs.io/en/latest/v2/v2.0.html">Zarr v2</a> in a zip, an
 * array for each level, named by its factor. Every map of the variable is read once, some rows at a time; in memory are
 * those and one row of chunks of each level. Chunks without any value are left out.
 */
public final class PyramidWriter {

    static final String OF = "of";
    static final String ROWS = "rows";
    static final String COLUMNS = "columns";

    /** Rows and columns of a chunk. */
    private static final int TILE = 256;

    /** Values read at a time. */
    private static final int BLOCK = 1 << 22;

    private static final JsonMapper JSON = new JsonMapper();

    private final GriddedVariable variable;
    private final Levels levels;
    private final int rows;
    private final int columns;
    private final BooleanSupplier goOn;
    private final ZipOutputStream zip;

    private PyramidWriter(GriddedVariable variable, BooleanSupplier goOn, ZipOutputStream zip) {
        this.variable = variable;
        this.levels = Levels.of(variable);
        this.rows = Math.toIntExact(variable.variable().shape()[levels.rows()]);
        this.columns = Math.toIntExact(variable.variable().shape()[levels.columns()]);
        this.goOn = goOn;
        this.zip = zip;
    }

    /**
     * Writes the pyramid of a variable and has it safely on the disk.
     *
     * @param to a file that is not there yet; what is left of it after a failure is of no use
     * @param goOn asked now and then
     * @throws IllegalArgumentException where {@link Pyramid#refusal} says no
     * @throws InterruptedIOException when it shall not go on
     */
    public static void write(GriddedVariable variable, Path to, BooleanSupplier goOn) throws IOException {
        if (Pyramid.refusal(variable).isPresent()) {
            throw new IllegalArgumentException(variable.name() + " has no pyramid");
        }
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
            new PyramidWriter(variable, goOn, zip).write();
            zip.finish();
            zip.flush();
            channel.force(true);
        }
    }

    private void write() throws IOException {
        put(".zmetadata", metadata());
        long[] shape = variable.variable().shape();
        Hyperslab first = Hyperslab.whole(variable.variable());
        long maps = 1;
        for (int d = 0; d < shape.length; d++) {
            if (isOther(d)) {
                maps *= shape[d];
            }
        }
        for (long n = 0; n < maps; n++) {
            Hyperslab map = first;
            long left = n;
            for (int d = shape.length - 1; d >= 0; d--) {
                if (isOther(d)) {
                    map = map.with(d, left % shape[d], 1, 1);
                    left /= shape[d];
                }
            }
            write(map);
        }
    }

    private boolean isOther(int dimension) {
        return dimension != levels.rows() && dimension != levels.columns();
    }

    private void write(Hyperslab map) throws IOException {
        List<LevelRows> made = levelsOf(map);
        int together = Math.clamp(BLOCK / columns, 1, rows);
        double[] sums = new double[columns];
        int[] counts = new int[columns];
        for (int row = 0; row < rows; row += together) {
            if (!goOn.getAsBoolean()) {
                throw new InterruptedIOException("a pyramid shall not go on");
            }
            int count = Math.min(together, rows - row);
            double[] values = variable.readRows(map.with(levels.rows(), row, count, 1));
            for (int r = 0; r < count; r++) {
                if (levels.isMean()) {
                    for (int c = 0; c < columns; c++) {
                        double value = values[r * columns + c];
                        sums[c] = Double.isNaN(value) ? 0 : value;
                        counts[c] = Double.isNaN(value) ? 0 : 1;
                    }
                    made.getFirst().add(sums, counts, columns);
                } else {
                    for (LevelRows level : made) {
                        level.pick(values, r * columns, columns);
                    }
                }
            }
        }
    }

    /** From the finest to the coarsest; of means each feeds the next, what is picked is picked from the map itself. */
    private List<LevelRows> levelsOf(Hyperslab map) {
        StringBuilder others = new StringBuilder();
        for (int d = 0; d < map.rank(); d++) {
            if (isOther(d)) {
                others.append(map.offset()[d]).append('.');
            }
        }
        LevelRows.Taking taking =
                (factor, first, count, values) -> tiles(factor + "/" + others, factor, first, count, values);
        List<LevelRows> made = new ArrayList<>();
        LevelRows coarser = null;
        for (int factor : levels.factors().reversed()) {
            int given = levels.isMean() ? Math.ceilDiv(rows, factor / 2) : rows;
            coarser = new LevelRows(
                    factor, Math.ceilDiv(rows, factor), Math.ceilDiv(columns, factor), given, TILE, taking, coarser);
            made.add(coarser);
        }
        Collections.reverse(made);
        return made;
    }

    private void tiles(String key, int factor, int first, int count, double[] values) throws IOException {
        int width = Math.ceilDiv(columns, factor);
        for (int left = 0; left < width; left += TILE) {
            double[] tile = new double[TILE * TILE];
            Arrays.fill(tile, Double.NaN);
            boolean isEmpty = true;
            for (int r = 0; r < count; r++) {
                for (int c = left; c < Math.min(width, left + TILE); c++) {
                    double value = values[r * width + c];
                    tile[r * TILE + c - left] = value;
                    isEmpty &= Double.isNaN(value);
                }
            }
            if (!isEmpty) {
                put(key + first / TILE + "." + left / TILE, encoded(tile));
            }
        }
    }

    /** All first bytes of the values stand together, then all second bytes: so they deflate better. */
    private byte[] encoded(double[] tile) throws IOException {
        int width = levels.width();
        ByteBuffer one = ByteBuffer.allocate(width).order(ByteOrder.LITTLE_ENDIAN);
        byte[] shuffled = new byte[tile.length * width];
        for (int i = 0; i < tile.length; i++) {
            if (width == Float.BYTES) {
                one.putFloat(0, (float) tile[i]);
            } else {
                one.putDouble(0, tile[i]);
            }
            for (int b = 0; b < width; b++) {
                shuffled[b * tile.length + i] = one.get(b);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(shuffled);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private void put(String key, byte[] bytes) throws IOException {
        CRC32 check = new CRC32();
        check.update(bytes);
        ZipEntry entry = new ZipEntry(key);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(check.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private byte[] metadata() {
        ObjectNode root = JSON.createObjectNode().put("zarr_consolidated_format", 1);
        ObjectNode metadata = root.putObject("metadata");
        metadata.putObject(".zgroup").put("zarr_format", 2);
        metadata.putObject(".zattrs")
                .put(OF, Levels.fingerprint(variable.variable(), levels.rows(), levels.columns()))
                .put(ROWS, levels.rows())
                .put(COLUMNS, levels.columns());
        for (int factor : levels.factors()) {
            level(metadata, factor);
        }
        return JSON.writeValueAsBytes(root);
    }

    private void level(ObjectNode metadata, int factor) {
        ObjectNode array = metadata.putObject(factor + "/.zarray").put("zarr_format", 2);
        ArrayNode shape = array.putArray("shape");
        ArrayNode chunks = array.putArray("chunks");
        ArrayNode names = metadata.putObject(factor + "/.zattrs").putArray("_ARRAY_DIMENSIONS");
        long[] lengths = levels.shape(variable.variable().shape(), factor);
        for (int d = 0; d < lengths.length; d++) {
            boolean isOfMap = d >= lengths.length - 2;
            shape.add(lengths[d]);
            chunks.add(isOfMap ? TILE : 1);
            names.add(isOfMap ? "d" + d + "_" + factor : "d" + d);
        }
        array.put("dtype", "<f" + levels.width()).put("fill_value", "NaN").put("order", "C");
        array.putObject("compressor").put("id", "zlib").put("level", 1);
        array.putArray("filters").addObject().put("id", "shuffle").put("elementsize", levels.width());
    }
}
