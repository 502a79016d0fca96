/**
 * Documents whose format nobody told: which reader is meant is seen in the document itself. ISO is not among them; its
 * reader says itself what it claims.
 */
@NullMarked
package org.estran.crosswalks.documents;

import org.jspecify.annotations.NullMarked;
