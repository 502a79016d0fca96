package org.estran.app.catalogue.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.FileWithdrawal;
import org.estran.app.catalogue.Parts;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordWithdrawn;
import org.estran.app.catalogue.RecordsDescribed;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.catalogue.search.RecordSearch;
import org.estran.records.MetadataRecord;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What changes records: each change is a transaction with its history, its version in the archive, its relations and its
 * news, and has a number of its own that the index is told after the commit.
 */
@Component
class RecordChanges {

    private final RecordRows records;
    private final RelationRows relations;
    private final HistoryRows history;
    private final FileRows files;
    private final PartWithdrawals parts;
    private final RecordIds ids;
    private final ChangeCounter changes;
    private final RecordSearch index;
    private final RecordKeeper keeper;
    private final Subjects subjects;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordChanges(
            RecordRows records,
            RelationRows relations,
            HistoryRows history,
            FileRows files,
            PartWithdrawals parts,
            RecordIds ids,
            ChangeCounter changes,
            RecordSearch index,
            RecordKeeper keeper,
            Subjects subjects,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.relations = relations;
        this.history = history;
        this.files = files;
        this.parts = parts;
        this.ids = ids;
        this.changes = changes;
        this.index = index;
        this.keeper = keeper;
        this.subjects = subjects;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    String newId(MetadataRecord record) {
        return within(() -> ids.next(record));
    }

    CatalogueRecord put(CatalogueEntry entry) {
        if (!CatalogueRecord.isId(entry.id())) {
            throw ProblemException.invalid(
                    "record-id-invalid", "A record's id is [a-z][a-z0-9_]{5,39}, not: " + entry.id(), List.of());
        }
        return within(() -> records.find(entry.id())
                .map(present -> putOver(present, entry))
                .orElseGet(() -> {
                    ids.take(entry.id());
                    return publish(entry);
                }));
    }

    private CatalogueRecord putOver(CatalogueRecord present, CatalogueEntry entry) {
        if (records.version(entry.id(), entry.version()).isPresent()) {
            return present;
        }
        refuseIfGone(present);
        if (entry.version() < present.version()) {
            throw ProblemException.conflict(
                    "record-version-passed",
                    "Version " + present.version() + " of " + entry.id() + " is published; version " + entry.version()
                            + " cannot come after it.");
        }
        return publish(entry);
    }

    private CatalogueRecord publish(CatalogueEntry entry) {
        Instant given = entry.publishedAt();
        Instant now = given == null ? now() : given;
        long bytes = entry.files().stream().mapToLong(PublishedFile::size).sum();
        CatalogueRecord published = new CatalogueRecord(
                entry.id(),
                entry.record(),
                entry.doi(),
                entry.version(),
                now,
                now,
                null,
                entry.files().size(),
                bytes,
                nextChange(),
                entry.access());
        keeper.keep(published, entry.files());
        history.over(published.id(), () -> records.write(published));
        relations.write(published);
        files.add(entry.id(), entry.version(), entry.files());
        events.publishEvent(new RecordPublished(entry.id(), entry.version()));
        return published;
    }

    CatalogueRecord changeAccess(String id, AccessPolicy access, long ifChange) {
        return within(() -> {
            CatalogueRecord present = seen(id, ifChange);
            if (present.access().equals(access)) {
                return present;
            }
            CatalogueRecord changed =
                    changed(present, present.record(), present.withdrawal()).with(access);
            keeper.keepChange(changed, "The conditions of access were changed");
            history.over(id, () -> records.write(changed));
            events.publishEvent(new RecordPublished(id, present.version()));
            return changed;
        });
    }

    private CatalogueRecord seen(String id, long ifChange) {
        CatalogueRecord present = standing(id);
        if (present.change() != ifChange) {
            throw new ProblemException(
                    new Problem.Outdated("record-outdated", "The record " + id + " was changed since it was read."));
        }
        return present;
    }

    CatalogueRecord amend(String id, MetadataRecord record, long ifChange) {
        return within(() -> {
            CatalogueRecord present = seen(id, ifChange);
            if (present.record().equals(record)) {
                return present;
            }
            CatalogueRecord amended = changed(present, record, present.withdrawal());
            keeper.keepChange(amended, "The description was corrected");
            history.over(amended.id(), () -> records.write(amended));
            relations.write(amended);
            events.publishEvent(new RecordPublished(id, present.version()));
            return amended;
        });
    }

    CatalogueRecord decide(String id, String part, Parts.Decision decision, long ifChange) {
        return within(() -> {
            CatalogueRecord present = seen(id, ifChange);
            if (present.parts().of(part) == decision) {
                return present;
            }
            CatalogueRecord decided = changed(present, present.record(), present.withdrawal())
                    .with(present.parts().deciding(part, decision));
            keeper.keepChange(decided, "The projects it is in were changed");
            history.over(id, () -> records.write(decided));
            records.decide(decided);
            events.publishEvent(new RecordPublished(id, present.version()));
            return decided;
        });
    }

    CatalogueRecord withdraw(String id, Withdrawal withdrawal) {
        return within(() -> {
            CatalogueRecord present = present(id);
            Withdrawal former = present.withdrawal();
            if (former != null && former.scope() == withdrawal.scope()) {
                return present;
            }
            refuseIfGone(present);
            CatalogueRecord withdrawn = changed(present, present.record(), withdrawal);
            history.over(withdrawn.id(), () -> records.write(withdrawn));
            relations.write(withdrawn);
            records.withdrawVersions(id, withdrawal);
            keeper.keepChange(withdrawn, "Withdrawn (" + withdrawal.scope().word() + "): " + withdrawal.reason());
            events.publishEvent(new RecordWithdrawn(id, withdrawal.scope()));
            return withdrawn;
        });
    }

    CatalogueRecord withdrawVersion(String id, int version, Withdrawal withdrawal) {
        return within(() -> {
            CatalogueRecord present = standing(id);
            CatalogueRecord one = records.version(id, version).orElseThrow(() -> notFound(id));
            if (one.isDataWithdrawn()) {
                return present;
            }
            boolean isCurrent = version == present.version();
            records.withdrawVersion(id, version, withdrawal);
            return withdrawnInPart(
                    changed(present, present.record(), isCurrent ? withdrawal : present.withdrawal()),
                    withdrawal,
                    "Version " + version + " withdrawn: " + withdrawal.reason());
        });
    }

    CatalogueRecord withdrawFile(String id, int version, String path, Withdrawal withdrawal) {
        return within(() -> {
            CatalogueRecord present = standing(id);
            PublishedFile file = files.find(id, version, path)
                    .orElseThrow(
                            () -> ProblemException.notFound("file-not-found", "There is no file " + path + " here."));
            if (file.withdrawal() != null) {
                return present;
            }
            parts.add(id, file.checksums().sha512(), new FileWithdrawal(withdrawal, null));
            return withdrawnInPart(
                    changed(present, present.record(), present.withdrawal()),
                    withdrawal,
                    "A file withdrawn: " + withdrawal.reason());
        });
    }

    CatalogueRecord noteErased(String id, String sha512, Instant at, String why) {
        return within(() -> {
            CatalogueRecord present = present(id);
            if (!parts.erase(id, sha512, at)) {
                return present;
            }
            CatalogueRecord now = changed(present, present.record(), present.withdrawal());
            history.over(id, () -> records.write(now));
            keeper.keepChange(now, why);
            events.publishEvent(new RecordWithdrawn(id, Withdrawal.Scope.FILE));
            return now;
        });
    }

    CatalogueRecord noteUnavailable(String id, Withdrawal withdrawal) {
        return within(() -> {
            CatalogueRecord present = standing(id);
            CatalogueRecord unavailable = new CatalogueRecord(
                    id,
                    present.record(),
                    present.doi(),
                    records.lastVersion(id) + 1,
                    now(),
                    now(),
                    withdrawal,
                    0,
                    0,
                    0,
                    AccessPolicy.OPEN);
            records.addVersion(unavailable);
            withdrawnInPart(
                    changed(present, present.record(), present.withdrawal()),
                    withdrawal,
                    "Version " + unavailable.version() + " known, but never available: " + withdrawal.reason());
            return unavailable;
        });
    }

    /** An embargo of that version is over: all that was derived from it follows. */
    void noteOpening(String id, int version) {
        within(() -> {
            CatalogueRecord present = present(id);
            if (present.isGone()) {
                return present;
            }
            CatalogueRecord opened = changed(present, present.record(), present.withdrawal());
            keeper.keepChange(opened, "An embargo of version " + version + " is over");
            history.over(id, () -> records.write(opened));
            events.publishEvent(new RecordPublished(id, version));
            return opened;
        });
    }

    private CatalogueRecord withdrawnInPart(CatalogueRecord now, Withdrawal withdrawal, String why) {
        history.over(now.id(), () -> records.write(now));
        keeper.keepChange(now, why);
        events.publishEvent(new RecordWithdrawn(now.id(), withdrawal.scope()));
        return now;
    }

    private CatalogueRecord standing(String id) {
        CatalogueRecord present = present(id);
        refuseIfGone(present);
        return present;
    }

    List<CatalogueRecord> describe(List<Description> descriptions) {
        return descriptions.isEmpty() ? List.of() : within(() -> describeAll(descriptions));
    }

    private List<CatalogueRecord> describeAll(List<Description> descriptions) {
        long change = nextChanges(descriptions.size()) - descriptions.size();
        List<CatalogueRecord> all = new ArrayList<>(descriptions.size());
        List<CatalogueRecord> fresh = new ArrayList<>();
        for (Description description : descriptions) {
            change++;
            String id = description.id();
            MetadataRecord described = subjects.matched(description.record());
            if (id == null) {
                CatalogueRecord record = first(ids.next(described), described, change);
                fresh.add(record);
                all.add(record);
            } else {
                CatalogueRecord present = present(id);
                refuseIfGone(present);
                CatalogueRecord amended = changed(present, described, present.withdrawal(), change);
                keeper.keepChange(amended, "The document it came from has changed");
                history.over(amended.id(), () -> records.write(amended));
                relations.write(amended);
                all.add(amended);
            }
        }
        records.add(fresh);
        records.assign(
                all, descriptions.stream().map(Description::part).collect(Collectors.toCollection(ArrayList::new)));
        relations.add(fresh);
        events.publishEvent(
                new RecordsDescribed(all.stream().map(CatalogueRecord::id).toList()));
        return List.copyOf(all);
    }

    private CatalogueRecord first(String id, MetadataRecord record, long change) {
        Instant now = now();
        return new CatalogueRecord(id, record, null, 1, now, now, null, 0, 0, change, AccessPolicy.OPEN);
    }

    private CatalogueRecord changed(CatalogueRecord from, MetadataRecord record, @Nullable Withdrawal withdrawal) {
        return changed(from, record, withdrawal, nextChange());
    }

    private CatalogueRecord changed(
            CatalogueRecord from, MetadataRecord record, @Nullable Withdrawal withdrawal, long change) {
        return new CatalogueRecord(
                from.id(),
                record,
                from.doi(),
                from.version(),
                from.publishedAt(),
                now(),
                withdrawal,
                from.fileCount(),
                from.byteCount(),
                change,
                from.access(),
                from.parts());
    }

    private CatalogueRecord present(String id) {
        return records.find(id).orElseThrow(() -> notFound(id));
    }

    private static ProblemException notFound(String id) {
        return ProblemException.notFound(
                "record-not-found", "There is no record " + id + ", or no such version of it.");
    }

    private static void refuseIfGone(CatalogueRecord record) {
        if (record.isGone()) {
            throw ProblemException.conflict("record-withdrawn", "The record " + record.id() + " was withdrawn.");
        }
    }

    /** As exact as the rows and the archive keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private long nextChange() {
        return nextChanges(1);
    }

    /** The last of that many numbers, all ours. */
    private long nextChanges(int count) {
        long change = changes.next(count);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                index.committed(change);
            }
        });
        return change;
    }

    // Calls join the caller's transaction where there is one.
    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
