package org.estran.app.archive;

import java.util.List;
import java.util.Map;

/**
 * What the first version of an object shall hold.
 *
 * @param objectId the record's id
 * @param message why this version exists; kept in the OCFL inventory
 * @param files the data files, by their own names
 * @param documents metadata and provenance documents by file name; stored under {@code metadata/}
 */
public record Preservation(String objectId, String message, List<Entry> files, Map<String, byte[]> documents) {

    /** One data file: the name its depositor gave it and where it waits. */
    public record Entry(String name, StagedFile staged) {}

    public Preservation {
        files = List.copyOf(files);
        documents = Map.copyOf(documents);
    }
}
