package org.estran.opendap.dap2;

import java.util.List;
import java.util.stream.Stream;
import org.estran.grids.Hyperslab;

/** What is asked of one declaration. */
public sealed interface Projection {

    /** The arrays to be sent, in the order of sending. */
    List<Part> parts();

    /**
     * A part of an array.
     *
     * @param slab by the dimensions declared
     */
    record Part(DapArray array, Hyperslab slab) {

        long count() {
            return slab.size();
        }
    }

    /** An array or scalar. */
    record OfArray(Part part) implements Projection {
        @Override
        public List<Part> parts() {
            return List.of(part);
        }
    }

    /** A grid with all its maps, which are cut as its array is. */
    record OfGrid(Part array, List<Part> maps) implements Projection {
        @Override
        public List<Part> parts() {
            return Stream.concat(Stream.of(array), maps.stream()).toList();
        }
    }

    /** Some parts of a grid by their own names: sent as a structure, since a grid that lacks a part is none (section 4.3). */
    record OfParts(String name, List<Part> parts) implements Projection {
        public OfParts {
            parts = List.copyOf(parts);
        }
    }
}
