package org.estran.records;

import org.jspecify.annotations.Nullable;

/** A group of parts of a record that is left out of its JSON when it says nothing. */
interface Part {
    boolean isEmpty();

    /** What Jackson asks whether to leave a value out: it is equal to nothing. */
    @SuppressWarnings("EqualsHashCode")
    final class Absent {
        @Override
        public boolean equals(@Nullable Object value) {
            return value == null || (value instanceof Part part && part.isEmpty());
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
