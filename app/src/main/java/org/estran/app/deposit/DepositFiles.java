package org.estran.app.deposit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.estran.app.access.Distribution;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.StagedFile;
import org.estran.app.archive.Staging;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.home.StepWatcher;
import org.estran.terms.Finding;
import org.estran.terms.LimitedStream;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The files of a deposit: taken in, removed, listed, opened. Whoever may see a deposit sees its files; only its depositor
 * changes them, while it is a draft or was given back.
 */
@Component
public class DepositFiles {

    private final Deposits deposits;
    private final DepositRows rows;
    private final FileRemarks remarks;
    private final FactRows facts;
    private final QualityChecks quality;
    private final Staging staging;
    private final Catalogue catalogue;
    private final DepositProperties limits;
    private final Clock clock;
    private final StepWatcher watcher;

    DepositFiles(
            Deposits deposits,
            DepositRows rows,
            FileRemarks remarks,
            FactRows facts,
            QualityChecks quality,
            Staging staging,
            Catalogue catalogue,
            DepositProperties limits,
            Clock clock,
            StepWatcher watcher) {
        this.deposits = deposits;
        this.rows = rows;
        this.remarks = remarks;
        this.facts = facts;
        this.quality = quality;
        this.staging = staging;
        this.catalogue = catalogue;
        this.limits = limits;
        this.clock = clock;
        this.watcher = watcher;
    }

    /** All of them, in the order of their names: for who asks for the whole list. */
    public List<DepositFile> files(Caller caller, String id) {
        deposits.find(caller, id);
        return rows.files(id);
    }

    /** A page of the files, whose cost does not depend on their number. */
    public FilePage files(Caller caller, String id, @Nullable String after, int limit) {
        deposits.find(caller, id);
        List<DepositFile> files = rows.files(id, after == null ? "" : after, limit + 1);
        DepositRows.Extent all = rows.extent(id);
        return new FilePage(
                files.stream().limit(limit).toList(),
                all.files(),
                all.bytes(),
                files.size() > limit ? files.get(limit - 1).path() : null);
    }

    public boolean hasFile(Caller caller, String id, String path) {
        deposits.find(caller, id);
        return rows.file(id, path).isPresent();
    }

    /** A file of the deposit as a distribution, to be opened through {@code access}. */
    public Distribution distribution(Caller caller, String id, String path) {
        Deposit deposit = deposits.find(caller, id);
        DepositFile file = rows.file(id, path).orElseThrow(() -> fileNotFound(path));
        VersionOf part = deposit.contents().part();
        if (deposit instanceof Deposit.Published) {
            return published(part.recordId(), part.version(), path);
        }
        if (file.isKept()) {
            return published(part.recordId(), part.base(), path);
        }
        Set<String> readers = new TreeSet<>(Set.of(deposit.contents().owner()));
        // Whoever was let in to the deposit: a co-author, or a moderator.
        readers.add(Deposits.account(caller));
        return new Distribution.Draft(
                readers, id, file.stagedName(), file.path(), file.size(), file.checksums(), file.mediaType());
    }

    /** It lies with a version already, and what may be read there may be read here. */
    private Distribution published(String recordId, int version, String path) {
        return catalogue
                .find(recordId, version)
                .flatMap(record ->
                        catalogue.file(recordId, version, path).map(file -> new Distribution.Published(record, file)))
                .orElseThrow(() -> fileNotFound(path));
    }

    /**
     * Takes a file in, in place of one of the same name. The description's empty parts are filled from a file that we
     * can read.
     *
     * @param path the depositor's name for it; anything but an empty one
     * @throws ProblemException {@code digest-mismatch} where the bytes are not those the sender stated,
     *     {@code file-name-taken} where the name is a folder of another file or the reverse, {@code file-too-large}
     */
    public AddedFile addFile(Caller caller, String id, String path, InputStream bytes, StatedDigests stated)
            throws IOException {
        checkName(id, path);
        deposits.editable(caller, id);
        StatedDigests.Watched watched = stated.watch(limited(id, path, bytes));
        StagedFile staged = staging.take(id, watched);
        try {
            if (!watched.agreesWith(staged.checksums())) {
                throw notWhatWasStated(path);
            }
            return keep(caller, id, path, staged, () -> {});
        } catch (RuntimeException refused) {
            staging.drop(id, staged.name());
            throw refused;
        }
    }

    /**
     * Takes in a file that came by parts, whose digests were compared with what was stated.
     *
     * @param also done in the same transaction
     */
    public AddedFile addReceived(Caller caller, String id, String path, StagedFile staged, Runnable also) {
        try {
            return keep(caller, id, path, staged, also);
        } catch (RuntimeException refused) {
            staging.drop(id, staged.name());
            throw refused;
        }
    }

