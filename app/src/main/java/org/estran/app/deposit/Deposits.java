package org.estran.app.deposit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.estran.app.access.Distribution;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.StagedFile;
import org.estran.app.archive.Staging;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.home.StepWatcher;
import org.estran.app.identifiers.Identifiers;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What depositors can do, and what anybody may see of a deposit. Each change is one transaction; a move that the present state or person does
 * not allow is refused with a problem, and a deposit that the caller may not know of is not found.
 */
@Component
public class Deposits {

    private final DepositRows rows;
    private final Staging staging;
    private final Catalogue catalogue;
    private final Identifiers identifiers;
    private final DepositProperties limits;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final StepWatcher watcher;

    Deposits(
            DepositRows rows,
            Staging staging,
            Catalogue catalogue,
            Identifiers identifiers,
            DepositProperties limits,
            TransactionTemplate transaction,
            Clock clock,
            StepWatcher watcher) {
        this.rows = rows;
        this.staging = staging;
        this.catalogue = catalogue;
        this.identifiers = identifiers;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
        this.watcher = watcher;
    }

    /**
     * Opens a draft with its own id and a reserved DOI.
     *
     * @param idempotencyKey the same key from the same caller gives the same draft; null for a new one in any case
     */
    public Deposit open(Caller caller, LocalizedText title, @Nullable String idempotencyKey) {
        String owner = account(caller);
        return inTransaction(() -> {
            Optional<String> before = idempotencyKey == null ? Optional.empty() : rows.madeUnder(owner, idempotencyKey);
            if (before.isPresent()) {
                return existing(before.get());
            }
            MetadataRecord record = MetadataRecord.titled(Kind.DATASET, title);
            String id = catalogue.newId(record);
            Instant now = clock.instant();
            Deposit.Draft draft = new Deposit.Draft(new Contents(
                    id,
                    owner,
                    caller.displayName(),
                    identifiers.reserve(id),
                    record,
                    1,
                    now,
                    now,
                    VersionOf.first(id)));
            rows.insert(draft);
            rows.note(id, caller, "opened", "", now);
            if (idempotencyKey != null) {
                rows.remember(owner, idempotencyKey, id, now);
            }
            return draft;
        });
    }

    /** The deposit, for its owner; for moderators as soon as it was submitted once. */
    public Deposit find(Caller caller, String id) {
        Deposit deposit = existing(id);
        if (isOwner(caller, deposit) || (caller.is(AccountRole.MODERATOR) && concernsModerators(deposit))) {
            return deposit;
        }
        throw notFound(id);
    }

    /** Whether it was this caller who deposited what is, or will be, the record of that id. */
    public boolean isDepositor(Caller caller, String id) {
        return caller.isSignedIn()
                && rows.find(id).filter(deposit -> isOwner(caller, deposit)).isPresent();
    }

    /** The caller's own deposits, latest changed first. */
    public List<Deposit> mine(Caller caller) {
        return rows.ofOwner(account(caller));
    }

    public List<DepositFile> files(Caller caller, String id) {
        find(caller, id);
        return rows.files(id);
    }

    /** A page of the files, whose cost does not depend on their number. */
    public FilePage files(Caller caller, String id, @Nullable String after, int limit) {
        find(caller, id);
        List<DepositFile> files = rows.files(id, after == null ? "" : after, limit + 1);
        DepositRows.Extent all = rows.extent(id);
        return new FilePage(
                files.stream().limit(limit).toList(),
                all.files(),
                all.bytes(),
                files.size() > limit ? files.get(limit - 1).path() : null);
    }

    public boolean hasFile(Caller caller, String id, String path) {
        find(caller, id);
        return rows.file(id, path).isPresent();
    }

    public List<DepositEvent> events(Caller caller, String id) {
        find(caller, id);
        return rows.events(id);
    }

    /**
     * What publishing would put into the catalogue as things stand.
     *
     * @param files their bytes are still in staging, so they have no place in the archive
     */
    public record Outlook(CatalogueRecord record, List<PublishedFile> files) {}

