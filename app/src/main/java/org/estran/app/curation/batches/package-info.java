/**
 * One change to all records that a search finds: first told record by record, then written as a durable job that goes on where
 * it was killed, and undone as a whole. Records from elsewhere are corrected by it as by hand.
 */
@NullMarked
package org.estran.app.curation.batches;

import org.jspecify.annotations.NullMarked;
