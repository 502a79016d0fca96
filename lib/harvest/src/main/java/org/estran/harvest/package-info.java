/**
 * Sources of metadata documents elsewhere, read page by page. {@link org.estran.harvest.SourceKind} is the one interface:
 * a kind recognises an address, and opens a {@link org.estran.harvest.Harvest} whose pages follow from checkpoints alone,
 * so that whoever was interrupted goes on where the last page ended. Documents are handed on as they came; what they say
 * is read elsewhere.
 */
@NullMarked
package org.estran.harvest;

import org.jspecify.annotations.NullMarked;
