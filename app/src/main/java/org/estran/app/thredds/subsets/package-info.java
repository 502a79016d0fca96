/** {@code /thredds/ncss/grid}: parts of grids as files, and the values at a point. */
@NullMarked
package org.estran.app.thredds.subsets;

import org.jspecify.annotations.NullMarked;
