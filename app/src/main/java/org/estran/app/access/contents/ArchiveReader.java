package org.estran.app.access.contents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.estran.terms.LimitedStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Lists zip and tar archives, tar also within gzip, xz and bzip2, by what their first bytes say they are. */
public final class ArchiveReader {

    private static final int XZ_MEMORY = 100 << 10;
    /** Of a zip's central directory, which has to be held in memory: some hundred thousand entries. */
    private static final long LARGEST_DIRECTORY = 32L << 20;

    /** Small archives of zeros are no harm. */
    private static final long HARMLESS = 64L << 20;

    private static final Pattern ARCHIVE =
            Pattern.compile("\\.(zip|tar|tgz|tbz2?|txz|tar\\.(gz|xz|bz2))$", Pattern.CASE_INSENSITIVE);

    private ArchiveReader() {}

    /** Whether a file of that name is likely to be one of these; its bytes alone tell. */
    public static boolean isLikely(String name) {
        return ARCHIVE.matcher(name).find();
    }

    /** Null when it is no archive of these kinds. */
    public static @Nullable Contents contents(FileChannel file, Limits limits) throws IOException {
        Listing listing = new Listing(limits);
        try {
            return switch (FileKind.of(file)) {
                case ZIP -> zip(file, listing, limits);
                case TAR -> tar(stream(file), file.size(), listing, limits);
                case GZIP -> packed(new GZIPInputStream(stream(file), 1 << 16), file, listing, limits);
                case XZ -> packed(new XZInputStream(stream(file), XZ_MEMORY), file, listing, limits);
                case BZIP2 -> packed(new BZip2CompressorInputStream(stream(file), true), file, listing, limits);
                default -> null;
            };
        } catch (TooMuch much) {
            listing.stop(String.valueOf(much.getMessage()), Long.toString(limits.bytes()));
        } catch (IOException | RuntimeException broken) {
            listing.stop("archive-unreadable", String.valueOf(broken.getMessage()));
        }
        return listing.contents();
    }

    /** A tar within, or a single packed file, of which there is nothing to list. */
    private static @Nullable Contents packed(InputStream unpacking, FileChannel file, Listing listing, Limits limits)
            throws IOException {
        try (BufferedInputStream unpacked = new BufferedInputStream(unpacking, 1 << 16)) {
            unpacked.mark(FileKind.ENOUGH);
            byte[] first = unpacked.readNBytes(FileKind.ENOUGH);
            unpacked.reset();
            return FileKind.of(first) == FileKind.TAR ? tar(unpacked, file.size(), listing, limits) : null;
        }
    }

    private static Contents tar(InputStream bytes, long packedSize, Listing listing, Limits limits) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(limited(bytes, packedSize, limits), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!listing.add(entry(entry))) {
                    break;
                }
            }
        }
        return listing.contents();
    }

    /** No more than the limits allow, nor than so small an archive can honestly hold. */
    private static InputStream limited(InputStream bytes, long packedSize, Limits limits) {
        long bomb = Math.max(HARMLESS, packedSize * limits.ratio());
        return new LimitedStream(bytes, Math.min(bomb, limits.bytes()), read -> {
            throw new TooMuch(read > bomb ? "archive-bomb" : "archive-too-long");
        });
    }

    /** More than is read; the message is the finding's code. */
    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch(String code) {
            super(code);
        }
    }

    private static Contents.Entry entry(TarArchiveEntry entry) {
        return new Contents.Entry(
                entry.getName(),
                kind(entry),
                entry.getSize(),
                -1,
                entry.getLastModifiedTime().toInstant());
    }

    private static Contents.Kind kind(TarArchiveEntry entry) {
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Contents.Kind.LINK;
        }
        if (entry.isFIFO() || entry.isBlockDevice() || entry.isCharacterDevice()) {
            return Contents.Kind.SPECIAL;
        }
        return entry.isDirectory() ? Contents.Kind.FOLDER : Contents.Kind.FILE;
    }

    private static Contents zip(FileChannel file, Listing listing, Limits limits) throws IOException {
        if (ZipDirectory.size(file) > LARGEST_DIRECTORY) {
            listing.stop("archive-too-many-entries", Integer.toString(limits.entries()));
            return listing.contents();
        }
        long packed = 0;
        long unpacked = 0;
        // The channel is the caller's to close.
        ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(file)
                .setIgnoreLocalFileHeader(true)
                .get();
        Enumeration<ZipArchiveEntry> all = zip.getEntriesInPhysicalOrder();
        while (all.hasMoreElements()) {
            ZipArchiveEntry entry = all.nextElement();
            if (!listing.add(entry(entry))) {
                break;
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                listing.note("archive-encrypted", entry.getName());
            }
            packed += Math.max(0, entry.getCompressedSize());
            unpacked += Math.max(0, entry.getSize());
        }
        if (unpacked > Math.max(1L << 30, limits.ratio() * Math.min(packed, file.size()))) {
            listing.note("archive-bomb", Long.toString(unpacked));
        }
        return listing.contents();
    }

    private static Contents.Entry entry(ZipArchiveEntry entry) {
        Contents.Kind kind = entry.isDirectory()
                ? Contents.Kind.FOLDER
                : entry.isUnixSymlink() ? Contents.Kind.LINK : Contents.Kind.FILE;
        Instant changed = entry.getTime() < 0 ? null : Instant.ofEpochMilli(entry.getTime());
        return new Contents.Entry(entry.getName(), kind, entry.getSize(), entry.getCompressedSize(), changed);
    }

    private static InputStream stream(FileChannel file) throws IOException {
        return new BufferedInputStream(Channels.newInputStream(file.position(0)), 1 << 16);
    }
}
