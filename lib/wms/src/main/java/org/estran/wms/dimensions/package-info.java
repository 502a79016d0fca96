/** Dimensions of layers as requests and capabilities write them (OGC 06-042, annexes C and D): times, elevations, others. */
@NullMarked
package org.estran.wms.dimensions;

import org.jspecify.annotations.NullMarked;
