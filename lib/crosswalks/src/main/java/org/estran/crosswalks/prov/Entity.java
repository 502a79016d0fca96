package org.estran.crosswalks.prov;

import java.time.Instant;
import java.util.List;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Something that was made.
 *
 * @param address absolute
 * @param generatedAt when it was there; null where only its activity is known
 * @param sha512 of its bytes, in hexadecimal
 * @param specializationOf what it is a state of: its address
 * @param revisionOf what it takes the place of
 * @param derivedFrom what it was made of
 */
public record Entity(
        String address,
        LocalizedText label,
        @Nullable Instant generatedAt,
        @Nullable String sha512,
        @Nullable String specializationOf,
        @Nullable String revisionOf,
        List<String> derivedFrom) {

    public Entity {
        derivedFrom = List.copyOf(derivedFrom);
    }

    /** A thing of which only its name is told. */
    public static Entity named(String address, LocalizedText label) {
        return new Entity(address, label, null, null, null, null, List.of());
    }
}
