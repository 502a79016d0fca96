package org.estran.grids;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import org.estran.grids.UnreadableFile.Reason;
import org.estran.grids.codec.Codec;
import org.jspecify.annotations.Nullable;

/** Strings of a Zarr array: of one length, or a list of lengths and bytes ({@code vlen-utf8}). */
final class ZarrTexts {

    private static final int LARGEST = 256 << 20;

    private final ZarrStore store;
    private final ZarrArray array;
    private @Nullable String key;
    private String[] texts = {};

    ZarrTexts(ZarrStore store, ZarrArray array) {
        this.store = store;
        this.array = array;
    }

    Values read(DataVariable variable, Hyperslab slab) throws IOException {
        String[] out = new String[slab.checkedAgainst(variable)];
        long[] index = slab.offset().clone();
        long[] place = new long[slab.rank()];
        for (int i = 0; i < out.length; i++) {
            int within = 0;
            for (int d = 0; d < place.length; d++) {
                place[d] = index[d] / array.chunk()[d];
                within = within * array.chunk()[d] + (int) (index[d] % array.chunk()[d]);
            }
            out[i] = text(place, within);
            for (int d = place.length - 1; d >= 0; d--) {
                index[d] += slab.stride()[d];
                if (index[d] <= slab.last(d)) {
                    break;
                }
                index[d] = slab.offset()[d];
            }
        }
        return Values.ofStrings(out, slab.shape());
    }

    private String text(long[] place, int within) throws IOException {
        String wanted = array.key(place);
        if (!wanted.equals(key)) {
            byte[] bytes = store.get(wanted);
            texts = bytes == null ? new String[0] : decode(wanted, bytes);
            key = wanted;
        }
        return within < texts.length ? texts[within] : "";
    }

    private String[] decode(String chunk, byte[] encoded) throws UnreadableFile {
        long count = 1;
        for (int length : array.chunk()) {
            count = count > LARGEST ? count : count * length;
        }
        if (count > LARGEST || count * array.type().width() > LARGEST) {
            throw new UnreadableFile(Reason.UNSUPPORTED, -1, array.path() + " is cut into chunks of more than 256 MiB");
        }
        try {
            byte[] bytes = encoded;
            int largest = array.listedTexts()
                    ? (int) Math.min(LARGEST, encoded.length * 1024L)
                    : (int) count * array.type().width();
            for (Codec codec : array.codecs()) {
                bytes = codec.decode(bytes, largest);
            }
            return array.listedTexts() ? listed(bytes) : fixed(bytes);
        } catch (DataFormatException | IndexOutOfBoundsException | java.nio.BufferUnderflowException damaged) {
            throw new UnreadableFile(
                    Reason.CORRUPT, -1, chunk + " cannot be decoded: " + damaged.getMessage(), damaged);
        }
    }

    private String[] fixed(byte[] bytes) {
        int width = array.type().width();
        String[] decoded = new String[bytes.length / width];
        for (int i = 0; i < decoded.length; i++) {
            decoded[i] = array.type().text(bytes, i * width);
        }
        return decoded;
    }

    /** numcodecs' {@code vlen-utf8}: how many, then each with its length before it, in four little-endian bytes. */
    private static String[] listed(byte[] bytes) throws DataFormatException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / 4) {
            throw new DataFormatException(count + " strings announced");
        }
        String[] decoded = new String[count];
        for (int i = 0; i < count; i++) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new DataFormatException("a string of " + length + " bytes");
            }
            decoded[i] = Values.text(bytes, in.position(), length);
            in.position(in.position() + length);
        }
        return decoded;
    }
}
