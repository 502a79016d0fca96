package org.estran.app.keeping;

import java.time.Instant;
import java.util.List;

/**
 * What each part of the home held when it was counted.
 *
 * @param objects of the archive
 */
public record Storage(Instant at, List<Part> parts, long objects) {

    /**
     * A folder of the home.
     *
     * @param name {@code archive}, {@code staging}, {@code database}, {@code index} or {@code cache}
     * @param bytes as the files say, not as the disk's blocks add up
     */
    public record Part(String name, long files, long bytes) {}

    public Storage {
        parts = List.copyOf(parts);
    }

    public long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }
}
