package org.estran.app.deposit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a deposit's files, in the order of their names, and how many there are in all.
 *
 * @param count of all files
 * @param bytes of all files together
 * @param next after which name the next page begins; null on the last one
 */
public record FilePage(
        List<DepositFile> items,
        long count,
        long bytes,
        @Nullable String next) {

    public FilePage {
        items = List.copyOf(items);
    }
}
