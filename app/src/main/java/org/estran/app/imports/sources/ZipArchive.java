package org.estran.app.imports.sources;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.estran.terms.LimitedStream;

/** A zip file, read by its central directory in the order of the entries' bytes. */
final class ZipArchive {

    private final Source source;
    private final String inside;
    private long unpacked;

    ZipArchive(Source source, String inside) {
        this.source = source;
        this.inside = inside;
    }

    void read(Path file, String path) {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                if (source.isFull()) {
                    return;
                }
                if (unpacked > source.limits().unpackedBytes()) {
                    source.unreadable(
                            path,
                            Trouble.UNPACKS_TOO_LARGE,
                            Long.toString(source.limits().unpackedBytes()));
                    return;
                }
                if (!entry.isDirectory() && !Source.isHidden(entry.getName())) {
                    entry(zip, entry);
                }
            }
        } catch (IOException | RuntimeException damaged) {
            // The library throws unchecked exceptions at some malformed headers.
            source.unreadable(path, Trouble.ARCHIVE_DAMAGED, String.valueOf(damaged.getMessage()));
        }
    }

    /** One damaged entry leaves the others readable. */
    private void entry(ZipFile zip, ZipArchiveEntry entry) {
        String path = inside + entry.getName();
        if (!zip.canReadEntryData(entry)) {
            source.unreadable(path, Trouble.ENCRYPTED, "");
            return;
        }
        if (entry.isUnixSymlink()) {
            source.unreadable(path, Trouble.LINK, "");
            return;
        }
        LimitedStream counted = null;
        try (InputStream raw = zip.getInputStream(entry)) {
            counted = new LimitedStream(raw, Long.MAX_VALUE, read -> {});
            InputStream bytes = new BufferedInputStream(counted);
            byte[] head = Source.head(bytes);
            if (Packing.of(head) == Packing.NONE) {
                source.take(path, head, bytes);
            } else {
                source.unreadable(path, Trouble.ARCHIVE_IN_ARCHIVE, "");
            }
        } catch (IOException | RuntimeException damaged) {
            source.unreadable(path, Trouble.FILE_UNREADABLE, String.valueOf(damaged.getMessage()));
        } finally {
            unpacked += counted == null ? 0 : counted.count();
        }
    }
}
