/**
 * What a first picture of a data file shows: which variable, and the numbers to draw, small enough for a page. Chooses;
 * never draws.
 */
@NullMarked
package org.estran.grids.views;

import org.jspecify.annotations.NullMarked;
