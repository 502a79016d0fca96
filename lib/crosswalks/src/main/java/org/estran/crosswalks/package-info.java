/**
 * The neutral record in other dialects. Out and in: DataCite 4.7, schema.org, Dublin Core, OGC API Records, and DCAT-AP
 * in a package of its own; out only: BibTeX, RIS, CSL-JSON and citations in words. Pure functions of a record and of
 * what the centre adds when it publishes it ({@link org.estran.crosswalks.Published}). It never reads a database, never
 * asks another system, and never invents: what a dialect demands and a record lacks is told by DataCite's words for the
 * unknown ({@code :unav}), what a dialect cannot carry by {@code documents.LossReport}.
 */
@NullMarked
package org.estran.crosswalks;

import org.jspecify.annotations.NullMarked;
