package org.estran.grids.codec;

import java.util.zip.DataFormatException;

/** One step of decoding a chunk. */
public sealed interface Codec
        permits Blosc, BitShuffle, Checksum32, Delta, FixedScaleOffset, Inflate, Lz4, Shuffle, Transpose, Zstd {

    /**
     * Undoes the step.
     *
     * @param largest what the decoded bytes may not exceed
     * @throws DataFormatException when the bytes are not what the codec wrote
     */
    byte[] decode(byte[] encoded, int largest) throws DataFormatException;

    /**
     * Whether the first bytes of the result can be had without the rest: then {@code decode} with a smaller limit gives
     * just those.
     */
    default boolean canStopEarly() {
        return false;
    }
}
