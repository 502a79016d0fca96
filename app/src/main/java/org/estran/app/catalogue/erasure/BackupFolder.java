package org.estran.app.catalogue.erasure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A folder with backups of this centre. They share one archive, to which later ones only add: what the first of them holds,
 * the folder holds, until all of it is destroyed.
 *
 * @param path as it was given to the command
 * @param copies how many were begun, whole or not
 * @param first when the first of them was begun
 * @param last when the last was begun
 * @param destroyedAt when somebody said that the folder was destroyed; null while it is not known
 * @param destroyedBy the account that said so
 */
public record BackupFolder(
        String path,
        long copies,
        Instant first,
        Instant last,
        @Nullable Instant destroyedAt,
        @Nullable String destroyedBy) {

    /** Whether bytes may be in it that were in the archive until that instant; null while they are there still. */
    public boolean mayHold(@Nullable Instant freedAt) {
        return destroyedAt == null && (freedAt == null || first.isBefore(freedAt));
    }
}