    /** The deposit as it would be published now. */
    public Outlook outlook(Caller caller, String id) {
        Contents contents = find(caller, id).contents();
        List<PublishedFile> files = rows.files(id).stream()
                .map(f ->
                        new PublishedFile(id, contents.version(), f.path(), "", f.size(), f.checksums(), f.mediaType()))
                .toList();
        long bytes = files.stream().mapToLong(PublishedFile::size).sum();
        Instant now = clock.instant();
        return new Outlook(
                new CatalogueRecord(
                        id,
                        contents.record(),
                        contents.doi(),
                        contents.version(),
                        now,
                        now,
                        null,
                        files.size(),
                        bytes,
                        0),
                files);
    }

    /** Everything there is to say about the description and the files, blocking or advice. */
    public List<Finding> findings(Caller caller, String id) {
        return findings(find(caller, id));
    }

    List<Finding> findings(Deposit deposit) {
        Contents contents = deposit.contents();
        List<DepositFile> files = rows.files(deposit.id());
        List<Finding> findings = new ArrayList<>(SubmissionPolicies.findings(contents.record(), files));
        if (!contents.part().isFirst()) {
            findings.addAll(VersionPolicies.findings(contents, files, catalogue));
        }
        return List.copyOf(findings);
    }

    /** A file of the deposit as a distribution, to be opened through {@code access}. */
    public Distribution distribution(Caller caller, String id, String path) {
        Deposit deposit = find(caller, id);
        DepositFile file = rows.file(id, path).orElseThrow(() -> fileNotFound(path));
        if (file.isKept()) {
            return kept(deposit.contents(), path);
        }
        Set<String> readers = new TreeSet<>(Set.of(deposit.contents().owner()));
        if (caller.is(AccountRole.MODERATOR) && concernsModerators(deposit)) {
            readers.add(account(caller));
        }
        return new Distribution.Draft(
                readers, id, file.stagedName(), file.path(), file.size(), file.checksums(), file.mediaType());
    }

    /** It lies with the version it is kept of, and what may be read there may be read here. */
    private Distribution kept(Contents contents, String path) {
        VersionOf part = contents.part();
        return catalogue
                .find(part.recordId(), part.base())
                .flatMap(record -> catalogue
                        .file(part.recordId(), part.base(), path)
                        .map(file -> new Distribution.Published(record, file)))
                .orElseThrow(() -> fileNotFound(path));
    }

    /**
     * Replaces the description.
     *
     * @param ifRevision the revision the caller has seen; null to write in any case
     * @return the findings on it; it is kept whatever they say
     */
    public List<Finding> describe(Caller caller, String id, MetadataRecord record, @Nullable Long ifRevision) {
        inTransaction(() -> {
            Deposit.Editable deposit = editable(caller, id);
            if (ifRevision != null && ifRevision != deposit.contents().revision()) {
                throw new ProblemException(new Problem.Outdated(
                        "deposit-outdated",
                        "Somebody changed this deposit meanwhile (perhaps you, in another tab); nothing was"
                                + " overwritten."));
            }
            rows.describe(id, record, clock.instant());
            return deposit;
        });
        return findings(caller, id);
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
        editable(caller, id);
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
        editable(caller, id);
        checkName(id, path);
        long largest = limits.maxFileSize().toBytes();
        if (size != null && size > largest) {
            throw LimitedStream.tooLarge(largest);
        }
        long room = room(id, path) - promised;
        if (size != null && size > room) {
            throw quotaExceeded(size, room);
        }
    }

    private InputStream limited(String id, String path, InputStream bytes) {
        long largest = limits.maxFileSize().toBytes();
        long room = room(id, path);
        return largest <= room
                ? new LimitedStream(bytes, largest, () -> LimitedStream.tooLarge(largest))
                : new LimitedStream(bytes, room, () -> quotaExceeded(room + 1, room));
    }

    /** How many bytes may come in under that name. */
    private long room(String id, String path) {
        long replaced = rows.file(id, path).map(DepositFile::size).orElse(0L);
        return Math.max(0, limits.quota().toBytes() - rows.extent(id).bytes() + replaced);
    }

