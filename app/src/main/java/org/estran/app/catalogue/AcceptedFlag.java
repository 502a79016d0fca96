package org.estran.app.catalogue;

import java.time.Instant;

/**
 * Flags that quality control proposed for a column of a published file, and a person accepted.
 *
 * @param sha512 of the bytes they were accepted for
 * @param rule its code in {@code lib/observations}
 * @param property the column
 * @param acceptedBy an account's id
 */
public record AcceptedFlag(
        String path, String sha512, String rule, String property, String acceptedBy, Instant acceptedAt) {}
