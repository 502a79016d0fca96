@NullMarked
package org.estran.grids.overviews;

import org.jspecify.annotations.NullMarked;
