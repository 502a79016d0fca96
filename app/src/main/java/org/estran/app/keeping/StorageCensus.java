package org.estran.app.keeping;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.estran.app.home.Home;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts what the home holds, in the background and no more often than is worth it: an archive may have millions of
 * files, and whoever looks at the page waits for none of them.
 */
@Component
public class StorageCensus {

    private static final Logger LOG = LoggerFactory.getLogger(StorageCensus.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final String OBJECT = "0=ocfl_object_1.1";

    private final Home home;
    private final Clock clock;
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile @Nullable Storage latest;

    StorageCensus(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /** The last count; empty before the first one is through. Where it is old, another one begins. */
    public Optional<Storage> latest() {
        Storage known = latest;
        boolean isFresh = known != null && known.at().plus(FRESH).isAfter(clock.instant());
        if (!isFresh && counting.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("storage-census").start(this::count);
        }
        return Optional.ofNullable(known);
    }

    /** Bytes that can still be written where the home lies. */
    public long free() throws IOException {
        return store().getUsableSpace();
    }

    /** Bytes of the whole disk where the home lies. */
    public long total() throws IOException {
        return store().getTotalSpace();
    }

    private FileStore store() throws IOException {
        return Files.getFileStore(home.root());
    }

    private void count() {
        try {
            List<Storage.Part> parts = new ArrayList<>();
            Walk archive = walk(home.archive());
            parts.add(archive.part("archive"));
            parts.add(walk(home.staging()).part("staging"));
            parts.add(walk(home.database()).part("database"));
            parts.add(walk(home.index()).part("index"));
            parts.add(walk(home.cache()).part("cache"));
            latest = new Storage(clock.instant(), parts, archive.objects);
        } catch (IOException | RuntimeException failed) {
            LOG.warn("what the home holds could not be counted: {}", failed.toString());
        } finally {
            counting.set(false);
        }
    }

    private static Walk walk(Path folder) throws IOException {
        Walk walk = new Walk();
        Files.walkFileTree(folder, walk);
        return walk;
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private long files;
        private long bytes;
        private long objects;

        Storage.Part part(String name) {
            return new Storage.Part(name, files, bytes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            bytes += attributes.size();
            if (file.endsWith(OBJECT)) {
                objects++;
            }
            return FileVisitResult.CONTINUE;
        }

        // The centre goes on working: what was just taken away is not counted.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
