/** Occurrences of several extractions made one release: taxa grouped, duplicates told, where each came from kept. */
@NullMarked
package org.estran.observations.merging;

import org.jspecify.annotations.NullMarked;
