/**
 * The search index, a derived copy of the rows in Lucene: how a record becomes fields, how a request becomes a query, and
 * how the index follows the rows by change number. Reads no row itself.
 */
@NullMarked
package org.estran.app.catalogue.search;

import org.jspecify.annotations.NullMarked;