    public void removeFile(Caller caller, String id, String path) {
        DepositFile removed = inTransaction(() -> {
            editable(caller, id);
            DepositFile file = rows.file(id, path).orElseThrow(() -> fileNotFound(path));
            rows.remove(id, path);
            return file;
        });
        if (!removed.isKept()) {
            watcher.reached(DraftStep.DROP_REMOVED);
            staging.drop(id, removed.stagedName());
        }
    }

    /** @throws ProblemException {@code deposit-incomplete} with every finding, where a blocking one is among them */
    public Deposit submit(Caller caller, String id) {
        return move(id, () -> {
            Deposit.Editable deposit = editable(caller, id);
            List<Finding> findings = findings(deposit);
            if (findings.stream().anyMatch(Finding::isBlocking)) {
                throw ProblemException.invalid(
                        "deposit-incomplete", "Something is missing before this can be submitted.", findings);
            }
            rows.note(id, caller, "submitted", "", clock.instant());
            return new Deposit.Submitted(deposit.contents());
        });
    }

    /** Gives a draft up; its files are removed, its DOI is never given again. */
    public Deposit abandon(Caller caller, String id) {
        Deposit abandoned = move(id, () -> {
            Deposit.Editable deposit = editable(caller, id);
            rows.removeFiles(id);
            rows.note(id, caller, "abandoned", "", clock.instant());
            return new Deposit.Abandoned(deposit.contents());
        });
        watcher.reached(DraftStep.DROP_ABANDONED);
        staging.dropArea(id);
        return abandoned;
    }

    private AddedFile keep(Caller caller, String id, String path, StagedFile staged, Runnable also) {
        Prefill.Reading reading = Prefill.read(staging.path(id, staged.name()), path);
        DepositFile file = new DepositFile(
                path,
                staged.name(),
                staged.size(),
                staged.checksums(),
                recognised(staged, path),
                reading.remark(),
                clock.instant());
        watcher.reached(DraftStep.KEEP_FILE);
        AddedFile added = inTransaction(() -> {
            Deposit.Editable deposit = editable(caller, id);
            checkName(id, path);
            Optional<DepositFile> before = rows.file(id, path);
            rows.put(id, file);
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

    private Deposit existing(String id) {
        return rows.find(id).orElseThrow(() -> notFound(id));
    }

    private Deposit.Editable editable(Caller caller, String id) {
        Deposit deposit = find(caller, id);
        if (!isOwner(caller, deposit)) {
            throw ProblemException.notAllowed("not-the-depositor", "Only its depositor changes a deposit.");
        }
        if (deposit instanceof Deposit.Editable editable) {
            return editable;
        }
        throw wrongState(deposit, "changed");
    }

    Deposit move(String id, java.util.function.Supplier<Deposit> decide) {
        return inTransaction(() -> {
            rows.move(decide.get(), clock.instant());
            return existing(id);
        });
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static boolean isOwner(Caller caller, Deposit deposit) {
        return deposit.contents().owner().equals(caller.accountId());
    }

    private static boolean concernsModerators(Deposit deposit) {
        return !(deposit instanceof Deposit.Draft) && !(deposit instanceof Deposit.Abandoned);
    }

    static String account(Caller caller) {
        if (caller.accountId() == null) {
            throw new ProblemException(new Problem.SignInNeeded("sign-in-needed", "Please sign in first."));
        }
        return caller.accountId();
    }

    private static ProblemException notFound(String id) {
        return ProblemException.notFound("deposit-not-found", "There is no deposit " + id + ".");
    }

    /** What is said when bytes are not those whose digest was stated. */
    public static ProblemException notWhatWasStated(String path) {
        return ProblemException.invalid(
                "digest-mismatch",
                "The bytes that arrived are not those whose digest was stated; nothing was kept.",
                List.of(Finding.blocking("digest-mismatch", "/files", path)));
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

    static ProblemException wrongState(Deposit deposit, String wanted) {
        return ProblemException.conflict(
                "wrong-state", "A deposit that is " + deposit.state() + " cannot be " + wanted + ".");
    }
}
