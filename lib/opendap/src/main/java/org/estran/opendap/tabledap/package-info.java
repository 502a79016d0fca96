/**
 * Requests for tables and their answers as ERDDAP's tabledap has them: variables, constraints and the filters of the server
 * side; tables as text, JSON, GeoJSON and DAP2 sequences. Knows no store: rows come from outside, in the order asked for.
 */
@NullMarked
package org.estran.opendap.tabledap;

import org.jspecify.annotations.NullMarked;
