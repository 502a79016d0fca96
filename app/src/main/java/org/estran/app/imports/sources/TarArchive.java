package org.estran.app.imports.sources;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.estran.terms.LimitedStream;
import org.tukaani.xz.XZInputStream;

/** A tar file, bare or packed by xz or gzip, read as a stream from its beginning; or one document packed alone. */
final class TarArchive {

    /** What xz may take to unpack: its strongest preset takes 65 MB. */
    private static final int XZ_MEMORY_KIB = 100 << 10;

    private final Source source;
    private final String inside;

    TarArchive(Source source, String inside) {
        this.source = source;
        this.inside = inside;
    }

    void read(InputStream file, Packing packing, String path) {
        long most = source.limits().unpackedBytes();
        LimitedStream counted = null;
        try {
            counted = new LimitedStream(unpacked(file, packing), most, read -> {
                throw new IOException("it unpacks to more than " + most + " bytes");
            });
            InputStream bytes = new BufferedInputStream(counted, 1 << 16);
            byte[] head = Source.head(bytes);
            switch (Packing.of(head)) {
                case TAR -> entries(new TarArchiveInputStream(bytes));
                case NONE -> source.take(path, head, bytes);
                case ZIP, XZ, GZIP -> source.unreadable(path, Trouble.ARCHIVE_IN_ARCHIVE, "");
            }
        } catch (IOException | RuntimeException damaged) {
            boolean tooLarge = counted != null && counted.count() > most;
            source.unreadable(
                    path,
                    tooLarge ? Trouble.UNPACKS_TOO_LARGE : Trouble.ARCHIVE_DAMAGED,
                    tooLarge ? Long.toString(most) : String.valueOf(damaged.getMessage()));
        }
    }

    private static InputStream unpacked(InputStream file, Packing packing) throws IOException {
        return switch (packing) {
            case XZ -> new XZInputStream(file, XZ_MEMORY_KIB);
            case GZIP -> new GZIPInputStream(file, 1 << 16);
            case TAR, ZIP, NONE -> file;
        };
    }

    private void entries(TarArchiveInputStream tar) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (source.isFull()) {
                return;
            }
            if (!entry.isDirectory() && !Source.isHidden(entry.getName())) {
                entry(tar, entry);
            }
        }
    }

    private void entry(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        String path = inside + entry.getName().replaceFirst("^(\\./)+", "");
        if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink()) {
            source.unreadable(path, Trouble.LINK, "");
            return;
        }
        InputStream bytes = new BufferedInputStream(tar, 1 << 13);
        byte[] head = Source.head(bytes);
        if (Packing.of(head) == Packing.NONE) {
            source.take(path, head, bytes);
        } else {
            source.unreadable(path, Trouble.ARCHIVE_IN_ARCHIVE, "");
        }
    }
}
