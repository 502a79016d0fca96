package org.estran.harvest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a page holds.
 *
 * <p>{@code identifier} is what the source knows it by, and makes it the same thing next time; {@code place} is where it
 * lies, for people: an address, or page and position.
 */
public sealed interface Item {

    String identifier();

    String place();

    /**
     * A document as it came. Of one that stood within another, the namespaces it needs are declared on it.
     *
     * @param way by which catalogues it went before it came to the source, the last one first; mostly not told
     */
    record Document(String identifier, String place, Stamp stamp, byte[] bytes, List<Passage> way) implements Item {
        public Document {
            way = List.copyOf(way);
        }

        public Document(String identifier, String place, Stamp stamp, byte[] bytes) {
            this(identifier, place, stamp, bytes, List.of());
        }
    }

    /**
     * A catalogue that a document went through.
     *
     * @param address of that catalogue
     * @param identifier what the document was known by there
     * @param datestamp when it changed last there
     * @param harvested when it was taken from there
     * @param altered whether it was changed before it was handed on; null where that is not told
     * @param namespace of the document there; null where it is not told
     */
    record Passage(
            String address,
            String identifier,
            String datestamp,
            String harvested,
            @Nullable Boolean altered,
            @Nullable String namespace) {}

    /** The source says that it is no more. */
    record Deleted(String identifier, String place, Stamp stamp) implements Item {}

    /** The source says that it is as it was. */
    record Unchanged(String identifier, String place) implements Item {}

    /**
     * It cannot be had, and why; the rest goes on.
     *
     * @param code kebab-case: {@code not-well-formed}, {@code wrong-encoding}, or that of a failed source
     * @param bytes what there is of it; may be empty
     */
    record Broken(String identifier, String place, String code, String detail, byte[] bytes) implements Item {}
}
