/**
 * Observations as rows in columns: Parquet files, written and read by DuckDB in this process. The engine is fenced: it
 * sees one folder, never the network, and has caps of memory and threads. Values never stand in the text of a statement.
 */
@NullMarked
package org.estran.app.observations.tables;

import org.jspecify.annotations.NullMarked;
