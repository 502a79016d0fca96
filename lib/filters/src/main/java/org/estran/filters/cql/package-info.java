/**
 * The Common Query Language of CSW 2.0.2 (OGC 07-006r1, 6.2.2) as text, with what its users write besides: {@code ILIKE},
 * {@code IN}, {@code INCLUDE}, intervals of ISO 8601. Not CQL2, which is another language with the same sense.
 */
@NullMarked
package org.estran.filters.cql;

import org.jspecify.annotations.NullMarked;
