package org.estran.app.archive;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.ocfl.api.OcflConfig;
import io.ocfl.api.OcflRepository;
import io.ocfl.api.exception.OcflJavaException;
import io.ocfl.api.model.FileDetails;
import io.ocfl.api.model.ObjectVersionId;
import io.ocfl.api.model.ValidationResults;
import io.ocfl.core.OcflRepositoryBuilder;
import io.ocfl.core.cache.CaffeineCache;
import io.ocfl.core.extension.storage.layout.config.HashedNTupleLayoutConfig;
import io.ocfl.core.model.Inventory;
import io.ocfl.core.storage.OcflStorage;
import io.ocfl.core.storage.OcflStorageBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.estran.app.home.Home;
import org.estran.app.home.StepWatcher;
import org.estran.terms.Digests;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The OCFL 1.1 storage root (hashed n-tuple layout, SHA-512). An object is a record; its content is the data files
 * under {@code data/} by their {@link ArchiveName} and the documents under {@code metadata/}.
 */
@Component
@DependsOn("homeLock")
public class Archive implements DisposableBean {

    private static final String DATA = "data/";

    private final Path root;
    private final Staging staging;
    private final StepWatcher watcher;
    private final Clock clock;
    private final DiskSync sync;
    private final Path work;
    private final OcflConfig config = new OcflConfig();
    private final OcflStorage storage;
    private final OcflRepository repository;

    @Autowired
    public Archive(Home home, Staging staging, StepWatcher watcher, Clock clock) throws IOException {
        this(home, staging, watcher, clock, new DiskSync());
    }

    Archive(Home home, Staging staging, StepWatcher watcher, Clock clock, DiskSync sync) throws IOException {
        this.root = home.archive();
        this.staging = staging;
        this.watcher = watcher;
        this.clock = clock;
        this.sync = sync;
        // OCFL's own work folder must share the archive's file system, so that its last step is one rename.
        this.work = emptied(home.staging().resolve("ocfl-work"));
        this.storage = OcflStorageBuilder.builder().fileSystem(root).build();
        this.repository = new OcflRepositoryBuilder()
                .defaultLayoutConfig(new HashedNTupleLayoutConfig())
                .ocflConfig(config)
                .inventoryMapper(NextVersion.JSON)
                .inventoryCache(recentInventories())
                .storage(storage)
                .workDir(work)
                .build();
        syncRoot(home);
    }

    /** One of a hundred thousand files takes 70 MB: as many are kept as have so many paths together, and none for long. */
    private static CaffeineCache<String, Inventory> recentInventories() {
        return new CaffeineCache<>(Caffeine.newBuilder()
                .maximumWeight(100_000)
                .weigher((String id, Inventory inventory) -> paths(inventory))
                .expireAfterAccess(Duration.ofMinutes(10))
                .build());
    }

    private static int paths(Inventory inventory) {
        return paths(inventory.getManifest())
                + inventory.getVersions().values().stream()
                        .mapToInt(version -> paths(version.getState()))
                        .sum();
    }

    private static int paths(Map<String, Set<String>> byDigest) {
        return byDigest.values().stream().mapToInt(Set::size).sum();
    }

    /** What tells that this is a storage root, and how objects lie in it: without it no object is ever found. */
    private void syncRoot(Home home) throws IOException {
        try (Stream<Path> files = Files.list(root).filter(Files::isRegularFile)) {
            sync.together(files.toList());
        }
        sync.tree(root.resolve("extensions"), home.root());
    }

    /** What a run that was killed left there belongs to nobody: this home is ours alone. */
    private static Path emptied(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        return Files.createDirectories(folder);
    }

    /**
     * Writes an object's first version and syncs it to disk; asked again, it finds the version there and only syncs.
     * The staged files stay where they are (the archive gets hard links), so a run that was killed can start over.
     *
     * @return where each file's bytes now lie, as {@link #contentPaths} says it
     * @throws io.ocfl.api.exception.FixityCheckException when a file is no longer what came in; nothing is kept then
     */
    public Map<String, String> preserve(Preservation preservation) {
        String id = preservation.objectId();
        try {
            clearRemains(id);
            if (!repository.containsObject(id)) {
                write(preservation);
            }
            watcher.reached(PreservingStep.SYNC);
            sync.tree(objectRoot(id), root);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot preserve the object " + id, failed);
        }
        return contentPaths(id, preservation.files());
    }

