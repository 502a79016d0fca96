/** What a gridded dataset offers as layers, and what requests ask of them found in it. */
@NullMarked
package org.estran.wms.layers;

import org.jspecify.annotations.NullMarked;