    /**
     * Refuses a file before its first byte arrives, for every reason known by then.
     *
     * @param size in bytes; null while its sender does not know
     * @param promised bytes of other files that are on their way into the same deposit
     * @throws ProblemException what {@link #addFile} says; {@code quota-exceeded} with the figures
     */
    public void expect(Caller caller, String id, String path, @Nullable Long size, long promised) {
        deposits.editable(caller, id);
        checkName(id, path);
        long largest = limits.maxFileSize().toBytes();
        if (size != null && size > largest) {
            throw tooLarge(largest);
        }
        long room = room(id, path) - promised;
        if (size != null && size > room) {
            throw quotaExceeded(size, room);
        }
    }

    private InputStream limited(String id, String path, InputStream bytes) {
        long largest = limits.maxFileSize().toBytes();
        long room = room(id, path);
        return new LimitedStream(bytes, Math.min(largest, room), read -> {
            throw largest <= room ? tooLarge(largest) : quotaExceeded(room + 1, room);
        });
    }

    /** How many bytes may come in under that name. */
    private long room(String id, String path) {
        long replaced = rows.file(id, path).map(DepositFile::size).orElse(0L);
        return Math.max(0, limits.quota().toBytes() - rows.extent(id).bytes() + replaced);
    }

    public void removeFile(Caller caller, String id, String path) {
        DepositFile removed = deposits.inTransaction(() -> {
            deposits.editable(caller, id);
            DepositFile file = rows.file(id, path).orElseThrow(() -> fileNotFound(path));
            rows.remove(id, path);
            return file;
        });
        if (!removed.isKept()) {
            watcher.reached(DraftStep.DROP_REMOVED);
            staging.drop(id, removed.stagedName());
        }
    }

    private AddedFile keep(Caller caller, String id, String path, StagedFile staged, Runnable also) {
        Prefill.Reading reading = Prefill.read(staging.path(id, staged.name()), path, remarks);
        DepositFile file = new DepositFile(
                path,
                staged.name(),
                staged.size(),
                staged.checksums(),
                recognised(staged, path),
                reading.remark(),
                clock.instant());
        watcher.reached(DraftStep.KEEP_FILE);
        AddedFile added = deposits.inTransaction(() -> {
            Deposit.Editable deposit = deposits.editable(caller, id);
            checkName(id, path);
            Optional<DepositFile> before = rows.file(id, path);
            if (reading.summary() != null) {
                facts.put(file.checksums().sha512(), FileFacts.of(reading.summary()));
            }
            rows.put(id, file);
            remarks.keep(id, path, reading.rules());
            if (reading.summary() != null) {
                quality.ask(id, file);
            }
            Prefill.Filled filled = reading.fill(deposit.contents().record());
            rows.describe(id, filled.record(), clock.instant());
            also.run();
            return new AddedFile(file, before, filled.pointers());
        });
        added.replaced().filter(old -> !old.isKept()).ifPresent(old -> {
            watcher.reached(DraftStep.DROP_REPLACED);
            staging.drop(id, old.stagedName());
        });
        return added;
    }

    private String recognised(StagedFile staged, String path) {
        try {
            return FileFormats.recognised(staging.path(staged.area(), staged.name()), path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void checkName(String id, String path) {
        if (path.isEmpty()) {
            throw ProblemException.invalid(
                    "file-name-missing",
                    "A file needs a name.",
                    List.of(Finding.blocking("file-name-missing", "/files")));
        }
        if (rows.file(id, path).isPresent()) {
            return;
        }
        if (rows.extent(id).files() >= limits.maxFiles()) {
            throw new ProblemException(
                    new Problem.TooLarge("too-many-files", "A deposit holds " + limits.maxFiles() + " files at most."));
        }
        if (rows.clashesWithFolder(id, path)) {
            throw ProblemException.conflict(
                    "file-name-taken", "One name cannot be a file and a folder at once: " + path);
        }
    }

    /** What is said when bytes are not those whose digest was stated. */
    public static ProblemException notWhatWasStated(String path) {
        return ProblemException.invalid(
                "digest-mismatch",
                "The bytes that arrived are not those whose digest was stated; nothing was kept.",
                List.of(Finding.blocking("digest-mismatch", "/files", path)));
    }

    private static ProblemException tooLarge(long largest) {
        return new ProblemException(new Problem.TooLarge(
                "file-too-large", "A file may have " + largest + " bytes at most; nothing was kept."));
    }

    private ProblemException quotaExceeded(long size, long room) {
        long quota = limits.quota().toBytes();
        long left = Math.max(0, room);
        return new ProblemException(new Problem.TooLarge(
                "quota-exceeded",
                "This file has " + size + " bytes; the deposit may hold " + quota + ", of which " + left + " are left.",
                List.of(Finding.blocking(
                        "quota-exceeded", "/files", Long.toString(size), Long.toString(quota), Long.toString(left)))));
    }

    private static ProblemException fileNotFound(String path) {
        return ProblemException.notFound("file-not-found", "There is no file " + path + " here.");
    }
}
