package org.estran.app.archive;

import io.ocfl.api.model.FileDetails;
import io.ocfl.api.model.ObjectVersionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estran.app.home.Home;
import org.estran.app.home.StepWatcher;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;

/**
 * New versions of objects. A version is written and synced before anybody announces it, and until it is announced a mark
 * in staging says which version was the last one in force: killed between, the next start takes back what nobody was told
 * of. One thread at a time has an object in hand, from its mark to the end of it.
 */
@Component
public class ObjectVersions {

    private static final String METADATA = "metadata/";
    private static final Pattern VERSION_FOLDER = Pattern.compile("v(\\d+)");

    /** Long enough for another's commit to end; short, because the database may wait for whoever waits here. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Archive archive;
    private final StepWatcher watcher;
    private final Path marks;
    private final ConcurrentMap<String, Thread> hands = new ConcurrentHashMap<>();

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
     * @return whether a version was written
     * @throws ProblemException {@code record-busy} while somebody else has the object in hand; otherwise {@link #announced}
     *     or {@link #takeBack} is to be called in any case
     */
    public boolean keep(String objectId, String why, Map<String, byte[]> documents) {
        take(objectId);
        int head = head(objectId);
        if (head > 0 && holds(objectId, documents)) {
            return false;
        }
        try {
            watcher.reached(KeepingStep.MARK);
            mark(objectId, head);
            watcher.reached(KeepingStep.WRITE);
            archive.write(objectId, why, documents);
            watcher.reached(KeepingStep.SYNC);
            sync(objectId, head + 1);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep " + objectId, failed);
        }
        return true;
    }

    /** Has an object in hand until it is closed; what was not announced by then is taken back. */
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes the object in hand for longer than one transaction.
     *
     * @throws ProblemException {@code record-busy} while somebody else has it in hand
     */
    public Hold hold(String objectId) {
        take(objectId);
        return () -> takeBack(objectId);
    }

    /**
     * Writes a later version of an object, its files and all, on disk itself when this returns; the staged files stay, so it
     * may be done again. To be called with the object {@link #hold held}.
     *
     * @return where each file's bytes lie, as {@link Archive#contentPaths} says it
     * @throws io.ocfl.api.exception.FixityCheckException when a file is no longer what came in; nothing is kept then
     */
    public Map<String, String> preserve(Preservation preservation) {
        String id = preservation.objectId();
        if (hands.get(id) != Thread.currentThread()) {
            throw new IllegalStateException("nobody holds the object " + id);
        }
        int head = announcedUpTo(id, head(id));
        boolean begun = Files.exists(marks.resolve(id));
        if (!begun && holds(id, preservation.documents())) {
            return archive.contentPaths(id, preservation.files());
        }
        try {
            watcher.reached(KeepingStep.MARK);
            mark(id, head);
            if (begun) {
                endWith(id, head);
            }
            watcher.reached(KeepingStep.WRITE);
            archive.write(preservation);
            watcher.reached(KeepingStep.SYNC);
            sync(id, head + 1);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot preserve the object " + id, failed);
        }
        return archive.contentPaths(id, preservation.files());
    }

    private void take(String objectId) {
        Thread me = Thread.currentThread();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread other = hands.putIfAbsent(objectId, me);
                other != null && other != me;
                other = hands.putIfAbsent(objectId, me)) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new ProblemException(new Problem.Busy(
                        "record-busy", "The record " + objectId + " is just being changed; try again in a moment."));
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private boolean isInOtherHands(String objectId) {
        Thread other = hands.get(objectId);
        return other != null && other != Thread.currentThread();
    }

    private void letGo(String objectId) {
        hands.remove(objectId, Thread.currentThread());
    }

    /** What was kept is referenced from now on; nothing where somebody else has the object in hand. */
    public void announced(String objectId) {
        if (isInOtherHands(objectId)) {
            return;
        }
        Path mark = marks.resolve(objectId);
        try {
            if (Files.exists(mark)) {
                watcher.reached(KeepingStep.ANNOUNCE);
                Files.delete(mark);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            letGo(objectId);
        }
    }

    /**
     * Makes the version of the mark the last one again; nothing where there is no mark, or somebody else has the object in
     * hand.
     */
    public void takeBack(String objectId) {
        if (isInOtherHands(objectId)) {
            return;
        }
        Path mark = marks.resolve(objectId);
        try {
            if (Files.exists(mark)) {
                watcher.reached(KeepingStep.TAKE_BACK);
                endWith(objectId, Integer.parseInt(Files.readString(mark)));
                Files.delete(mark);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot take back what was kept of " + objectId, failed);
        } finally {
            letGo(objectId);
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
