package org.estran.app.keeping.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.keeping.backup.Manifest.ObjectCopy;

/**
 * Copies OCFL objects from one storage root to another. A version never changes once it is there, so it is copied once:
 * into a folder of another name, every file compared with its digest and synced, then renamed. A version folder that
 * bears its right name is whole.
 */
final class ArchiveCopy {

    private static final int TRIES = 20;

    private final Path from;
    private final Path to;

    ArchiveCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Which version of an object is the last that somebody was told of. */
    interface Announced {
        int upTo(String objectId, int head);
    }

    /** What a storage root has besides its objects (OCFL 1.1, 4.1). */
    void root() throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> all = Files.walk(from, 1)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                VerifiedCopy.copy(file, to.resolve(file.getFileName()), null);
            }
        }
        Path extensions = from.resolve("extensions");
        if (Files.isDirectory(extensions)) {
            try (Stream<Path> all = Files.walk(extensions)) {
                for (Path path : (Iterable<Path>) all::iterator) {
                    Path copy = to.resolve(from.relativize(path).toString());
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(copy);
                    } else {
                        VerifiedCopy.copy(path, copy, null);
                    }
                }
            }
        }
        VerifiedCopy.syncFolder(to);
    }

    /**
     * An object as it is now, though it may be written meanwhile: whoever writes puts the version's folder in its place
     * first and the inventory after it, so an inventory that agrees with its sidecar has all its versions. What is not
     * announced yet may still be taken back and is left out; empty where that is the whole object.
     */
    Optional<ObjectCopy> object(String folder, Announced announced) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                Path object = from.resolve(folder);
                Inventory now = Inventory.in(object);
                int version = announced.upTo(now.id(), now.version());
                if (version == 0) {
                    return Optional.empty();
                }
                return Optional.of(version == now.version() ? copy(folder, now, object) : object(folder, version));
            } catch (VerifiedCopy.Different | NoSuchFileException beingWritten) {
                if (attempt == TRIES) {
                    throw beingWritten;
                }
                Thread.sleep(50L * attempt);
            }
        }
    }

    /** An object as it was at that version. */
    ObjectCopy object(String folder, int version) throws IOException {
        Path inForce = from.resolve(folder).resolve("v" + version);
        return copy(folder, Inventory.in(inForce), inForce);
    }

    private ObjectCopy copy(String folder, Inventory inventory, Path inventoryFolder) throws IOException {
        Path source = from.resolve(folder);
        Path target = to.resolve(folder);
        Files.createDirectories(target);
        VerifiedCopy.copy(source.resolve("0=ocfl_object_1.1"), target.resolve("0=ocfl_object_1.1"), null);
        for (int number = 1; number <= inventory.version(); number++) {
            Path there = target.resolve("v" + number);
            if (Files.isDirectory(there)) {
                requireSame(source.resolve("v" + number), there);
            } else {
                version(source, target, number, inventory.ofVersion(number));
            }
        }
        inForce(inventoryFolder, target, inventory);
        syncUp(target);
        return new ObjectCopy(folder, inventory.version(), inventory.sha512());
    }

    /** A copy that went on from another state than this centre's must not be mixed with it. */
    private static void requireSame(Path version, Path copied) throws IOException {
        String digest = "inventory.json.sha512";
        if (Files.mismatch(version.resolve(digest), copied.resolve(digest)) >= 0) {
            throw new IOException(
                    copied
                            + " is the copy of another centre's object, or bytes of it were freed here since; copy into another folder");
        }
    }

    private static void version(Path source, Path target, int number, Map<String, String> files) throws IOException {
        Path unfinished = target.resolve("v" + number + ".unfinished");
        Folders.remove(unfinished);
        Files.createDirectories(unfinished);
        Path version = source.resolve("v" + number);
        for (String name : List.of("inventory.json", "inventory.json.sha512")) {
            VerifiedCopy.copy(version.resolve(name), unfinished.resolve(name), null);
        }
        Inventory.in(unfinished);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path within = version.relativize(source.resolve(file.getKey()));
            Path copy = unfinished.resolve(within.toString());
            Files.createDirectories(copy.getParent());
            VerifiedCopy.copy(source.resolve(file.getKey()), copy, file.getValue());
        }
        Folders.sync(unfinished);
        Files.move(unfinished, target.resolve("v" + number), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void inForce(Path from, Path target, Inventory inventory) throws IOException {
        Path digest = target.resolve("inventory.json.sha512");
        if (Files.exists(digest) && Files.readString(digest).startsWith(inventory.sha512())) {
            return;
        }
        VerifiedCopy.copy(from.resolve("inventory.json"), target.resolve("inventory.json.new"), inventory.sha512());
        VerifiedCopy.copy(from.resolve("inventory.json.sha512"), target.resolve("inventory.json.sha512.new"), null);
        for (String name : List.of("inventory.json", "inventory.json.sha512")) {
            Files.move(
                    target.resolve(name + ".new"),
                    target.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void syncUp(Path target) throws IOException {
        for (Path at = target; at != null && at.startsWith(to); at = at.getParent()) {
            VerifiedCopy.syncFolder(at);
        }
    }
}
