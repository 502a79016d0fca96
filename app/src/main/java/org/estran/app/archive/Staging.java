package org.estran.app.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estran.app.home.FullDisk;
import org.estran.app.home.Home;
import org.estran.app.home.StepWatcher;
import org.estran.terms.Checksums;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Where the files of drafts wait. Names on disk are made here; what the depositor calls a file is somebody else's
 * knowledge. A file is either whole, digested and synced, or not there.
 */
@Component
public class Staging implements DisposableBean {

    private static final Pattern AREA = Pattern.compile("[a-z][a-z0-9_]{2,63}");

    private final Path root;
    private final Path home;
    private final RandomGenerator randomness;
    private final StepWatcher watcher;
    private final DiskSync sync;
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("digest-", 0).daemon().factory());

    @Autowired
    public Staging(Home home, RandomGenerator randomness, StepWatcher watcher) {
        this(home, randomness, watcher, new DiskSync());
    }

    Staging(Home home, RandomGenerator randomness, StepWatcher watcher, DiskSync sync) {
        this.root = home.staging();
        this.home = home.root();
        this.randomness = randomness;
        this.watcher = watcher;
        this.sync = sync;
    }

    /**
     * Takes a file in. When the stream breaks off, nothing remains.
     *
     * @param area an id made by us: lower-case letters, digits and underscores
     * @throws ProblemException {@code no-room} when the disk is full
     */
    public StagedFile take(String area, InputStream bytes) throws IOException {
        Path folder = area(area);
        String name = newName();
        Path file = folder.resolve(name);
        try {
            watcher.reached(StagingStep.WRITE);
            Files.createDirectories(folder);
            RunningDigests digests = new RunningDigests();
            DigestingWriter.Written written;
            try (BlockFile blocks = new BlockFile(file, DigestingWriter.BLOCK)) {
                written = new DigestingWriter(workers, digests).write(bytes, 0, blocks, Milestones.NONE);
            }
            if (written.broken() != null) {
                throw written.broken();
            }
            watcher.reached(StagingStep.SYNC);
            sync.file(file);
            syncFolder(folder);
            return new StagedFile(area, name, written.end(), digests.checksums(written.end()));
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(file);
            throw explained(broken);
        }
    }

    /** Gives a whole file, synced and digested elsewhere on this disk, a second name in the area. */
    StagedFile link(Path file, String area, long size, Checksums checksums) throws IOException {
        Path folder = area(area);
        String name = newName();
        Files.createDirectories(folder);
        try {
            Files.createLink(folder.resolve(name), file);
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(file, folder.resolve(name));
            sync.file(folder.resolve(name));
        }
        syncFolder(folder);
        return new StagedFile(area, name, size, checksums);
    }

    /** Each time: whoever made the folder may still be busy with a larger file, or have died before this line. */
    private void syncFolder(Path folder) throws IOException {
        sync.file(folder);
        sync.file(root);
        sync.file(home);
    }

    private String newName() {
        return String.format(Locale.ROOT, "%016x", randomness.nextLong());
    }

    ExecutorService workers() {
        return workers;
    }

    /** The file itself; for the rooms that check or preserve it. */
    public Path path(String area, String name) {
        Path file = area(area).resolve(name).normalize();
        if (!file.startsWith(area(area))) {
            throw new IllegalArgumentException("not a staged file: " + name);
        }
        return file;
    }

    /**
     * Gives a staged file a second name, by which it stays when it is dropped here.
     *
     * @return false when it is not here any more
     */
    public boolean link(StagedFile file, Path secondName) throws IOException {
        try {
            Files.createDirectories(secondName.getParent());
            Files.createLink(secondName, path(file.area(), file.name()));
            return true;
        } catch (NoSuchFileException dropped) {
            return false;
        }
    }

    public void drop(String area, String name) {
        try {
            Files.deleteIfExists(path(area, name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The areas there are. */
    public List<String> areas() {
        return names(
                root, folder -> AREA.matcher(folder.getFileName().toString()).matches());
    }

    /** The files of an area that were last written before then, whole or not. */
    public List<String> namesBefore(String area, Instant then) {
        return names(
                area(area), file -> Files.getLastModifiedTime(file).toInstant().isBefore(then));
    }

    private static List<String> names(Path folder, DirectoryStream.Filter<Path> wanted) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, wanted)) {
            all.forEach(path -> names.add(path.getFileName().toString()));
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (IOException | DirectoryIteratorException failed) {
            throw new IllegalStateException("cannot look into " + folder, failed);
        }
        return names;
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
        if (!AREA.matcher(area).matches()) {
            throw new IllegalArgumentException("not an area's name: " + area);
        }
        return root.resolve(area);
    }

    static IOException explained(Exception broken) {
        if (FullDisk.isCauseOf(broken)) {
            throw new ProblemException(
                    new Problem.NoRoom("no-room", "There is no room left on the disk; nothing was kept."), broken);
        }
        if (broken instanceof RuntimeException ours) {
            throw ours;
        }
        return (IOException) broken;
    }

    @Override
    public void destroy() {
        workers.shutdown();
    }
}
