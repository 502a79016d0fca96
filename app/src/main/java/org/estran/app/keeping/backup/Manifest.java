package org.estran.app.keeping.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a copy holds. It is written last, so a copy without one was not finished and is none.
 *
 * @param format of the copy; 1
 * @param at the moment whose state it is
 * @param databaseSha512 of {@code estran.db}
 * @param objects the archive's objects, each up to the version it had
 * @param staged the files of drafts
 */
record Manifest(
        int format,
        String estran,
        String schema,
        Instant at,
        String databaseSha512,
        List<ObjectCopy> objects,
        List<StagedCopy> staged) {

    static final int FORMAT = 1;
    private static final String FILE = "manifest.json";
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * An object of the archive.
     *
     * @param folder relative to the storage root
     * @param version its last OCFL version
     * @param inventorySha512 of that version's inventory, which has the digests of all its files
     */
    record ObjectCopy(String folder, int version, String inventorySha512) {}

    /** A file that waits in a draft. */
    record StagedCopy(String area, String name, long size, String sha512) {}

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    static Manifest read(Path folder) throws IOException {
        try {
            Manifest found = JSON.readValue(Files.readAllBytes(folder.resolve(FILE)), Manifest.class);
            if (found.format() != FORMAT) {
                throw new IOException("a copy of format " + found.format() + ", which this version does not know");
            }
            return found;
        } catch (JacksonException garbled) {
            throw new IOException(folder.resolve(FILE) + " cannot be read", garbled);
        }
    }

    void write(Path folder) throws IOException {
        Path unfinished = folder.resolve(FILE + ".unfinished");
        Files.write(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        VerifiedCopy.copy(unfinished, folder.resolve(FILE + ".new"), null);
        Files.delete(unfinished);
        Files.move(folder.resolve(FILE + ".new"), folder.resolve(FILE));
        VerifiedCopy.syncFolder(folder);
    }
}
