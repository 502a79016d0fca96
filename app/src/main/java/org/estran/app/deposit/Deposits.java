package org.estran.app.deposit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.Staging;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.deposit.sharing.Rights;
import org.estran.app.deposit.sharing.SharingRows;
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
 * What depositors can do, and what anybody may see of a deposit; its files are {@link DepositFiles}' matter. Each change is
 * one transaction; a move that the present state or person does not allow is refused with a problem, and a deposit that
 * the caller may not know of is not found.
 */
@Component
public class Deposits {

    private final DepositRows rows;
    private final FilesInBrief files;
    private final FileRemarks remarks;
    private final FactRows facts;
    private final QualityChecks quality;
    private final SharingRows sharing;
    private final Staging staging;
    private final Catalogue catalogue;
    private final Identifiers identifiers;
    private final DepositCentres centres;
    private final Elsewhere elsewhere;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final StepWatcher watcher;

    Deposits(
            DepositRows rows,
            FilesInBrief files,
            FileRemarks remarks,
            FactRows facts,
            QualityChecks quality,
            SharingRows sharing,
            Staging staging,
            Catalogue catalogue,
            Identifiers identifiers,
            DepositCentres centres,
            Elsewhere elsewhere,
            TransactionTemplate transaction,
            Clock clock,
            StepWatcher watcher) {
        this.rows = rows;
        this.files = files;
        this.remarks = remarks;
        this.facts = facts;
        this.quality = quality;
        this.sharing = sharing;
        this.staging = staging;
        this.catalogue = catalogue;
        this.identifiers = identifiers;
        this.centres = centres;
        this.elsewhere = elsewhere;
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
        return open(caller, title, idempotencyKey, false, "");
    }

    /**
     * @param centre the data centre it is for, by its slug; empty for none
     * @param rehearsal whether it is for practice: its DOI leads nowhere, and it is not published before it is made real
     * @throws ProblemException {@code data-centre-unknown}
     */
    public Deposit open(
            Caller caller, LocalizedText title, @Nullable String idempotencyKey, boolean rehearsal, String centre) {
        String owner = account(caller);
        DepositCentres.Taken into = centres.taken(centre);
        return inTransaction(() -> {
            Optional<String> before = idempotencyKey == null ? Optional.empty() : rows.madeUnder(owner, idempotencyKey);
            if (before.isPresent()) {
                return existing(before.get());
            }
            MetadataRecord record = into.licensed(MetadataRecord.titled(Kind.DATASET, title));
            String id = catalogue.newId(record);
            Instant now = clock.instant();
            Deposit.Draft draft = new Deposit.Draft(new Contents(
                    id,
                    owner,
                    caller.displayName(),
                    rehearsal ? identifiers.reserveRehearsal(id) : identifiers.reserve(id, into.prefix()),
                    record,
                    1,
                    now,
                    now,
                    VersionOf.first(id),
                    AccessPolicy.OPEN,
                    into.slug()));
            rows.insert(draft);
            rows.note(id, caller, "opened", "", now);
            if (idempotencyKey != null) {
                rows.remember(owner, idempotencyKey, id, now);
            }
            return draft;
        });
    }

    /** The deposit, for its owner and their co-authors; for moderators as soon as it was submitted once. */
    public Deposit find(Caller caller, String id) {
        Deposit deposit = existing(id);
        if (isOwner(caller, deposit)
                || rights(caller, id).isPresent()
                || (caller.is(AccountRole.MODERATOR) && concernsModerators(deposit))) {
            return deposit;
        }
        throw notFound(id);
    }

    /** Whether it was this caller who deposited what is, or will be, the record of that id. */
    public boolean isDepositor(Caller caller, String id) {
        return caller.isSignedIn()
                && rows.find(id).filter(deposit -> isOwner(caller, deposit)).isPresent();
    }

    /** The caller's own deposits and those they share, latest changed first. */
    public List<Deposit> mine(Caller caller) {
        return rows.ofPerson(account(caller));
    }

    /** Whether it is this caller's own. */
    public boolean isDepositor(Caller caller, Deposit deposit) {
        return isOwner(caller, deposit);
    }

    /** Whether this caller may change its description and files, as its depositor or a co-author. */
    public boolean mayWrite(Caller caller, Deposit deposit) {
        return isOwner(caller, deposit)
                || rights(caller, deposit.id())
                        .filter(one -> one == Rights.EDIT)
                        .isPresent();
    }

    /** Whether this caller has a part in what is deposited, so that they are no judge of it. */
    boolean isTheirs(Caller caller, Deposit deposit) {
        return isOwner(caller, deposit) || rights(caller, deposit.id()).isPresent();
    }

    private Optional<Rights> rights(Caller caller, String id) {
        return caller.accountId() == null ? Optional.empty() : sharing.rights(id, caller.accountId());
    }

