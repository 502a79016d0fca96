@NullMarked
package org.estran.grids;

import org.jspecify.annotations.NullMarked;
