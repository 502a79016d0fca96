package org.estran.app.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the archive says of an object: all its versions, oldest first. */
public record ArchivedObject(String id, List<Version> versions) {

    /** Where a file of a version lies, relative to the storage root, and the digest the inventory has of it. */
    public record Content(String storagePath, String sha512) {}

    /**
     * An OCFL version.
     *
     * @param files by logical path: {@code data/...} and {@code metadata/...}
     */
    public record Version(int number, Map<String, Content> files) {

        public Optional<Content> document(String name) {
            return Optional.ofNullable(files.get("metadata/" + name));
        }
    }

    public ArchivedObject {
        versions = List.copyOf(versions);
    }
}
