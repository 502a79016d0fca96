/** The kinds of sources, one class each beside what it needs alone. */
@NullMarked
package org.estran.harvest.kinds;

import org.jspecify.annotations.NullMarked;
