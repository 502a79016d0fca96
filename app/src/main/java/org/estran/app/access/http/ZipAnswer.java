package org.estran.app.access.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.app.access.Distribution;
import org.estran.app.access.Readable;
import org.estran.app.archive.ArchiveName;

/**
 * Streams files as one ZIP (ZIP64 where needed). Entries are stored, not compressed, under the CRC-32 taken when each
 * file came in, so nothing is read twice and the same version gives the same bytes.
 */
public final class ZipAnswer {

    private ZipAnswer() {}

    /**
     * @param stamp the time every entry carries
     */
    public static void write(Iterator<Readable> files, Instant stamp, OutputStream to) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(to);
        zip.setMethod(ZipOutputStream.STORED);
        while (files.hasNext()) {
            Readable readable = files.next();
            Distribution file = readable.distribution();
            ZipEntry entry = new ZipEntry(entryName(file.path()));
            entry.setTimeLocal(LocalDateTime.ofInstant(stamp, ZoneOffset.UTC));
            entry.setSize(file.size());
            entry.setCompressedSize(file.size());
            entry.setCrc(file.checksums().crc32());
            zip.putNextEntry(entry);
            FileAnswer.copy(readable, 0, file.size(), zip);
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }

    /** The file's own name where unpacking it is harmless, else its ASCII form. */
    static String entryName(String path) {
        return ArchiveName.inAddress(path).indexOf('=') < 0 ? path : ArchiveName.of(path);
    }
}
