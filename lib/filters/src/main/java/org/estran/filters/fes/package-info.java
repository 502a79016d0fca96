/**
 * Filters in XML: Filter Encoding 1.1 (OGC 04-095, and the 1.0 of which it is a superset) with GML 2 and 3.1, Filter
 * Encoding 2.0 (OGC 09-026r2, ISO 19143) with GML 3.2. Operators are known by their local names, as the two versions
 * share them.
 */
@NullMarked
package org.estran.filters.fes;

import org.jspecify.annotations.NullMarked;
