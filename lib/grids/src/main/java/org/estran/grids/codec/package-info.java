/**
 * Undoes what storage did to a chunk of values: the filters of HDF5 (specification IV.A.2.l) and the codecs of Zarr v2
 * as the {@code numcodecs} library names them. Pure functions from bytes to bytes; none believes a length that the bytes
 * claim, and none allocates more than the caller allows. Knows nothing of arrays and files.
 */
@NullMarked
package org.estran.grids.codec;

import org.jspecify.annotations.NullMarked;
