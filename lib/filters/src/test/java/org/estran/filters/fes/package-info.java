@NullMarked
package org.estran.filters.fes;

import org.jspecify.annotations.NullMarked;
