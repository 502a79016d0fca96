/**
 * Words that every part of the centre shares: identifiers, extents in space and time, digests, text in several
 * languages, problems. No framework, no input or output.
 */
@NullMarked
package org.estran.terms;

import org.jspecify.annotations.NullMarked;
