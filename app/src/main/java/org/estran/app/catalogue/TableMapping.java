package org.estran.app.catalogue;

import java.time.Instant;

/**
 * How a table in text is read as observations, as a person has confirmed it.
 *
 * @param sha512 of the bytes it was confirmed for
 * @param mapping the JSON of {@code lib/observations}, kept as it is
 * @param confirmedBy an account's id
 */
public record TableMapping(String path, String sha512, String mapping, String confirmedBy, Instant confirmedAt) {}
