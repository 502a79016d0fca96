package org.estran.app.archive;

import io.ocfl.api.OcflRepository;
import io.ocfl.api.model.ValidationResults;
import io.ocfl.core.OcflRepositoryBuilder;
import io.ocfl.core.extension.storage.layout.config.HashedNTupleLayoutConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.app.home.Home;
import org.estran.app.home.StepWatcher;
import org.springframework.stereotype.Component;

/**
 * Frees bytes from the archive, which OCFL itself never does: the object is put together anew without them, its inventories
 * saying so in every version, validated whole, and takes the place of what was there. The other files are the same ones
 * under a second name, so that no byte of theirs is written again. Killed anywhere, the next start has one whole object in
 * its place, with the bytes or without.
 */
@Component
public class Erasing {

    private static final String OLD = "old";
    private static final String NEW = "new";

    private final Archive archive;
    private final StepWatcher watcher;
    private final Path work;

    public Erasing(Archive archive, Home home, StepWatcher watcher) throws IOException {
        this.archive = archive;
        this.watcher = watcher;
        this.work = home.staging().resolve("erasing");
        recoverAll();
    }

    /**
     * What became of it.
     *
     * @param files how many stored files are there no more
     * @param bytes how many bytes they had
     */
    public record Freed(int files, long bytes) {}

    /**
     * Rewrites an object without the bytes of those digests, in no version of it. Where none of them is there, nothing
     * happens. To be called with the object {@link ObjectVersions#hold held}.
     *
     * @param sha512 of the bytes
     * @throws IllegalStateException where the object would not be whole without them; nothing is changed then
     */
    public Freed erase(String objectId, Set<String> sha512) {
        Path object = archive.objectRoot(objectId);
        Path mine = work.resolve(objectId);
        try {
            recover(mine);
            InventoryWithout without = InventoryWithout.of(object, sha512);
            if (without.isUnchanged()) {
                return new Freed(0, 0);
            }
            long bytes = without.bytes();
            watcher.reached(ErasingStep.COPY);
            Path copy = copy(object, mine, without);
            watcher.reached(ErasingStep.CHECK);
            check(objectId, mine.resolve(NEW));
            archive.sync().tree(copy, mine);
            watcher.reached(ErasingStep.AWAY);
            Files.move(object, mine.resolve(OLD), StandardCopyOption.ATOMIC_MOVE);
            watcher.reached(ErasingStep.INSTEAD);
            Files.move(copy, object, StandardCopyOption.ATOMIC_MOVE);
            archive.sync().file(Objects.requireNonNull(object.getParent()));
            archive.repository().invalidateCache(objectId);
            watcher.reached(ErasingStep.DROP);
            Folders.remove(mine);
            return new Freed(without.gone().size(), bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot free bytes of the object " + objectId, failed);
        }
    }

    /** A storage root of its own, with this one object at the place it has in the archive. */
    private Path copy(Path object, Path mine, InventoryWithout without) throws IOException {
        Path root = mine.resolve(NEW);
        Path place = root.resolve(archive.root().relativize(object));
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        Files.writeString(
                mine.resolve("place"), archive.root().relativize(object).toString());
        for (Path file : below(archive.root(), 1)) {
            Files.copy(file, root.resolve(archive.root().relativize(file)));
        }
        if (Files.isDirectory(archive.root().resolve("extensions"))) {
            for (Path file : below(archive.root().resolve("extensions"), Integer.MAX_VALUE)) {
                Path to = root.resolve(archive.root().relativize(file));
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        }
        for (Path file : below(object, Integer.MAX_VALUE)) {
            String name = object.relativize(file).toString();
            if (!without.gone().contains(name)) {
                Path to = place.resolve(name);
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                if (!without.writes(name, to)) {
                    link(file, to);
                }
            }
        }
        return place;
    }

    private static List<Path> below(Path folder, int depth) throws IOException {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static void link(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(file, to);
        }
    }

    private static void check(String objectId, Path root) throws IOException {
        Path ocflWork = Files.createDirectories(root.resolveSibling("ocfl-work"));
        OcflRepository copy = new OcflRepositoryBuilder()
                .defaultLayoutConfig(new HashedNTupleLayoutConfig())
                .storage(storage -> storage.fileSystem(root))
                .workDir(ocflWork)
                .build();
        try {
            ValidationResults results = copy.validateObject(objectId, true);
            if (results.hasErrors()) {
                throw new IllegalStateException(
                        "the object " + objectId + " would not be whole: " + results.getErrors());
            }
        } finally {
            copy.close();
        }
    }

    private void recoverAll() throws IOException {
        if (Files.isDirectory(work)) {
            try (Stream<Path> begun = Files.list(work)) {
                for (Path mine : begun.toList()) {
                    recover(mine);
                }
            }
        }
    }

    /** The object has left its place only once its copy was whole and on disk: the copy goes there then. */
    private void recover(Path mine) throws IOException {
        if (!Files.exists(mine)) {
            return;
        }
        if (Files.exists(mine.resolve(OLD))) {
            String place = Files.readString(mine.resolve("place"));
            Path object = archive.path(place);
            if (!Files.exists(object)) {
                Files.move(mine.resolve(NEW).resolve(place), object, StandardCopyOption.ATOMIC_MOVE);
                archive.sync().file(Objects.requireNonNull(object.getParent()));
            }
        }
        Folders.remove(mine);
    }
}