    /**
     * Where the bytes of preserved files lie, by the file's own name.
     *
     * @throws IllegalStateException when the archive holds something else under that id
     */
    public Map<String, String> contentPaths(String objectId, List<Preservation.Entry> files) {
        Map<String, FileDetails> byLogicalPath = new HashMap<>();
        var version = repository.describeVersion(ObjectVersionId.head(objectId));
        version.getFiles().forEach(file -> byLogicalPath.put(file.getPath(), file));
        Map<String, String> paths = new HashMap<>();
        for (Preservation.Entry entry : files) {
            FileDetails found = byLogicalPath.get(DATA + ArchiveName.of(entry.name()));
            if (found == null || !found.getFixity().containsValue(entry.sha512())) {
                throw new IllegalStateException(
                        "the archive holds another version of " + objectId + " than the one given");
            }
            paths.put(entry.name(), found.getStorageRelativePath());
        }
        return paths;
    }

    public boolean contains(String objectId) {
        return repository.containsObject(objectId);
    }

    /**
     * Opens archived bytes for reading, from the path {@link #contentPaths} gave. Who may read them is decided by the room
     * {@code access}, the only one to call this.
     */
    public FileChannel open(String contentPath) throws IOException {
        return FileChannel.open(path(contentPath), StandardOpenOption.READ);
    }

    /** The size on disk; empty when the bytes are not there. */
    public OptionalLong size(String contentPath) throws IOException {
        try {
            return OptionalLong.of(Files.size(path(contentPath)));
        } catch (NoSuchFileException missing) {
            return OptionalLong.empty();
        }
    }

    /** The file itself, for readers of data formats that need one; called by the room {@code access} alone. */
    public Path path(String contentPath) {
        Path path = root.resolve(contentPath).normalize();
        if (!path.startsWith(root)) {
            throw new IllegalArgumentException("outside the archive: " + contentPath);
        }
        return path;
    }

    /** Checks an object against its inventory, every byte of it. */
    public ValidationResults validate(String objectId) {
        return repository.validateObject(objectId, true);
    }

    /** Writes the version after the object's last one (the first, where there is none): these files and documents, no others. */
    void write(Preservation preservation) {
        Map<String, Preservation.Entry> files = new TreeMap<>();
        preservation.files().forEach(entry -> files.put(DATA + ArchiveName.of(entry.name()), entry));
        write(preservation.objectId(), preservation.message(), next -> {
            next.keepOnly(path -> !path.startsWith(DATA) || files.containsKey(path));
            for (Map.Entry<String, Preservation.Entry> file : files.entrySet()) {
                StagedFile staged = file.getValue().staged();
                if (staged != null) {
                    watcher.reached(PreservingStep.LINK);
                    next.add(
                            file.getKey(),
                            staging.path(staged.area(), staged.name()),
                            staged.checksums().sha512());
                }
            }
            addDocuments(next, preservation.documents());
            watcher.reached(PreservingStep.COMMIT);
        });
    }

    /** Writes the version after the object's last one (the first, where there is none): all of that, but these documents. */
    void write(String objectId, String why, Map<String, byte[]> documents) {
        write(objectId, why, next -> addDocuments(next, documents));
    }

    private interface Filling {
        void of(NextVersion next) throws IOException;
    }

    private void write(String objectId, String why, Filling filling) {
        Path folder = work.resolve(objectRoot(objectId).getFileName());
        try (NextVersion next = new NextVersion(storage, config, objectId, emptied(folder))) {
            filling.of(next);
            next.store(why, clock.instant());
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "cannot write a version of the object " + objectId + ": " + failed.getMessage(), failed);
        } finally {
            repository.invalidateCache(objectId);
        }
    }

    private static void addDocuments(NextVersion next, Map<String, byte[]> documents) throws IOException {
        for (Map.Entry<String, byte[]> document : new TreeMap<>(documents).entrySet()) {
            next.add("metadata/" + document.getKey(), document.getValue());
        }
    }

    /**
     * What a run left of a first version that was killed, or whose machine lost its power: nothing was announced, and
     * the staged files are all still there. An object that seems whole is looked at byte by byte, since names may have
     * reached the disk before what they name.
     */
    private void clearRemains(String id) throws IOException {
        Path folder = objectRoot(id);
        if (Files.exists(folder) && !isWhole(id)) {
            Folders.remove(folder);
            repository.invalidateCache(id);
        }
    }

    private boolean isWhole(String id) {
        try {
            return repository.containsObject(id) && !validate(id).hasErrors();
        } catch (OcflJavaException unreadable) {
            return false;
        }
    }

    OcflRepository repository() {
        return repository;
    }

    Path root() {
        return root;
    }

    DiskSync sync() {
        return sync;
    }

    /** The folder of the object, by the layout's defaults (OCFL extension 0004: SHA-256, three tuples of three). */
    Path objectRoot(String id) {
        String hash = HexFormat.of().formatHex(Digests.of("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        return root.resolve(hash.substring(0, 3))
                .resolve(hash.substring(3, 6))
                .resolve(hash.substring(6, 9))
                .resolve(hash);
    }

    @Override
    public void destroy() {
        repository.close();
    }
}
