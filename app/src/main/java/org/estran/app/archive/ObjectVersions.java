package org.estran.app.archive;

import io.ocfl.api.OcflOption;
import io.ocfl.api.model.FileDetails;
import io.ocfl.api.model.ObjectVersionId;
import io.ocfl.api.model.VersionInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estran.app.home.Home;
import org.estran.app.home.StepWatcher;
import org.springframework.stereotype.Component;

/**
 * New versions of objects of which only the documents change. A version is written and synced before anybody announces
 * it, and until it is announced a mark in staging says which version was the last one in force: killed between, the next
 * start takes back what nobody was told of.
 */
@Component
public class ObjectVersions {

    private static final String METADATA = "metadata/";
    private static final Pattern VERSION_FOLDER = Pattern.compile("v(\\d+)");

    private final Archive archive;
    private final StepWatcher watcher;
    private final Path marks;

    public ObjectVersions(Archive archive, Home home, StepWatcher watcher) {
        this.archive = archive;
        this.watcher = watcher;
        this.marks = home.staging().resolve("unannounced");
    }

    /**
     * Keeps these documents as the object's next version (the first, where there is none), on disk itself when this
     * returns. Where the object holds them already just so, nothing is written and nothing is to be announced.
     *
     * @param why kept in the inventory
     * @param documents by file name; those of the former version that are not named stay
     * @return whether a version was written, which is then to be {@link #announced} or {@link #takeBack taken back}
     */
    public boolean keep(String objectId, String why, Map<String, byte[]> documents) {
        int head = head(objectId);
        if (head > 0 && holds(objectId, documents)) {
            return false;
        }
        try {
            watcher.reached(KeepingStep.MARK);
            mark(objectId, head);
            watcher.reached(KeepingStep.WRITE);
            write(objectId, why, documents);
            watcher.reached(KeepingStep.SYNC);
            sync(objectId, head + 1);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep " + objectId, failed);
        }
        return true;
    }

    /** What was kept is referenced from now on. */
    public void announced(String objectId) {
        Path mark = marks.resolve(objectId);
        try {
            if (Files.exists(mark)) {
                watcher.reached(KeepingStep.ANNOUNCE);
                Files.delete(mark);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Makes the version of the mark the last one again; nothing where there is no mark. */
    public void takeBack(String objectId) {
        Path mark = marks.resolve(objectId);
        try {
            if (Files.exists(mark)) {
                watcher.reached(KeepingStep.TAKE_BACK);
                endWith(objectId, Integer.parseInt(Files.readString(mark)));
                Files.delete(mark);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot take back what was kept of " + objectId, failed);
        }
    }

    /** Objects with a version of which it is not known whether it was announced. */
    public List<String> unannounced() {
        if (!Files.isDirectory(marks)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(marks)) {
            return all.map(mark -> mark.getFileName().toString())
                    .filter(name -> !name.endsWith(".new"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Whether the object has more than the version that its mark says was in force. Where it has not, there may still be
     * folders of what came later, and {@link #takeBack} is to be called.
     */
    public boolean hasMore(String objectId) {
        return head(objectId) > announcedUpTo(objectId, Integer.MAX_VALUE);
    }

    /** The last version of an object that somebody may have been told of; its head, read before, where there is no mark. */
    public int announcedUpTo(String objectId, int head) {
        try {
            return Math.min(head, Integer.parseInt(Files.readString(marks.resolve(objectId))));
        } catch (NoSuchFileException announced) {
            return head;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private int head(String objectId) {
        return archive.contains(objectId)
                ? (int) archive.repository()
                        .describeVersion(ObjectVersionId.head(objectId))
                        .getVersionNum()
                        .getVersionNum()
                : 0;
    }

    private boolean holds(String objectId, Map<String, byte[]> documents) {
        Map<String, FileDetails> files = archive.repository()
                .describeVersion(ObjectVersionId.head(objectId))
                .getFileMap();
        return documents.entrySet().stream().allMatch(document -> {
            FileDetails held = files.get(METADATA + document.getKey());
            return held != null && held.getFixity().containsValue(Sha512.of(document.getValue()));
        });
    }

    private void write(String objectId, String why, Map<String, byte[]> documents) {
        VersionInfo version = new VersionInfo().setMessage(why).setUser("Estran", "urn:estran");
        archive.repository()
                .updateObject(
                        ObjectVersionId.head(objectId),
                        version,
                        object -> new TreeMap<>(documents)
                                .forEach((name, bytes) -> object.writeFile(
                                        new ByteArrayInputStream(bytes), METADATA + name, OcflOption.OVERWRITE)));
    }

    private void mark(String objectId, int head) throws IOException {
        Files.createDirectories(marks);
        Path mark = marks.resolve(objectId);
        if (!Files.exists(mark)) {
            Path fresh = Files.writeString(marks.resolve(objectId + ".new"), Integer.toString(head));
            archive.sync().file(fresh);
            Files.move(fresh, mark, StandardCopyOption.ATOMIC_MOVE);
            archive.sync().file(marks);
        }
    }

    /** The whole object the first time; later what is new: its data may be many files, and they lie on disk since long. */
    private void sync(String objectId, int version) throws IOException {
        Path object = archive.objectRoot(objectId);
        if (version == 1) {
            archive.sync().tree(object, archive.root());
        } else {
            archive.sync().tree(object.resolve("v" + version), object);
            archive.sync().together(List.of(object.resolve("inventory.json"), object.resolve("inventory.json.sha512")));
        }
    }

    /**
     * Each version folder holds the inventory as it was when that version was the last one, so bringing it back to the
     * object's root undoes what came later, however far that had got.
     */
    private void endWith(String objectId, int version) throws IOException {
        Path object = archive.objectRoot(objectId);
        archive.repository().invalidateCache(objectId);
        if (!Files.isDirectory(object)) {
            return;
        }
        if (version == 0) {
            Folders.remove(object);
            archive.sync().file(Objects.requireNonNull(object.getParent()));
            return;
        }
        for (String name : List.of("inventory.json", "inventory.json.sha512")) {
            Path fresh = object.resolve(name + ".new");
            Files.copy(object.resolve("v" + version).resolve(name), fresh, StandardCopyOption.REPLACE_EXISTING);
            archive.sync().file(fresh);
            Files.move(fresh, object.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
        watcher.reached(KeepingStep.DROP_LATER);
        for (Path later : versionsAfter(object, version)) {
            Folders.remove(later);
        }
        archive.sync().file(object);
    }

    private static List<Path> versionsAfter(Path object, int version) throws IOException {
        List<Path> later = new ArrayList<>();
        try (Stream<Path> all = Files.list(object)) {
            all.forEach(folder -> {
                Matcher named = VERSION_FOLDER.matcher(folder.getFileName().toString());
                if (named.matches() && Integer.parseInt(named.group(1)) > version) {
                    later.add(folder);
                }
            });
        }
        later.sort(Comparator.reverseOrder());
        return later;
    }
}
