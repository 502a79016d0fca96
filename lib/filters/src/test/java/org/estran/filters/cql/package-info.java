@NullMarked
package org.estran.filters.cql;

import org.jspecify.annotations.NullMarked;
