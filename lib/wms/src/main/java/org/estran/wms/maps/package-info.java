/**
 * Maps of gridded variables: which cell of a grid lies under each pixel of a map in some reference system, the values
 * read there and no others, and their portrayal. Knows no protocol.
 */
@NullMarked
package org.estran.wms.maps;

import org.jspecify.annotations.NullMarked;
