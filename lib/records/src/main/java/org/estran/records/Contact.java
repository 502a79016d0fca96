package org.estran.records;

import org.jspecify.annotations.Nullable;

/** How to reach a party beside electronic mail ({@code CI_Contact}). */
public record Contact(
        @Nullable String phone,
        @Nullable String street,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country,
        @Nullable String website) {

    /** Of whom nothing of this is known. */
    public static final Contact NONE = new Contact(null, null, null, null, null, null, null);
}
