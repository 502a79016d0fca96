package org.estran.app.deposit.sharing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address at which reviewers read a deposit without knowing its authors.
 *
 * @param fields the words of what is shown of the description
 * @param paths names of files and folders that are shown; {@code *} for all
 * @param revokedAt when it was taken back; null while it was not
 */
public record ReviewLink(
        String id,
        String depositId,
        List<String> fields,
        List<String> paths,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    /** Instead of names: every file. */
    public static final String ALL_FILES = "*";

    public ReviewLink {
        fields = List.copyOf(fields);
        paths = List.copyOf(paths);
    }

    public boolean isGoodAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** Whether a file is among what is shown: by its own name or by that of a folder it lies in. */
    public boolean shows(String path) {
        return paths.stream()
                .anyMatch(one -> one.equals(ALL_FILES)
                        || path.equals(one)
                        || path.startsWith(one.endsWith("/") ? one : one + "/"));
    }
}
