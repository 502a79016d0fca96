package org.estran.app.archive;

import io.ocfl.api.exception.OcflJavaException;
import io.ocfl.api.model.DigestAlgorithm;
import io.ocfl.api.model.FileDetails;
import io.ocfl.api.model.ObjectDetails;
import io.ocfl.api.model.VersionDetails;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the archive from one end to the other, for those who make anew what follows from it. */
@Component
public class ArchivedObjects {

    /** Marks an object's folder (OCFL 1.1, 3.4). */
    private static final String DECLARATION = "0=ocfl_object_1.1";

    private final Archive archive;
    private final JsonMapper json = new JsonMapper();

    public ArchivedObjects(Archive archive) {
        this.archive = archive;
    }

    /** The folder of every object, relative to the storage root; broken ones too. */
    public void each(Consumer<String> folder) throws IOException {
        Path root = archive.root();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                boolean isObject = Files.exists(at.resolve(DECLARATION)) || Files.exists(at.resolve("inventory.json"));
                if (isObject) {
                    folder.accept(root.relativize(at).toString());
                }
                return isObject || at.equals(root.resolve("extensions"))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }
        });
    }

    /** The folder of an object, whether it is there or not. */
    public String folder(String objectId) {
        return archive.root().relativize(archive.objectRoot(objectId)).toString();
    }

    /** What is not as it should be in an object, every byte of which is read; nothing where it is whole. */
    public List<String> faults(String objectId) {
        try {
            return archive.validate(objectId).getErrors().stream()
                    .map(issue -> issue.getCode() + " " + issue.getMessage())
                    .toList();
        } catch (OcflJavaException unreadable) {
            return List.of(String.valueOf(unreadable.getMessage()));
        }
    }

    /**
     * What the inventory of the object in that folder says.
     *
     * @throws BrokenObject where it cannot be read, is not what its digest says, or lies in another object's place
     */
    public ArchivedObject read(String folder) throws BrokenObject {
        Path at = archive.path(folder);
        try {
            String id = json.readTree(Files.readAllBytes(at.resolve("inventory.json")))
                    .path("id")
                    .asString("");
            if (!archive.objectRoot(id).equals(at)) {
                throw new BrokenObject("the inventory is of the object \"" + id + "\", which has its place elsewhere");
            }
            ObjectDetails found = archive.repository().describeObject(id);
            return new ArchivedObject(
                    id,
                    found.getVersionMap().values().stream()
                            .sorted(Comparator.comparingLong(
                                    version -> version.getVersionNum().getVersionNum()))
                            .map(ArchivedObjects::version)
                            .toList());
        } catch (IOException | JacksonException unreadable) {
            throw new BrokenObject("the inventory cannot be read: " + unreadable, unreadable);
        } catch (RuntimeException refused) {
            throw new BrokenObject(String.valueOf(refused.getMessage()), refused);
        }
    }

    /**
     * The bytes of a document.
     *
     * @throws BrokenObject where they are missing or not those of the inventory
     */
    public byte[] bytes(ArchivedObject.Content document) throws BrokenObject {
        try {
            byte[] bytes = Files.readAllBytes(archive.path(document.storagePath()));
            if (!Sha512.of(bytes).equals(document.sha512())) {
                throw new BrokenObject(document.storagePath() + " is not what its digest says");
            }
            return bytes;
        } catch (IOException missing) {
            throw new BrokenObject(document.storagePath() + " cannot be read: " + missing, missing);
        }
    }

    /**
     * Makes sure that a file is there in its size; its bytes are not read.
     *
     * @throws BrokenObject where it is not
     */
    public void check(ArchivedObject.Content file, long size) throws BrokenObject {
        try {
            long found = Files.size(archive.path(file.storagePath()));
            if (found != size) {
                throw new BrokenObject(file.storagePath() + " has " + found + " bytes and not " + size);
            }
        } catch (IOException missing) {
            throw new BrokenObject(file.storagePath() + " is not there", missing);
        }
    }

    private static ArchivedObject.Version version(VersionDetails version) {
        Map<String, ArchivedObject.Content> files = new HashMap<>();
        for (FileDetails file : version.getFiles()) {
            files.put(
                    file.getPath(),
                    new ArchivedObject.Content(file.getStorageRelativePath(), sha512(file.getFixity())));
        }
        return new ArchivedObject.Version((int) version.getVersionNum().getVersionNum(), files);
    }

    private static String sha512(Map<DigestAlgorithm, String> fixity) {
        return fixity.entrySet().stream()
                .filter(digest -> digest.getKey().getOcflName().equals("sha512"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
