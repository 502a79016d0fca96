package org.estran.app.deposit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.records.AccessCondition;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The conditions of access of what is published, changed afterwards by whoever deposited it or by who curates it. Data may
 * be opened sooner at any time; an embargo is made longer within its bounds, counted from the publication; what is open
 * stays so.
 */
@Component
public class PublishedAccess {

    private final Deposits deposits;
    private final DepositRows rows;
    private final FilesInBrief files;
    private final DepositCentres centres;
    private final Catalogue catalogue;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PublishedAccess(
            Deposits deposits,
            DepositRows rows,
            FilesInBrief files,
            DepositCentres centres,
            Catalogue catalogue,
            TransactionTemplate transaction,
            Clock clock) {
        this.deposits = deposits;
        this.rows = rows;
        this.files = files;
        this.centres = centres;
        this.catalogue = catalogue;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The record whose conditions this caller may change. */
    public CatalogueRecord find(Caller caller, String recordId) {
        CatalogueRecord record = catalogue
                .find(recordId)
                .orElseThrow(
                        () -> ProblemException.notFound("record-not-found", "There is no record " + recordId + "."));
        Deposit first = rows.find(recordId)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "Nobody deposited " + recordId + "."));
        if (!deposits.isDepositor(caller, first) && !curates(caller, first)) {
            throw ProblemException.notAllowed(
                    "access-not-yours", "Only its depositor and moderators change the conditions of access.");
        }
        return record;
    }

    private boolean curates(Caller caller, Deposit first) {
        return caller.is(AccountRole.ADMINISTRATOR)
                || caller.is(AccountRole.MODERATOR) && centres.mayJudge(caller, first);
    }

    /**
     * Changes the conditions of the current version.
     *
     * @param ifChange the {@link CatalogueRecord#change()} the caller has seen; null for whichever it is
     * @throws ProblemException {@code access-not-changed} with every reason; {@code record-outdated}
     */
    public CatalogueRecord change(Caller caller, String recordId, AccessPolicy wanted, @Nullable Long ifChange) {
        return Objects.requireNonNull(transaction.execute(status -> {
            CatalogueRecord record = find(caller, recordId);
            List<Finding> findings = findings(caller, record, wanted);
            if (findings.stream().anyMatch(Finding::isBlocking)) {
                throw ProblemException.invalid(
                        "access-not-changed", "The conditions of access stay as they were.", findings);
            }
            CatalogueRecord changed =
                    catalogue.changeAccess(recordId, wanted, ifChange == null ? record.change() : ifChange);
            if (!changed.access().equals(record.access())) {
                rows.note(recordId, caller, "access-changed", "", clock.instant());
            }
            return changed;
        }));
    }

    private List<Finding> findings(Caller caller, CatalogueRecord record, AccessPolicy wanted) {
        Instant now = clock.instant();
        Optional<String> deposit = rows.publishedAs(record.id(), record.version());
        List<Finding> findings = new ArrayList<>(AccessPolicies.findings(
                wanted.withoutPast(now),
                part -> deposit.filter(id -> files.holds(id, part)).isPresent(),
                now));
        boolean decides = caller.is(AccountRole.MODERATOR) || caller.is(AccountRole.ADMINISTRATOR);
        for (String path : places(record.access(), wanted)) {
            AccessCondition before =
                    path.isEmpty() ? record.access().data() : record.access().of(path);
            AccessCondition after = path.isEmpty() ? wanted.data() : wanted.of(path);
            findings.addAll(between(before.at(now), after.at(now), decides, record.publishedAt()));
        }
        return findings.stream().distinct().toList();
    }

    /** Every place that either of them speaks of; the empty one for what no part names. */
    private static TreeSet<String> places(AccessPolicy before, AccessPolicy after) {
        TreeSet<String> places = new TreeSet<>();
        places.add("");
        Stream.of(before, after)
                .flatMap(policy -> policy.parts().stream())
                .map(AccessPolicy.Part::path)
                .forEach(places::add);
        return places;
    }

    static List<Finding> between(AccessCondition before, AccessCondition after, boolean decides, Instant publishedAt) {
        if (before.equals(after) || after.isOpen()) {
            return List.of();
        }
        if (before.isOpen()) {
            return List.of(Finding.blocking("access-was-open", "/access"));
        }
        return switch (after) {
            case AccessCondition.Open open -> List.of();
            case AccessCondition.Embargoed embargo -> theEmbargoEndsInTime(embargo, publishedAt);
            case AccessCondition.Restricted restricted ->
                before instanceof AccessCondition.Restricted || decides
                        ? List.of()
                        : List.of(Finding.blocking("access-restricted-by-moderators", "/access"));
        };
    }

    /** As long as it could have been when it was published. */
    private static List<Finding> theEmbargoEndsInTime(AccessCondition.Embargoed embargo, Instant publishedAt) {
        Instant latest = publishedAt
                .atZone(ZoneOffset.UTC)
                .plus(AccessPolicies.LONGEST_EMBARGO)
                .toInstant();
        return embargo.until().isAfter(latest)
                ? List.of(Finding.blocking(
                        "embargo-too-long",
                        "/access/until",
                        latest.atZone(ZoneOffset.UTC).toLocalDate().toString()))
                : List.of();
    }
}
