/**
 * Writes features: as CSV in the dress of ERDDAP's, as netCDF of CF's discrete sampling geometries, as ODV spreadsheets, as
 * NASA Ames and as GeoJSON. What has no place in a format is told, never dropped in silence.
 */
@NullMarked
package org.estran.observations.writing;

import org.jspecify.annotations.NullMarked;
