package org.estran.app.wms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.estran.app.home.Home;
import org.estran.terms.Digests;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Pictures drawn before, and the ranges of values found for them, under {@code cache/tiles}, by the digest of what they show
 * and how. Knows nothing of permission:
 * whoever asks has been let in to the data. The ones asked for least lately go when there are too many; all of them may be
 * deleted at any time.
 */
@Component
class Tiles {

    /** To be raised when the same request is drawn differently: older ones are then not found any more. */
    private static final String FORM = "1";

    private static final long MOST = 512L << 20;
    /** Those asked for last are not read from the disk again. */
    private static final long MOST_IN_MEMORY = 32L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Tiles.class);

    private final Path folder;
    private final Bounded<Long> onDisk = new Bounded<>(MOST, size -> size);
    private final Bounded<byte[]> inMemory = new Bounded<>(MOST_IN_MEMORY, bytes -> bytes.length);
    private boolean counted;

    Tiles(Home home) {
        this.folder = home.cache().resolve("tiles").resolve(FORM);
    }

    /** The name of a picture: of everything it is made from. */
    static String key(String everything) {
        byte[] digest = Digests.of("SHA-256").digest(everything.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 20);
    }

    byte @Nullable [] find(String key) {
        byte[] known = inMemory.find(key);
        if (known != null) {
            return known;
        }
        try {
            byte[] kept = Files.readAllBytes(place(key));
            inMemory.keep(key, kept);
            onDisk.keep(key, (long) kept.length);
            return kept;
        } catch (IOException absent) {
            return null;
        }
    }

    void keep(String key, byte[] picture) {
        inMemory.keep(key, picture);
        try {
            count();
            Path place = place(key);
            Files.createDirectories(place.getParent());
            Path draft = Files.createTempFile(folder, "draft", null);
            Files.write(draft, picture);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            for (String gone : onDisk.keep(key, (long) picture.length)) {
                Files.deleteIfExists(place(gone));
            }
        } catch (IOException full) {
            LOG.warn("a tile is not kept: {}", full.toString());
        }
    }

    /** What an earlier run left, the oldest first. */
    private synchronized void count() throws IOException {
        if (counted) {
            return;
        }
        counted = true;
        Files.createDirectories(folder);
        record Kept(String key, BasicFileAttributes attributes) {}
        List<Kept> all;
        try (Stream<Path> files = Files.find(folder, 2, (path, attributes) -> attributes.isRegularFile())) {
            all = files.flatMap(path -> {
                        try {
                            return Stream.of(new Kept(
                                    String.valueOf(path.getFileName()),
                                    Files.readAttributes(path, BasicFileAttributes.class)));
                        } catch (IOException gone) {
                            return Stream.empty();
                        }
                    })
                    .sorted(Comparator.comparing(kept -> kept.attributes().lastModifiedTime()))
                    .toList();
        }
        for (Kept kept : all) {
            if (kept.key().matches("[0-9a-f]{40}")) {
                for (String gone : onDisk.keep(kept.key(), kept.attributes().size())) {
                    Files.deleteIfExists(place(gone));
                }
            } else {
                Files.deleteIfExists(folder.resolve(kept.key()));
            }
        }
    }

    private Path place(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key);
    }

    /** Nothing is kept any more, on the disk or in memory. */
    void forgetAll() throws IOException {
        inMemory.clear();
        onDisk.clear();
        if (Files.isDirectory(folder)) {
            List<Path> all;
            try (Stream<Path> files = Files.find(folder, 2, (path, attributes) -> attributes.isRegularFile())) {
                all = files.toList();
            }
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Things by name up to a weight, the ones used least lately going first. */
    private static final class Bounded<T> {
        private final Map<String, T> kept = new LinkedHashMap<>(16, 0.75f, true);
        private final long most;
        private final java.util.function.ToLongFunction<T> weight;
        private long all;

        Bounded(long most, java.util.function.ToLongFunction<T> weight) {
            this.most = most;
            this.weight = weight;
        }

        synchronized void clear() {
            kept.clear();
            all = 0;
        }

        synchronized @Nullable T find(String key) {
            return kept.get(key);
        }

        /** @return what had to go */
        synchronized List<String> keep(String key, T thing) {
            T before = kept.put(key, thing);
            all += weight.applyAsLong(thing) - (before == null ? 0 : weight.applyAsLong(before));
            List<String> gone = new java.util.ArrayList<>();
            var eldest = kept.entrySet().iterator();
            while (all > most && kept.size() > 1) {
                Map.Entry<String, T> entry = eldest.next();
                all -= weight.applyAsLong(entry.getValue());
                gone.add(entry.getKey());
                eldest.remove();
            }
            return gone;
        }
    }
}
