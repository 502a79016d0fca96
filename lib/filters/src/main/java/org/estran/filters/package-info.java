/**
 * What a query asks of records, apart from the language it was asked in. {@link org.estran.filters.Filter} is the sense
 * that CQL2 (OGC 21-065r2), the Common Query Language of CSW 2.0.2 (OGC 07-006r1, 6.2.2) and Filter Encoding 1.1 and 2.0
 * (OGC 04-095, ISO 19143) have in common; a parser for each makes one, within {@link org.estran.filters.FilterLimits}.
 * Property names stay as they were written: who answers knows what they mean.
 */
@NullMarked
package org.estran.filters;

import org.jspecify.annotations.NullMarked;
