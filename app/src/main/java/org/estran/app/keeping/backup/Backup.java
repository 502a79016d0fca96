package org.estran.app.keeping.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.estran.app.archive.ArchivedObjects;
import org.estran.app.archive.ObjectVersions;
import org.estran.app.archive.StagedFile;
import org.estran.app.catalogue.erasure.BackupsMade;
import org.estran.app.commands.Command;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.commands.Output;
import org.estran.app.home.Home;
import org.estran.app.home.StepWatcher;
import org.estran.app.keeping.Versions;
import org.estran.app.keeping.backup.Manifest.ObjectCopy;
import org.estran.app.keeping.backup.Manifest.StagedCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * {@code backup DIR}: a copy of a centre that goes on working. The database first, then the archive: what the rows name
 * is in the archive before they name it and stays there, so the later copy has it. The archive is copied once; another
 * backup into the same folder adds what is new. The manifest comes last, and without it a copy counts for nothing.
 */
@Component
class Backup implements Command {

    private final AtomicBoolean busy = new AtomicBoolean();
    private final Home home;
    private final Snapshot.Camera camera;
    private final ArchivedObjects objects;
    private final ObjectVersions versions;
    private final Versions running;
    private final BackupsMade made;
    private final StepWatcher watcher;

    Backup(
            Home home,
            Snapshot.Camera camera,
            ArchivedObjects objects,
            ObjectVersions versions,
            Versions running,
            BackupsMade made,
            StepWatcher watcher) {
        this.home = home;
        this.camera = camera;
        this.objects = objects;
        this.versions = versions;
        this.running = running;
        this.made = made;
        this.watcher = watcher;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public ExitStatus run(Invocation invocation, Output output)
            throws Misused, IOException, SQLException, InterruptedException {
        if (invocation.arguments().size() != 1) {
            throw new Misused(output.words().text("command.backup.folder"));
        }
        Path folder = invocation.path(invocation.arguments().getFirst()).toAbsolutePath();
        if (folder.startsWith(home.root()) || home.root().startsWith(folder)) {
            throw new Misused(output.words().text("command.backup.folder"));
        }
        if (!busy.compareAndSet(false, true)) {
            output.complain(output.words().text("command.backup.running"));
            return ExitStatus.FAILED;
        }
        Copy copies = new Copy(folder);
        Instant noted = begun(folder, output);
        watcher.reached(BackupStep.LINK_DRAFTS);
        try (Snapshot snapshot = camera.take()) {
            for (String begun : copies.removeUnfinished()) {
                output.say(output.words().text("command.backup.removed", begun));
            }
            ExitStatus status = copy(snapshot, copies, output);
            if (status == ExitStatus.DONE && noted != null) {
                made.finished(noted, Copy.name(copies.at(snapshot.at())));
            }
            watcher.reached(BackupStep.UNLINK_DRAFTS);
            return status;
        } finally {
            busy.set(false);
        }
    }

    /** Null where the database takes nothing, on a full disk for one: then a copy is wanted all the more. */
    private @Nullable Instant begun(Path folder, Output output) {
        try {
            return made.begun(folder.toString());
        } catch (DataAccessException | TransactionException notNoted) {
            output.complain(output.words().text("command.backup.not-noted", notNoted.getMessage()));
            return null;
        }
    }

    private ExitStatus copy(Snapshot snapshot, Copy copy, Output output)
            throws IOException, SQLException, InterruptedException {
        Path at = copy.at(snapshot.at());
        Files.createDirectories(at);
        output.progress(output.words().text("command.backup.database"));
        watcher.reached(BackupStep.DATABASE);
        String database = database(snapshot, at);
        output.progress(output.words().text("command.backup.drafts"));
        watcher.reached(BackupStep.DRAFTS);
        List<StagedCopy> staged = drafts(snapshot, at);
        List<String> broken = new ArrayList<>();
        List<ObjectCopy> archived = archive(copy, output, broken);
        Folders.sync(at);
        if (!broken.isEmpty()) {
            return ExitStatus.FAILED;
        }
        watcher.reached(BackupStep.MANIFEST);
        new Manifest(Manifest.FORMAT, running.estran(), snapshot.schema(), snapshot.at(), database, archived, staged)
                .write(at);
        VerifiedCopy.syncFolder(Objects.requireNonNull(at.toAbsolutePath().getParent()));
        output.say(output.words()
                .text(
                        "command.backup.done",
                        output.words().moment(snapshot.at()),
                        copy.folder(),
                        archived.size(),
                        staged.size()));
        return ExitStatus.DONE;
    }

    private static String database(Snapshot snapshot, Path at) throws IOException, SQLException {
        Path raw = at.resolve(Copy.DATABASE + ".unfinished");
        Files.deleteIfExists(raw);
        snapshot.database(raw);
        String digest = VerifiedCopy.copy(raw, at.resolve(Copy.DATABASE), null);
        Files.delete(raw);
        return digest;
    }

    private static List<StagedCopy> drafts(Snapshot snapshot, Path at) throws IOException {
        List<StagedCopy> copies = new ArrayList<>();
        for (StagedFile file : snapshot.staged()) {
            Path target = at.resolve("staging").resolve(file.area()).resolve(file.name());
            Files.createDirectories(target.getParent());
            VerifiedCopy.copy(snapshot.link(file), target, file.checksums().sha512());
            copies.add(new StagedCopy(
                    file.area(), file.name(), file.size(), file.checksums().sha512()));
        }
        return copies;
    }

    /** A broken object does not keep the others from being copied, but the copy does not count as whole. */
    private List<ObjectCopy> archive(Copy copy, Output output, List<String> broken)
            throws IOException, InterruptedException {
        ArchiveCopy archive = new ArchiveCopy(home.archive(), copy.archive());
        archive.root();
        List<String> folders = new ArrayList<>();
        objects.each(folders::add);
        List<ObjectCopy> copies = new ArrayList<>();
        for (String folder : folders) {
            watcher.reached(BackupStep.OBJECT);
            try {
                archive.object(folder, versions::announcedUpTo).ifPresent(copies::add);
            } catch (IOException failed) {
                broken.add(folder);
                output.complain(output.words().text("command.backup.broken", folder, failed.getMessage()));
            }
            output.progress(output.words().text("command.backup.progress", copies.size(), folders.size()));
        }
        return copies;
    }
}
