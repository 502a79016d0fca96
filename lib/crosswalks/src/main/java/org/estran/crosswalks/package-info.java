/**
 * The neutral record in other dialects: DataCite (JSON and XML, kernel 4.7), schema.org, Dublin Core, BibTeX, RIS and a
 * citation in words. Pure functions of a record and of what the centre adds when it publishes it ({@link
 * org.estran.crosswalks.Published}). It never reads a database, never asks another system, and never invents: what a
 * dialect demands and a record lacks is told by DataCite's words for the unknown ({@code :unav}).
 */
@NullMarked
package org.estran.crosswalks;

import org.jspecify.annotations.NullMarked;
