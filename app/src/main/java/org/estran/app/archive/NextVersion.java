package org.estran.app.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ocfl.api.OcflConfig;
import io.ocfl.api.exception.FixityCheckException;
import io.ocfl.core.ObjectPaths;
import io.ocfl.core.inventory.InventoryMapper;
import io.ocfl.core.inventory.SidecarMapper;
import io.ocfl.core.model.Inventory;
import io.ocfl.core.model.InventoryBuilder;
import io.ocfl.core.model.User;
import io.ocfl.core.model.Version;
import io.ocfl.core.model.VersionBuilder;
import io.ocfl.core.path.constraint.LogicalPathConstraints;
import io.ocfl.core.storage.OcflStorage;
import io.ocfl.core.util.ObjectMappers;
import io.ocfl.core.validation.InventoryValidator;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An object's next version (its first, where there is none) while it is put together, with the same files as the last one
 * to begin with. Its folder (OCFL 1.1, 3.3) is filled beside the storage root, gets its inventory (3.5) and the digest of it
 * (3.6), and goes to its place in one rename, as ocfl-java does it.
 *
 * <p>ocfl-java's own updater of objects is passed by, not its model nor its storage: for every file that is added it looks
 * through all that are there already, whether one is named as a folder of the other (3.5.3), so that a hundred thousand
 * files took longer than ten minutes. Here that is asked once, of the whole version.
 */
final class NextVersion implements Closeable {

    /** As ocfl-java's own, without a table of the names of members: they are digests, and none is met often. */
    static final InventoryMapper JSON = new InventoryMapper(withoutNames(ObjectMappers.defaultMapper()));

    private final OcflStorage storage;
    private final Path folder;
    private final String number;
    private final String content;
    private final InventoryBuilder inventory;
    private final VersionBuilder state;

    @SuppressWarnings("deprecation") // a factory is better built so, but this mapper has its own already
    private static ObjectMapper withoutNames(ObjectMapper mapper) {
        mapper.getFactory().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES);
        return mapper;
    }

    /**
     * @param folder in which it is put together: empty, on the file system of the storage root
     */
    NextVersion(OcflStorage storage, OcflConfig config, String objectId, Path folder) {
        @Nullable Inventory last = storage.loadInventory(objectId);
        Inventory before =
                last == null ? Inventory.stubInventory(objectId, config, storage.objectRootPath(objectId)) : last;
        this.storage = storage;
        this.folder = folder;
        this.number = before.nextVersionNum().toString();
        this.content = before.resolveContentDirectory();
        this.inventory = before.buildNextVersionFrom();
        this.state = last == null ? Version.builder() : Version.builder(last.getHeadVersion());
    }

    /** Leaves out the files of the last version whose logical path is another. */
    void keepOnly(Predicate<String> logicalPath) {
        List.copyOf(state.getInvertedState().keySet()).stream()
                .filter(logicalPath.negate())
                .forEach(state::removeLogicalPath);
    }

    /**
     * Adds a file, or puts it in another's place. Its bytes are read and not copied: they get a second name.
     *
     * @throws FixityCheckException when they are not those of the digest
     */
    void add(String logicalPath, Path file, String sha512) throws IOException {
        String found = Sha512.of(file);
        if (!found.equals(sha512)) {
            throw new FixityCheckException(
                    "Expected sha512 digest of " + logicalPath + " to be " + sha512 + ", but was " + found + ".");
        }
        Optional<Path> place = placeFor(logicalPath, sha512);
        if (place.isPresent()) {
            link(file, place.get());
        }
    }

    void add(String logicalPath, byte[] bytes) throws IOException {
        Optional<Path> place = placeFor(logicalPath, Sha512.of(bytes));
        if (place.isPresent()) {
            Files.write(place.get(), bytes);
        }
    }

    /** Where new bytes go; empty where the object has them already, under whatever name (3.5.2). */
    private Optional<Path> placeFor(String logicalPath, String sha512) throws IOException {
        LogicalPathConstraints.constraints().apply(logicalPath);
        state.removeLogicalPath(logicalPath);
        state.addFile(sha512, logicalPath);
        if (inventory.containsFileId(sha512)) {
            return Optional.empty();
        }
        inventory.addFileToManifest(sha512, String.join("/", number, content, logicalPath));
        Path place = folder.resolve(content).resolve(logicalPath);
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        return Optional.of(place);
    }

    /** A second name for the file; a copy where the disk knows no links. */
    private static void link(Path file, Path place) throws IOException {
        try {
            Files.createLink(place, file);
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(file, place);
        }
    }

    /**
     * Puts the version in force.
     *
     * @throws io.ocfl.api.exception.InvalidInventoryException when a file is named as a folder of another
     */
    void store(String message, Instant created) throws IOException {
        Version version = state.message(message)
                .user(new User("Estran", "urn:estran"))
                .created(created.atOffset(ZoneOffset.UTC))
                .build();
        Inventory whole = InventoryValidator.validateShallow(
                inventory.addHeadVersion(version).build());
        MessageDigest digest = Sha512.digest();
        try (OutputStream json = new BufferedOutputStream(
                new DigestOutputStream(Files.newOutputStream(ObjectPaths.inventoryPath(folder)), digest))) {
            JSON.write(json, whole);
        }
        SidecarMapper.writeSidecar(whole, HexFormat.of().formatHex(digest.digest()), folder);
        storage.storeNewVersion(whole, folder, false);
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(folder)) {
            Folders.remove(folder);
        }
    }
}
