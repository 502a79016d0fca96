package org.estran.app.access.http;

import java.util.ArrayList;
import java.util.List;
import org.estran.app.access.contents.Contents;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A part of what an archive holds, as a page shows it.
 *
 * @param path of the archive
 * @param self the address of this page, without its query
 * @param home the page the archive belongs to
 * @param file where the archive itself is downloaded
 * @param from how many entries stand before this part
 */
public record ContentsPage(
        String path, String self, String home, String file, List<Contents.Entry> entries, int from, Contents all) {

    private static final int SHOWN = 500;

    /**
     * @param contents null where the file is no archive
     * @throws ProblemException {@code not-an-archive}
     */
    public static ContentsPage of(
            String path, String self, String home, String file, int from, @Nullable Contents contents) {
        Contents all = ContentsAnswer.archive(path, contents);
        int start = Math.clamp(from, 0, all.entries().size());
        int end = Math.min(start + SHOWN, all.entries().size());
        return new ContentsPage(path, self, home, file, all.entries().subList(start, end), start, all);
    }

    /** What is odd or dangerous in it, whatever part is shown. */
    public List<Finding> findings() {
        return new ArrayList<>(all.findings());
    }

    /** Unpacked, in bytes, of all that is listed. */
    public long unpacked() {
        return all.entries().stream()
                .mapToLong(entry -> Math.max(0, entry.size()))
                .sum();
    }

    /** The address of the next part; null at the end. */
    public @Nullable String next() {
        int next = from + entries.size();
        return next < all.entries().size()
                ? UriComponentsBuilder.fromPath(self)
                        .queryParam("path", "{path}")
                        .queryParam("from", next)
                        .encode()
                        .buildAndExpand(path)
                        .toUriString()
                : null;
    }
}
