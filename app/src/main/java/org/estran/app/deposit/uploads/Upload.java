package org.estran.app.deposit.uploads;

import java.time.Instant;
import org.estran.app.deposit.StatedDigests;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into a deposit.
 *
 * @param id 32 hexadecimal digits; whoever knows them still has to be its owner
 * @param path the name it will have in the deposit
 * @param length in bytes; null while its sender does not know
 * @param received so many bytes are on the disk itself
 * @param stated digests of the whole that its sender stated
 * @param metadata as its sender gave it
 * @param expiresAt when it is thrown away if nobody goes on with it
 * @param isFinished whether it is a file of the deposit by now
 */
public record Upload(
        String id,
        String depositId,
        String owner,
        String path,
        @Nullable Long length,
        long received,
        StatedDigests stated,
        String metadata,
        Instant expiresAt,
        boolean isFinished) {

    boolean isWhole() {
        return length != null && received == length;
    }
}
