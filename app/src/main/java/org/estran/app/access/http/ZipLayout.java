package org.estran.app.access.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.estran.app.access.ChosenFiles;
import org.estran.app.archive.ArchiveName;
import org.estran.app.catalogue.PublishedFile;
import org.estran.terms.Digests;

/**
 * Where everything lies in the zip of some files, known before its first byte: the same files give the same bytes, so
 * that any part of them can be given again. Eight bytes of memory a file.
 */
final class ZipLayout {

    private static final int BETWEEN_PLACES = 1_000;

    private final ZipFormat format;
    private final String tag;
    private final long[] starts;
    private final int count;
    private final List<ChosenFiles.Place> places;
    private final long directorySize;
    private final byte[] end;

    private ZipLayout(Reckoning reckoning) {
        this.format = reckoning.format;
        this.tag = "\"" + HexFormat.of().formatHex(reckoning.identity.digest(), 0, 16) + "\"";
        this.starts = Arrays.copyOf(reckoning.starts, reckoning.count + 1);
        this.count = reckoning.count;
        this.places = reckoning.places;
        this.directorySize = reckoning.directorySize;
        this.end = format.end(count, directoryStart(), directorySize);
    }

    /**
     * @param stamp the time every entry carries
     * @param each is shown every file on the way
     */
    static ZipLayout of(ChosenFiles files, Instant stamp, Consumer<PublishedFile> each) {
        Reckoning reckoning = new Reckoning(stamp);
        Iterator<ChosenFiles.At> all = files.from(ChosenFiles.Place.START);
        while (all.hasNext()) {
            ChosenFiles.At at = all.next();
            each.accept(at.file());
            reckoning.add(at);
        }
        return new ZipLayout(reckoning);
    }

    private static final class Reckoning {
        private final ZipFormat format;
        private final MessageDigest identity = Digests.of("SHA-256");
        private final List<ChosenFiles.Place> places = new ArrayList<>(List.of(ChosenFiles.Place.START));
        private long[] starts = new long[64];
        private int count;
        private long directorySize;

        Reckoning(Instant stamp) {
            this.format = new ZipFormat(stamp);
            // Another way to write the same files would have to be told apart by another word here.
            identity.update(("estran-zip-1 " + stamp.getEpochSecond()).getBytes(StandardCharsets.UTF_8));
        }

        void add(ChosenFiles.At at) {
            PublishedFile file = at.file();
            ZipFormat.Entry entry = entry(file);
            byte[] central = format.centralHeader(entry, starts[count]);
            identity.update(central);
            identity.update(file.checksums().sha512().getBytes(StandardCharsets.US_ASCII));
            directorySize += central.length;
            if (count + 2 > starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            starts[count + 1] = starts[count] + format.localHeader(entry).length + file.size();
            count++;
            if (count % BETWEEN_PLACES == 0) {
                places.add(at.next());
            }
        }
    }

    /** Strong: other bytes, another tag. */
    String tag() {
        return tag;
    }

    long size() {
        return directoryStart() + directorySize + end.length;
    }

    int count() {
        return count;
    }

    long directoryStart() {
        return starts[count];
    }

    ZipFormat format() {
        return format;
    }

    long start(int index) {
        return starts[index];
    }

    byte[] end() {
        return end;
    }

    long endStart() {
        return directoryStart() + directorySize;
    }

    /** Of the entry in which that byte lies; the number of entries where it lies behind them all. */
    int indexAt(long position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found : -found - 2;
    }

    /** The nearest known place at or before an entry, and how many entries stand between. */
    ChosenFiles.Place placeBefore(int index) {
        return places.get(index / BETWEEN_PLACES);
    }

    static int entriesAfterPlace(int index) {
        return index % BETWEEN_PLACES;
    }

    static ZipFormat.Entry entry(PublishedFile file) {
        return new ZipFormat.Entry(
                entryName(file.path()).getBytes(StandardCharsets.UTF_8),
                file.size(),
                file.checksums().crc32());
    }

    /** The file's own name where unpacking it is harmless, else its ASCII form. */
    static String entryName(String path) {
        return ArchiveName.inAddress(path).indexOf('=') < 0 ? path : ArchiveName.of(path);
    }
}
