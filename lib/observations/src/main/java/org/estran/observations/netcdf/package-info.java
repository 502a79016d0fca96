/**
 * Observations in netCDF: CF's discrete sampling geometries in every layout of chapter 9, Argo's profiles and
 * trajectories, GOSUD's thermosalinograph files. What a file is follows from its variables.
 */
@NullMarked
package org.estran.observations.netcdf;

import org.jspecify.annotations.NullMarked;
