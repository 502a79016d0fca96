package org.estran.app.observations.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of a record, as the store knows it.
 *
 * @param number within the record
 * @param path the file's own name
 * @param format in words; null for a file that holds no observations, and so is {@code featureType}
 * @param featureType by CF's name
 * @param facts what the file says of itself
 * @param refusal why it is not read; null where it is
 * @param rows that it gave
 */
public record StoredSource(
        int number,
        String path,
        String sha512,
        @Nullable String format,
        @Nullable String featureType,
        Map<String, String> facts,
        @Nullable String refusal,
        long rows) {}
