package org.estran.grids;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.estran.grids.UnreadableFile.Reason;
import org.jspecify.annotations.Nullable;

/** The keys and values of a Zarr store: files of a folder, or entries of a zip. Read by several threads at once. */
sealed interface ZarrStore extends Closeable {

    int LARGEST_VALUE = 512 << 20;
    int MOST_ENTRIES = 4_000_000;

    /** The bytes under a key; null when there is none. */
    byte @Nullable [] get(String key) throws IOException;

    /** The keys that end so, in order; for finding arrays where no consolidated metadata lists them. */
    List<String> endingWith(String suffix) throws IOException;

    static ZarrStore open(Path path) throws IOException {
        return Files.isDirectory(path) ? new Folder(path) : Zip.open(path);
    }

    private static byte[] read(InputStream in, long size, String key) throws IOException {
        if (size > LARGEST_VALUE) {
            throw new UnreadableFile(Reason.UNSUPPORTED, -1, key + " takes " + size + " bytes");
        }
        // A zip may lie about the size of an entry: what comes is counted, not believed.
        byte[] bytes = in.readNBytes(LARGEST_VALUE + 1);
        if (bytes.length > LARGEST_VALUE) {
            throw new UnreadableFile(Reason.UNSUPPORTED, -1, key + " takes more than 512 MiB");
        }
        return bytes;
    }

    /** A folder; links are not followed, so that nothing outside it is read. */
    record Folder(Path root) implements ZarrStore {

        private static final int DEEPEST = 24;

        @Override
        public byte @Nullable [] get(String key) throws IOException {
            Path file = root.resolve(key).normalize();
            if (!file.startsWith(root) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return null;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(in, Files.size(file), key);
            }
        }

        @Override
        public List<String> endingWith(String suffix) throws IOException {
            List<String> keys = new ArrayList<>();
            try (Stream<Path> files = Files.find(
                    root,
                    DEEPEST,
                    (file, a) ->
                            a.isRegularFile() && file.getFileName().toString().equals(suffix))) {
                files.limit(MOST_ENTRIES)
                        .forEach(file ->
                                keys.add(root.relativize(file).toString().replace('\\', '/')));
            }
            keys.sort(null);
            return keys;
        }

        @Override
        public void close() {
            // nothing stays open
        }
    }

    /** A zip whose entries lie at its root or in one folder, as when a folder was zipped. */
    record Zip(ZipFile zip, String prefix) implements ZarrStore {

        private static final int END_OF_DIRECTORY = 0x06054B50;
        private static final int LAST_RECORD = 22 + 65535;
        private static final long LARGEST_DIRECTORY = 256L << 20;

        static Zip open(Path path) throws IOException {
            checkTheDirectory(path);
            ZipFile zip;
            try {
                zip = new ZipFile(path.toFile());
            } catch (ZipException | IllegalArgumentException damaged) {
                throw new UnreadableFile(
                        Reason.CORRUPT, -1, "the zip cannot be read: " + damaged.getMessage(), damaged);
            }
            String prefix = prefix(zip);
            if (prefix == null) {
                zip.close();
                throw new UnreadableFile(Reason.NOT_RECOGNISED, 0, "a zip that holds no Zarr store");
            }
            return new Zip(zip, prefix);
        }

        /** Java keeps a zip's whole directory in memory: its size, told in the last record, is looked at first. */
        private static void checkTheDirectory(Path path) throws IOException {
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
                int length = (int) Math.min(file.size(), LAST_RECORD);
                ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
                while (tail.hasRemaining() && file.read(tail, file.size() - length + tail.position()) >= 0) {
                    // until the tail is here
                }
                for (int at = length - 22; at >= 0; at--) {
                    if (tail.getInt(at) == END_OF_DIRECTORY) {
                        long size = tail.getInt(at + 12) & 0xFFFFFFFFL;
                        if (size > LARGEST_DIRECTORY) {
                            throw new UnreadableFile(
                                    Reason.UNSUPPORTED, -1, "a zip whose directory alone takes " + size + " bytes");
                        }
                        return;
                    }
                }
            }
            throw new UnreadableFile(Reason.CORRUPT, -1, "a zip without the directory at its end");
        }

        private static @Nullable String prefix(ZipFile zip) {
            for (String name : List.of(".zmetadata", ".zgroup", ".zarray")) {
                if (zip.getEntry(name) != null) {
                    return "";
                }
            }
            return zip.stream()
                    .limit(MOST_ENTRIES)
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches("[^/]+/\\.(zmetadata|zgroup|zarray)"))
                    .findFirst()
                    .map(name -> name.substring(0, name.indexOf('/') + 1))
                    .orElse(null);
        }

        @Override
        public byte @Nullable [] get(String key) throws IOException {
            ZipEntry entry = zip.getEntry(prefix + key);
            if (entry == null || entry.isDirectory()) {
                return null;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return read(in, entry.getSize(), key);
            } catch (ZipException damaged) {
                throw new UnreadableFile(Reason.CORRUPT, -1, key + ": " + damaged.getMessage(), damaged);
            }
        }

        @Override
        public List<String> endingWith(String suffix) {
            return zip.stream()
                    .limit(MOST_ENTRIES)
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()))
                    .filter(name -> name.equals(suffix) || name.endsWith("/" + suffix))
                    .sorted()
                    .toList();
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
