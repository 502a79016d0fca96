/**
 * The Common Query Language CQL2 (OGC 21-065r2) as text and as JSON: comparisons, {@code LIKE}, {@code BETWEEN}, {@code
 * IN}, {@code IS NULL}, case and accents, and the spatial, temporal and array functions between a property and a value, in
 * either order. Arithmetic, functions of others and comparisons of two properties are refused in words. Nothing recurses
 * deeper than {@link org.estran.filters.FilterLimits#depth()}.
 */
@NullMarked
package org.estran.filters.cql2;

import org.jspecify.annotations.NullMarked;
