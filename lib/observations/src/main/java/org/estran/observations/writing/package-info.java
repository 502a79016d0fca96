/**
 * Writes features: as CSV in the dress of ERDDAP's, and as netCDF of CF's discrete sampling geometries. What has no place
 * in a format is told, never dropped in silence.
 */
@NullMarked
package org.estran.observations.writing;

import org.jspecify.annotations.NullMarked;
