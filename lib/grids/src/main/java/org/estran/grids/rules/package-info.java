/**
 * What a data file should say of itself: rules of the CF conventions 1.11 and of ACDD 1.3, each with its clause. A rule reads
 * headers and one-dimensional coordinates, never the data themselves. What is found is told, not mended.
 */
@NullMarked
package org.estran.grids.rules;

import org.jspecify.annotations.NullMarked;
