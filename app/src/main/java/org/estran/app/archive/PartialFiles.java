package org.estran.app.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estran.app.home.Home;
import org.estran.app.home.StepWatcher;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Files that come in by parts, over days and through restarts. How much of one counts is what {@link Progress} was told
 * last: that much is on the disk itself, and what lies behind it is cut off when the next part comes. Digests go on from
 * part to part in memory; where they were lost with a restart, the end reads what they miss once more.
 */
@Component
public class PartialFiles {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    /** Some kilobytes each. */
    private static final int MOST_STATES = 2_000;

    private final Path folder;
    private final Path home;
    private final Staging staging;
    private final StepWatcher watcher;
    private final DiskSync sync;
    private final Map<String, RunningDigests> states = new ConcurrentHashMap<>();

    @Autowired
    public PartialFiles(Home home, Staging staging, StepWatcher watcher) {
        this(home, staging, watcher, new DiskSync());
    }

    PartialFiles(Home home, Staging staging, StepWatcher watcher, DiskSync sync) {
        // No area can have this name.
        this.folder = home.staging().resolve("parts-of-uploads");
        this.home = home.root();
        this.staging = staging;
        this.watcher = watcher;
        this.sync = sync;
    }

    /** Learns how much is safe. */
    public interface Progress {

        /** Whether it wants to be told now; asked every half megabyte. */
        boolean isDueAt(long position);

        /** Asked at the end, before anything counts: false takes the whole part back. */
        boolean holds();

        /** That many bytes of the file are on the disk itself, and count; fewer than before where a part is taken back. */
        void synced(long position);
    }

    /**
     * Adds a part. A stream that breaks off is no failure: what came before counts.
     *
     * @param name of 32 hexadecimal digits
     * @param from how much there is already; anything behind it is cut off
     * @return how much is on the disk itself now; {@code from} when it did not hold
     * @throws org.estran.terms.ProblemException {@code no-room}; what was reported to {@code progress} stays
     */
    public long add(String name, long from, InputStream bytes, Progress progress) throws IOException {
        Path file = file(name);
        try {
            watcher.reached(PartStep.WRITE);
            Files.createDirectories(folder);
            if (sizeOnDisk(file) < from) {
                throw new IllegalStateException("of the partial file " + name + " less is there than was kept");
            }
            RunningDigests digests = digestsAt(name, from);
            try (BlockFile blocks = BlockFile.goingOn(file, DigestingWriter.BLOCK, from)) {
                DigestingWriter.Written written = new DigestingWriter(staging.workers(), digests)
                        .write(bytes, from, blocks, milestones(name, file, digests, progress));
                if (!progress.holds()) {
                    // Never less on the disk than is kept, wherever this is cut off.
                    progress.synced(from);
                    states.remove(name);
                    blocks.cutAt(from);
                    return from;
                }
                reached(name, file, digests, written.end(), progress);
                return written.end();
            }
        } catch (IOException | RuntimeException failed) {
            throw Staging.explained(failed);
        }
    }

    /**
     * Makes the whole file one of an area. It keeps its place here until {@link #drop}, so that this may be asked again.
     *
     * @param size all of it
     */
    public StagedFile complete(String name, String area, long size) throws IOException {
        Path file = file(name);
        try {
            RunningDigests kept = states.getOrDefault(name, new RunningDigests());
            RunningDigests digests = kept.at(kept.from());
            if (digests.from() < size) {
                digestTheRest(file, digests, size);
            }
            watcher.reached(PartStep.LINK);
            return staging.link(file, area, size, digests.checksums(size));
        } catch (IOException | RuntimeException failed) {
            throw Staging.explained(failed);
        }
    }

    /** The bytes of a partial file, for who checks what was said of them. */
    public InputStream read(String name) throws IOException {
        return Files.newInputStream(file(name));
    }

    public void drop(String name) {
        states.remove(name);
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All that are there, whole or not. */
    public List<String> names() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private @Nullable RunningDigests digestsAt(String name, long position) {
        if (position == 0) {
            return new RunningDigests();
        }
        RunningDigests kept = states.get(name);
        if (kept != null && kept.from() > position) {
            // What lies behind the position is cut off, and other bytes may come in its place.
            states.remove(name);
        }
        return kept == null || kept.from() != position ? null : kept.at(position);
    }

    private Milestones milestones(String name, Path file, @Nullable RunningDigests digests, Progress progress) {
        return new Milestones() {
            @Override
            public boolean isDueAt(long position) {
                return progress.isDueAt(position);
            }

            @Override
            public void reached(long position) throws IOException {
                PartialFiles.this.reached(name, file, digests, position, progress);
            }
        };
    }

    private void reached(String name, Path file, @Nullable RunningDigests digests, long position, Progress progress)
            throws IOException {
        watcher.reached(PartStep.SYNC);
        sync.file(file);
        sync.file(folder);
        sync.file(Objects.requireNonNull(folder.getParent()));
        sync.file(home);
        if (digests != null) {
            keep(name, digests.at(position));
        }
        progress.synced(position);
    }

    private void keep(String name, RunningDigests digests) {
        if (states.size() >= MOST_STATES && !states.containsKey(name)) {
            // Whose is lost is read once more at its end.
            states.keySet().stream().findAny().ifPresent(states::remove);
        }
        states.put(name, digests);
    }

    private void digestTheRest(Path file, RunningDigests digests, long size) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            bytes.skipNBytes(digests.from());
            DigestingWriter.Written read = new DigestingWriter(staging.workers(), digests)
                    .write(bytes, digests.from(), (block, length) -> {}, Milestones.NONE);
            if (read.broken() != null) {
                throw read.broken();
            }
            if (read.end() != size) {
                throw new IllegalStateException("the partial file " + file.getFileName() + " is not whole");
            }
        }
    }

    private static long sizeOnDisk(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException notYet) {
            return 0;
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a partial file's name: " + name);
        }
        return folder.resolve(name);
    }
}
