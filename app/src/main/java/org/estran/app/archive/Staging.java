package org.estran.app.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.estran.app.home.Home;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Where the files of drafts wait. Names on disk are made here; what the depositor calls a file is somebody else's
 * knowledge. A file is either whole, digested and synced, or not there.
 */
@Component
public class Staging implements DisposableBean {

    private final Path root;
    private final RandomGenerator randomness;
    private final DiskSync sync = new DiskSync();
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("digest-", 0).daemon().factory());

    public Staging(Home home, RandomGenerator randomness) {
        this.root = home.staging();
        this.randomness = randomness;
    }

    /**
     * Takes a file in. When the stream breaks off, nothing remains.
     *
     * @param area an id made by us: lower-case letters, digits and underscores
     * @throws ProblemException {@code no-room} when the disk is full
     */
    public StagedFile take(String area, InputStream bytes) throws IOException {
        Path folder = area(area);
        boolean made = !Files.exists(folder);
        Files.createDirectories(folder);
        String name = String.format(Locale.ROOT, "%016x", randomness.nextLong());
        Path file = folder.resolve(name);
        try {
            DigestingWriter.Written written;
            try (BlockFile blocks = new BlockFile(file, DigestingWriter.BLOCK)) {
                written = new DigestingWriter(workers).write(bytes, blocks);
                blocks.force();
            }
            sync.file(folder);
            if (made) {
                sync.file(root);
            }
            return new StagedFile(area, name, written.size(), written.checksums());
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(file);
            throw explained(broken);
        }
    }

    /** The file itself; for the rooms that check or preserve it. */
    public Path path(String area, String name) {
        Path file = area(area).resolve(name).normalize();
        if (!file.startsWith(area(area))) {
            throw new IllegalArgumentException("not a staged file: " + name);
        }
        return file;
    }

    public void drop(String area, String name) {
        try {
            Files.deleteIfExists(path(area, name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Removes all of an area; nothing happens when it is gone already. */
    public void dropArea(String area) {
        Path folder = area(area);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path area(String area) {
        if (!area.matches("[a-z][a-z0-9_]{2,63}")) {
            throw new IllegalArgumentException("not an area's name: " + area);
        }
        return root.resolve(area);
    }

    private static IOException explained(Exception broken) {
        if (broken instanceof FileSystemException || isDiskFull(broken)) {
            throw new ProblemException(
                    new Problem.NoRoom("no-room", "There is no room left on the disk; nothing was kept."), broken);
        }
        if (broken instanceof RuntimeException ours) {
            throw ours;
        }
        return (IOException) broken;
    }

    private static boolean isDiskFull(Exception broken) {
        String message = String.valueOf(broken.getMessage());
        return message.contains("No space left") || message.contains("Disk quota exceeded");
    }

    @Override
    public void destroy() {
        workers.shutdown();
    }
}
