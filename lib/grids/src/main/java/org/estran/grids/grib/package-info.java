/**
 * GRIB (WMO FM 92), read behind a fence: a program of its own process writes it as netCDF, which is then read as any other.
 * Nothing here writes GRIB.
 */
@NullMarked
package org.estran.grids.grib;

import org.jspecify.annotations.NullMarked;
