package org.estran.app.deposit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.TableMappings;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.description.Differences;
import org.estran.app.description.FieldChange;
import org.estran.app.identifiers.Identifiers;
import org.estran.terms.Doi;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Drafts of later versions of what was published from a deposit. A draft begins with what the current version says and
 * holds; files that stay are not copied, they go on lying with the version that brought them.
 */
@Component
public class NewVersions {

    private static final int PAGE = 1_000;

    private final Deposits deposits;
    private final DepositRows rows;
    private final TableMappingRows tables;
    private final TableMappings published;
    private final Catalogue catalogue;
    private final Identifiers identifiers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NewVersions(
            Deposits deposits,
            DepositRows rows,
            TableMappingRows tables,
            TableMappings published,
            Catalogue catalogue,
            Identifiers identifiers,
            TransactionTemplate transaction,
            Clock clock) {
        this.deposits = deposits;
        this.rows = rows;
        this.tables = tables;
        this.published = published;
        this.catalogue = catalogue;
        this.identifiers = identifiers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A draft of the record's next version.
     *
     * @param isNew whether it was opened now; false for the one that was under way already
     */
    public record Opened(Deposit deposit, boolean isNew) {}

    /**
     * Opens the draft of a record's next version, with a DOI of its own; the one that is under way, where there is one.
     *
     * @throws ProblemException {@code record-not-found}, {@code not-the-depositor}, {@code record-withdrawn}
     */
    public Opened open(Caller caller, String recordId) {
        String owner = Deposits.account(caller);
        return Objects.requireNonNull(transaction.execute(status -> {
            CatalogueRecord current = catalogue
                    .find(recordId)
                    .orElseThrow(() ->
                            ProblemException.notFound("record-not-found", "There is no record " + recordId + "."));
            if (!deposits.isDepositor(caller, recordId)) {
                throw ProblemException.notAllowed("not-the-depositor", "Only its depositor makes a new version of it.");
            }
            if (current.isGone()) {
                throw ProblemException.conflict("record-withdrawn", "The record " + recordId + " was withdrawn.");
            }
            Optional<Deposit> underWay = rows.nextOf(recordId);
            return underWay.isPresent()
                    ? new Opened(underWay.get(), false)
                    : new Opened(opened(caller, owner, current), true);
        }));
    }

    /**
     * Takes note of a version that is known of but was never to be had here, under the next number; not while a draft has it.
     *
     * @param withdrawal of the scope {@code NEVER}, with the reason
     * @return the version
     * @throws ProblemException {@code record-not-found}, {@code record-withdrawn}, {@code version-under-way}
     */
    public CatalogueRecord noteUnavailable(String recordId, Withdrawal withdrawal) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (rows.nextOf(recordId).isPresent()) {
                throw ProblemException.conflict(
                        "version-under-way", "A draft of the next version of " + recordId + " is under way.");
            }
            return catalogue.noteUnavailable(recordId, withdrawal);
        }));
    }

    /** How the description differs from the version it began with, field by field; empty for a first version. */
    public List<FieldChange> changes(Caller caller, String id) {
        Contents contents = deposits.find(caller, id).contents();
        return contents.part().isFirst()
                ? List.of()
                : catalogue
                        .find(contents.recordId(), contents.part().base())
                        .map(base -> Differences.between(base.record(), contents.record()))
                        .orElse(List.of());
    }

    private Deposit opened(Caller caller, String owner, CatalogueRecord current) {
        Doi doi = Objects.requireNonNull(current.doi(), "what was deposited has a DOI");
        VersionOf part = new VersionOf(current.id(), catalogue.lastVersion(current.id()) + 1, current.version());
        String id = catalogue.newId(current.record());
        Instant now = clock.instant();
        Deposit.Draft draft = new Deposit.Draft(new Contents(
                id,
                owner,
                caller.displayName(),
                identifiers.reserve(doi, current.id(), part.version()),
                current.record(),
                1,
                now,
                now,
                part,
                current.access().withoutPast(now),
                rows.find(current.id()).map(first -> first.contents().centre()).orElse("")));
        rows.insert(draft);
        if (!current.isDataWithdrawn()) {
            keepFiles(id, part, now);
        }
        rows.note(id, caller, "opened", "", now);
        return draft;
    }

    private void keepFiles(String id, VersionOf part, Instant now) {
        List<PublishedFile> page = catalogue.files(part.recordId(), part.base(), null, PAGE);
        while (!page.isEmpty()) {
            rows.add(
                    id,
                    page.stream()
                            .filter(file -> file.withdrawal() == null)
                            .map(file -> kept(file, now))
                            .toList());
            page = catalogue.files(part.recordId(), part.base(), page.getLast().path(), PAGE);
        }
        tables.putAll(id, published.ofRecord(part.recordId()));
    }

    private static DepositFile kept(PublishedFile file, Instant now) {
        return new DepositFile(
                file.path(), "", file.size(), file.checksums(), file.mediaType(), null, now, file.contentPath());
    }
}
