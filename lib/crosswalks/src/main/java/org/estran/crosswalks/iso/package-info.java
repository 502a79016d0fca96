/**
 * ISO 19139 (gmd, gmi) and ISO 19115-3 (mdb 2.0, and 1.0 when read): documents to the neutral record and back.
 *
 * <p>A document is read in one pass into a light tree of its elements ({@link org.estran.crosswalks.iso.Part}), because
 * both dialects share nearly all local names and the order of reading is not the order of the document. What is absurd is
 * told as a finding with its place and never guessed; what was read by nobody is told as a loss, and stays in the
 * original. It never fetches a schema, a code list or an {@code xlink:href}.
 */
@NullMarked
package org.estran.crosswalks.iso;

import org.jspecify.annotations.NullMarked;
