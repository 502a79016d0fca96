/**
 * Vector data: shorelines, transects, areas. Features with a geometry and attributes, read one after the other from
 * GeoJSON (RFC 7946) and from shapefiles (ESRI Shapefile Technical Description, July 1998), alone or zipped.
 */
@NullMarked
package org.estran.observations.vector;

import org.jspecify.annotations.NullMarked;
