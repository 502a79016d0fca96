package org.estran.app.archive;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version of an object shall hold, and nothing else.
 *
 * @param objectId the record's id
 * @param message why this version exists; kept in the OCFL inventory
 * @param files the data files, by their own names
 * @param documents metadata and provenance documents by file name; stored under {@code metadata/}
 */
public record Preservation(String objectId, String message, List<Entry> files, Map<String, byte[]> documents) {

    /**
     * One data file.
     *
     * @param name the one its depositor gave it
     * @param sha512 of its bytes
     * @param staged where it waits; null where the object's last version holds it under that name already
     */
    public record Entry(
            String name, String sha512, @Nullable StagedFile staged) {

        /** One that waits to be taken in. */
        public Entry(String name, StagedFile staged) {
            this(name, staged.checksums().sha512(), staged);
        }

        /** One that stays as it is. */
        public static Entry kept(String name, String sha512) {
            return new Entry(name, sha512, null);
        }
    }

    public Preservation {
        files = List.copyOf(files);
        documents = Map.copyOf(documents);
    }
}