    public List<DepositEvent> events(Caller caller, String id) {
        find(caller, id);
        return rows.events(id);
    }

    /**
     * What publishing would put into the catalogue as things stand.
     *
     * @param files the first of them; their bytes are still in staging, so they have no place in the archive
     */
    public record Outlook(CatalogueRecord record, List<PublishedFile> files) {}

    /**
     * The deposit as it would be published now.
     *
     * @param mostFiles how many of its files are wanted
     */
    public Outlook outlook(Caller caller, String id, int mostFiles) {
        Contents contents = find(caller, id).contents();
        List<PublishedFile> files = rows.files(id, "", mostFiles).stream()
                .map(f ->
                        new PublishedFile(id, contents.version(), f.path(), "", f.size(), f.checksums(), f.mediaType()))
                .toList();
        DepositRows.Extent all = rows.extent(id);
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
                        all.files(),
                        all.bytes(),
                        0,
                        contents.access()),
                files);
    }

    /** Everything there is to say about the description and the files, blocking or advice. */
    public List<Finding> findings(Caller caller, String id) {
        return findings(find(caller, id));
    }

    List<Finding> findings(Deposit deposit) {
        Contents contents = deposit.contents();
        String id = deposit.id();
        DepositRows.Extent all = rows.extent(id);
        List<Finding> findings =
                new ArrayList<>(SubmissionPolicies.findings(contents.record(), all.files(), files.odd(id)));
        findings.addAll(AccessPolicies.findings(contents.access(), part -> files.holds(id, part), clock.instant()));
        if (!contents.part().isFirst()) {
            findings.addAll(VersionPolicies.findings(contents, all, files, catalogue));
        }
        findings.addAll(remarks.findings(id));
        findings.addAll(quality.findings(id));
        findings.addAll(contradictions(contents, all));
        findings.addAll(centres.findings(contents));
        if (all.files() == 0) {
            findings.addAll(elsewhere.findings(contents));
        }
        if (isMereRehearsal(deposit)) {
            findings.add(Finding.advice("doi-rehearsal", "/"));
        }
        return List.copyOf(findings);
    }

    private List<Finding> contradictions(Contents contents, DepositRows.Extent all) {
        Map<String, FileFacts> said = facts.ofDeposit(contents.id());
        long data = said.keySet().stream()
                .filter(path -> !FileFormats.isForReading(path))
                .count();
        return Contradictions.between(contents.record(), said, data == all.data());
    }

    /** Whether it is only for practice, at a centre that gives real DOIs: it is never published so. */
    boolean isMereRehearsal(Deposit deposit) {
        return deposit.contents().doi().isRehearsal() && identifiers.givesRealDois();
    }

    /** Whether its depositor can make it a real one. */
    public boolean mayBecomeReal(Caller caller, Deposit deposit) {
        return isMereRehearsal(deposit)
                && isOwner(caller, deposit)
                && deposit instanceof Deposit.Editable
                && deposit.contents().part().isFirst();
    }

    /** Whether there is a difference between a rehearsal and a real deposit here. */
    public boolean canRehearse() {
        return identifiers.givesRealDois();
    }

    /**
     * Makes a rehearsal a real deposit: it keeps its id, description and files, and gets a real DOI.
     *
     * @throws ProblemException {@code not-a-rehearsal}
     */
    public Deposit makeReal(Caller caller, String id) {
        return inTransaction(() -> {
            rows.lock(id);
            Deposit.Editable deposit = editable(caller, id);
            refuseUnlessDepositor(caller, deposit);
            if (!mayBecomeReal(caller, deposit)) {
                throw ProblemException.conflict(
                        "not-a-rehearsal", "This deposit is no rehearsal, or none can be real here.");
            }
            rows.setDoi(
                    id,
                    identifiers.reserveInstead(deposit.contents().doi(), id, centres.prefix(deposit)),
                    clock.instant());
            rows.note(id, caller, "made-real", "", clock.instant());
            return existing(id);
        });
    }

    /**
     * Chooses the data centre, which may bring another prefix, and so another DOI, and a licence where none is said.
     *
     * @param centre its slug; empty for none
     * @throws ProblemException {@code data-centre-unknown}; {@code version-of-a-centre} for a later version, which stays
     *     with the centre of the first
     */
    public List<Finding> chooseCentre(Caller caller, String id, String centre, @Nullable Long ifRevision) {
        DepositCentres.Taken into = centres.taken(centre);
        return change(caller, id, ifRevision, now -> {
            Contents contents = existing(id).contents();
            if (!contents.part().isFirst()) {
                throw ProblemException.conflict(
                        "version-of-a-centre", "A later version stays with the data centre of the first.");
            }
            rows.setDoi(id, identifiers.moveTo(into.prefix(), contents.doi(), id), now);
            rows.describe(id, into.licensed(contents.record()), now);
            rows.setCentre(id, into.slug(), now);
        });
    }

    /**
     * Replaces the description.
     *
     * @param ifRevision the revision the caller has seen; null to write in any case
     * @return the findings on it; it is kept whatever they say
     */
    public List<Finding> describe(Caller caller, String id, MetadataRecord record, @Nullable Long ifRevision) {
        return change(caller, id, ifRevision, now -> rows.describe(id, record, now));
    }

    /** Says who will have the data; as {@link #describe}. */
    public List<Finding> setAccess(Caller caller, String id, AccessPolicy access, @Nullable Long ifRevision) {
        return change(caller, id, ifRevision, now -> rows.setAccess(id, access, now));
    }

    /** Both at once, as one form has them. */
    public List<Finding> describe(
            Caller caller, String id, MetadataRecord record, AccessPolicy access, @Nullable Long ifRevision) {
        return change(caller, id, ifRevision, now -> {
            rows.describe(id, record, now);
            rows.setAccess(id, access, now);
        });
    }

    private List<Finding> change(Caller caller, String id, @Nullable Long ifRevision, Consumer<Instant> write) {
        inTransaction(() -> {
            Deposit.Editable deposit = editable(caller, id);
            refuseOutdated(deposit, ifRevision);
            write.accept(clock.instant());
            elsewhere.lookAt(existing(id));
            return deposit;
        });
        return findings(caller, id);
    }

    static void refuseOutdated(Deposit deposit, @Nullable Long ifRevision) {
        if (ifRevision != null && ifRevision != deposit.contents().revision()) {
            throw new ProblemException(new Problem.Outdated(
                    "deposit-outdated",
                    "Somebody changed this deposit meanwhile (perhaps you, in another tab); nothing was"
                            + " overwritten."));
        }
    }

    /** @throws ProblemException {@code deposit-incomplete} with every finding, where a blocking one is among them */
    public Deposit submit(Caller caller, String id) {
        return move(id, () -> {
            Deposit.Editable deposit = editable(caller, id);
            refuseUnlessDepositor(caller, deposit);
            List<Finding> findings = findings(deposit);
            if (findings.stream().anyMatch(Finding::isBlocking)) {
                throw ProblemException.invalid(
                        "deposit-incomplete", "Something is missing before this can be submitted.", findings);
            }
            elsewhere.lookAt(deposit);
            rows.note(id, caller, "submitted", "", clock.instant());
            return new Deposit.Submitted(deposit.contents());
        });
    }

    /** Gives a draft up; its files are removed, its DOI is never given again. */
    public Deposit abandon(Caller caller, String id) {
        Deposit abandoned = move(id, () -> {
            Deposit.Editable deposit = editable(caller, id);
            refuseUnlessDepositor(caller, deposit);
            rows.removeFiles(id);
            rows.forgetPast(id);
            rows.note(id, caller, "abandoned", "", clock.instant());
            return new Deposit.Abandoned(deposit.contents());
        });
        watcher.reached(DraftStep.DROP_ABANDONED);
        staging.dropArea(id);
        return abandoned;
    }

    private Deposit existing(String id) {
        return rows.find(id).orElseThrow(() -> notFound(id));
    }

    Deposit.Editable editable(Caller caller, String id) {
        Deposit deposit = find(caller, id);
        refuseUnlessWriter(caller, deposit);
        if (deposit instanceof Deposit.Editable editable) {
            return editable;
        }
        throw wrongState(deposit, "changed");
    }

    void refuseUnlessWriter(Caller caller, Deposit deposit) {
        if (!mayWrite(caller, deposit)) {
            throw ProblemException.notAllowed("not-the-depositor", "Only its depositor changes a deposit.");
        }
    }

    void refuseUnlessDepositor(Caller caller, Deposit deposit) {
        if (!isOwner(caller, deposit)) {
            throw ProblemException.notAllowed(
                    "not-the-depositor", "Only its depositor submits a deposit, gives it up or shares it.");
        }
    }

    Deposit move(String id, java.util.function.Supplier<Deposit> decide) {
        return inTransaction(() -> {
            rows.lock(id);
            rows.move(decide.get(), clock.instant());
            return existing(id);
        });
    }

    <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static boolean isOwner(Caller caller, Deposit deposit) {
        return deposit.contents().owner().equals(caller.accountId());
    }

    static boolean concernsModerators(Deposit deposit) {
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

    static ProblemException wrongState(Deposit deposit, String wanted) {
        return ProblemException.conflict(
                "wrong-state", "A deposit that is " + deposit.state() + " cannot be " + wanted + ".");
    }
}
