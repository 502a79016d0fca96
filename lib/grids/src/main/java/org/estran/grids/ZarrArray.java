package org.estran.grids;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.grids.UnreadableFile.Reason;
import org.estran.grids.codec.Blosc;
import org.estran.grids.codec.Codec;
import org.estran.grids.codec.Delta;
import org.estran.grids.codec.FixedScaleOffset;
import org.estran.grids.codec.Inflate;
import org.estran.grids.codec.Lz4;
import org.estran.grids.codec.NumberForm;
import org.estran.grids.codec.Shuffle;
import org.estran.grids.codec.Transpose;
import org.estran.grids.codec.Zstd;
import tools.jackson.databind.JsonNode;

/**
 * What the {@code .zarray} document of one array says.
 *
 * @param path of the array in the store
 * @param why it cannot be read; empty when it can
 */
record ZarrArray(
        String path,
        ZarrType type,
        long[] shape,
        int[] chunk,
        List<Codec> codecs,
        boolean listedTexts,
        JsonNode fill,
        char separator,
        Optional<String> why) {

    private static final int MOST_DIMENSIONS = 64;

    static ZarrArray of(String path, JsonNode document) throws UnreadableFile {
        if (document.path("zarr_format").asInt(0) != 2) {
            throw new UnreadableFile(Reason.UNSUPPORTED, -1, path + " is not of Zarr format 2");
        }
        long[] shape = lengths(path, document.path("shape"));
        long[] chunk = lengths(path, document.path("chunks"));
        if (chunk.length != shape.length || Arrays.stream(chunk).anyMatch(c -> c < 1 || c > Integer.MAX_VALUE)) {
            throw new UnreadableFile(Reason.CORRUPT, -1, path + ": chunks of " + Arrays.toString(chunk));
        }
        int[] lengths = Arrays.stream(chunk).mapToInt(Math::toIntExact).toArray();
        ZarrType type = ZarrType.of(document.path("dtype"));
        Codecs codecs = new Codecs(type.width());
        codecs.compressor(document.path("compressor"));
        codecs.filters(document.path("filters"));
        if (document.path("order").asString("C").equals("F") && lengths.length > 1 && type.width() > 0) {
            codecs.found.add(new Transpose(lengths, type.width()));
        }
        if (type.type() == DataType.OTHER || (type.kind() == 'O' && !codecs.listed)) {
            codecs.why = Optional.of("the type " + document.path("dtype") + " is not read");
        }
        String separator = document.path("dimension_separator").asString(".");
        return new ZarrArray(
                path,
                type,
                shape,
                lengths,
                codecs.found,
                codecs.listed,
                document.path("fill_value"),
                separator.equals("/") ? '/' : '.',
                codecs.why);
    }

    private static long[] lengths(String path, JsonNode array) throws UnreadableFile {
        long[] lengths = new long[array.size()];
        for (int d = 0; d < lengths.length; d++) {
            lengths[d] = array.path(d).asLong(-1);
            if (lengths[d] < 0 || lengths.length > MOST_DIMENSIONS) {
                throw new UnreadableFile(Reason.CORRUPT, -1, path + ": no possible lengths: " + array);
            }
        }
        return lengths;
    }

    /** The compressor is undone first, then the filters from the last to the first. */
    private static final class Codecs {
        private final List<Codec> found = new ArrayList<>();
        private final int width;
        private boolean listed;
        private Optional<String> why = Optional.empty();

        Codecs(int width) {
            this.width = width;
        }

        void compressor(JsonNode compressor) {
            if (!compressor.isObject()) {
                return;
            }
            String id = compressor.path("id").asString("");
            switch (id) {
                case "zlib" -> found.add(new Inflate(false));
                case "gzip" -> found.add(new Inflate(true));
                case "blosc" -> found.add(new Blosc());
                case "zstd" -> found.add(new Zstd());
                case "lz4" -> found.add(new Lz4());
                default -> why = Optional.of("compressed by " + id + ", which is not read");
            }
        }

        void filters(JsonNode filters) {
            for (int i = filters.size() - 1; i >= 0; i--) {
                JsonNode filter = filters.path(i);
                String id = filter.path("id").asString("");
                Optional<NumberForm> values =
                        NumberForm.parse(filter.path("dtype").asString(""));
                Optional<NumberForm> stored = NumberForm.parse(
                        filter.path("astype").asString(filter.path("dtype").asString("")));
                if (id.equals("shuffle")) {
                    found.add(new Shuffle(Math.max(1, filter.path("elementsize").asInt(width))));
                } else if (id.equals("vlen-utf8") && i == 0) {
                    listed = true;
                } else if (id.equals("delta") && values.isPresent() && stored.isPresent()) {
                    found.add(new Delta(values.get(), stored.get()));
                } else if (id.equals("fixedscaleoffset") && values.isPresent() && stored.isPresent()) {
                    double scale = filter.path("scale").asDouble(1);
                    double offset = filter.path("offset").asDouble(0);
                    found.add(new FixedScaleOffset(scale, offset, values.get(), stored.get()));
                } else {
                    why = Optional.of("filtered by " + id + ", which is not read");
                }
            }
        }
    }

    /** The key of a chunk; an array without dimensions has one, {@code 0}. */
    String key(long[] place) {
        StringBuilder key = new StringBuilder(path.isEmpty() ? "" : path + "/");
        for (int d = 0; d < place.length; d++) {
            key.append(d == 0 ? "" : String.valueOf(separator)).append(place[d]);
        }
        return place.length == 0 ? key.append('0').toString() : key.toString();
    }

    Layout layout(ZarrStore store) {
        if (why.isPresent()) {
            return new Layout.Unread(why.get());
        }
        if (type.type() == DataType.STRING) {
            return new Layout.Read((variable, slab) -> new ZarrTexts(store, this).read(variable, slab));
        }
        byte[] fillBytes = new byte[type.type().size()];
        ByteOrder order = type.order();
        type.fill(fill).encode(order).get(fillBytes);
        return new Layout.Chunked(chunk, shape, codecs, order, fillBytes, place -> {
            byte[] bytes = store.get(key(place));
            return bytes == null ? null : new Layout.Encoded(ByteBuffer.wrap(bytes), 0);
        });
    }
}
