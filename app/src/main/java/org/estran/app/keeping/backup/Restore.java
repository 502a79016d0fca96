package org.estran.app.keeping.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estran.app.commands.ColdCommand;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.commands.Output;
import org.estran.app.home.Home;
import org.estran.app.home.StepWatcher;
import org.estran.app.keeping.backup.Manifest.ObjectCopy;
import org.estran.app.keeping.backup.Manifest.StagedCopy;
import org.jspecify.annotations.Nullable;

/**
 * {@code restore DIR --home NEW}: a centre from its newest whole copy, every byte compared with its digest. A mark lies in
 * the new home until all is there and synced; with it no centre opens. Index and caches are made anew by the centre.
 *
 * <p>The restored centre may run beside the one that was copied, which has told the DOI agency more since. So what waited
 * to be told to it waits for a person, unless {@code --takes-over} says that this centre takes the other's place.
 */
public final class Restore implements ColdCommand {

    private static final String TAKES_OVER = "--takes-over";

    private final StepWatcher watcher;

    public Restore() {
        this(StepWatcher.NOBODY);
    }

    /** @param watcher told of every step */
    public Restore(StepWatcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public ExitStatus run(Invocation invocation, @Nullable Path newHome, Output output) throws IOException, Misused {
        List<String> folders = new ArrayList<>(invocation.arguments());
        boolean takesOver = folders.remove(TAKES_OVER);
        if (folders.size() != 1 || newHome == null || folders.getFirst().startsWith("-")) {
            throw new Misused(output.words().text("command.restore.folder"));
        }
        Home home = new Home(newHome);
        if (isInUse(home)) {
            output.complain(output.words().text("command.restore.busy", home.root()));
            return ExitStatus.FAILED;
        }
        Copy copy = new Copy(invocation.path(folders.getFirst()));
        for (String begun : copy.unfinished()) {
            output.complain(output.words().text("command.restore.unfinished", begun));
        }
        Path whole = copy.newest().orElse(null);
        if (whole == null) {
            output.complain(output.words().text("command.restore.none", copy.folder()));
            return ExitStatus.FAILED;
        }
        return marked(home, output, () -> restore(copy, whole, home, takesOver, output));
    }

    /** What is done while the mark lies in the home. */
    private interface Filling {
        void run() throws IOException;
    }

    /** One restore at a time fills a home; whatever one that did not end left there goes first. */
    private ExitStatus marked(Home home, Output output, Filling filling) throws IOException {
        watcher.reached(RestoreStep.MARK);
        Files.createDirectories(home.root());
        boolean again = Files.exists(home.restoreMark());
        try (FileChannel mark =
                        FileChannel.open(home.restoreMark(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = mark.tryLock()) {
            if (lock == null) {
                output.complain(output.words().text("command.restore.running", home.root()));
                return ExitStatus.FAILED;
            }
            VerifiedCopy.syncFolder(home.root());
            if (again) {
                output.say(output.words().text("command.restore.again", home.root()));
                removeAllButMark(home);
            }
            filling.run();
            return ExitStatus.DONE;
        }
    }

    private static void removeAllButMark(Home home) throws IOException {
        List<Path> all;
        try (Stream<Path> listed = Files.list(home.root())) {
            all = listed.filter(path -> !path.equals(home.restoreMark())).toList();
        }
        for (Path path : all) {
            Folders.remove(path);
        }
    }

    /** A home that a restore began to fill and did not is nobody's yet. */
    private static boolean isInUse(Home home) throws IOException {
        if (!Files.exists(home.root()) || Files.exists(home.restoreMark())) {
            return false;
        }
        try (Stream<Path> all = Files.list(home.root())) {
            return all.findAny().isPresent();
        }
    }

    private void restore(Copy copy, Path whole, Home home, boolean takesOver, Output output) throws IOException {
        Manifest manifest = Manifest.read(whole);
        archive(manifest, copy, home, output);
        watcher.reached(RestoreStep.DRAFTS);
        for (StagedCopy file : manifest.staged()) {
            Path target = home.staging().resolve(file.area()).resolve(file.name());
            Files.createDirectories(target.getParent());
            VerifiedCopy.copy(
                    whole.resolve("staging").resolve(file.area()).resolve(file.name()), target, file.sha512());
        }
        watcher.reached(RestoreStep.DATABASE);
        Path database = home.database().resolve(Copy.DATABASE);
        VerifiedCopy.copy(whole.resolve(Copy.DATABASE), database, manifest.databaseSha512());
        int held = takesOver ? 0 : holdDoiJobs(database);
        Folders.sync(home.staging());
        VerifiedCopy.syncFolder(home.database());
        watcher.reached(RestoreStep.UNMARK);
        Files.delete(home.restoreMark());
        VerifiedCopy.syncFolder(home.root());
        output.say(output.words()
                .text(
                        "command.restore.done",
                        output.words().moment(manifest.at()),
                        home.root(),
                        manifest.objects().size(),
                        manifest.staged().size()));
        if (held > 0) {
            output.say(output.words().count("command.restore.doi-jobs", held));
        }
    }

    private void archive(Manifest manifest, Copy copy, Home home, Output output) throws IOException {
        ArchiveCopy archive = new ArchiveCopy(copy.archive(), home.archive());
        archive.root();
        int done = 0;
        for (ObjectCopy object : manifest.objects()) {
            watcher.reached(RestoreStep.OBJECT);
            ObjectCopy restored = archive.object(object.folder(), object.version());
            if (!restored.equals(object)) {
                throw new IOException("the copy of " + object.folder() + " is not the one that its manifest tells of");
            }
            done++;
            output.progress(output.words()
                    .text("command.restore.progress", done, manifest.objects().size()));
        }
    }

    private static int holdDoiJobs(Path database) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database + "?synchronous=FULL");
                Statement statement = connection.createStatement()) {
            int held = statement.executeUpdate("UPDATE job SET state = 'failed', next_at = NULL, last_error ="
                    + " 'Restored from a copy: try it again once this centre takes the place of the former one.'"
                    + " WHERE kind = 'doi-registration'");
            statement.executeUpdate("DELETE FROM scheduled_tasks WHERE task_name = 'doi-registration'");
            return held;
        } catch (SQLException failed) {
            throw new IOException("the restored database cannot be opened", failed);
        }
    }
}
