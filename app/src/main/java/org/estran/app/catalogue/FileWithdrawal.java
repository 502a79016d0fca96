package org.estran.app.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That the bytes of a file were withdrawn.
 *
 * @param erasedAt when they were freed from the archive; null while they lie there, to be had by nobody
 */
public record FileWithdrawal(
        Withdrawal withdrawal, @Nullable Instant erasedAt) {}
