package org.estran.app.deposit;

import java.time.Instant;
import org.estran.terms.Checksums;
import org.jspecify.annotations.Nullable;

/**
 * A file of a deposit.
 *
 * @param path the depositor's name for it, folders included: any Unicode, never a path on disk
 * @param stagedName its name in staging
 * @param remark why a file that claims to be readable could not be read; null when all is well
 */
public record DepositFile(
        String path,
        String stagedName,
        long size,
        Checksums checksums,
        String mediaType,
        @Nullable String remark,
        Instant addedAt) {}
