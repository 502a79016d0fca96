package org.estran.app.deposit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.estran.app.archive.Archive;
import org.estran.app.archive.ObjectVersions;
import org.estran.app.archive.Preservation;
import org.estran.app.archive.StagedFile;
import org.estran.app.archive.Staging;
import org.estran.app.catalogue.AcceptedFlags;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.TableMappings;
import org.estran.app.home.StepWatcher;
import org.estran.app.identifiers.Identifiers;
import org.estran.records.MetadataRecord;
import org.estran.terms.Doi;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * The journal of publishing, told from top to bottom. Each {@link PublishingStep} may be repeated: killed anywhere, the
 * job starts over and goes on from what is already there. The row says <i>published</i> only after the archive is on
 * disk; DOI, index and notices follow from that row's own transaction.
 */
@Component
class Publishing {

    static final String JOB = "publish-deposit";

    private final DepositRows rows;
    private final TableMappingRows tables;
    private final TableMappings published;
    private final AcceptedFlags flags;
    private final QualityRows quality;
    private final Archive archive;
    private final ObjectVersions versions;
    private final Staging staging;
    private final Catalogue catalogue;
    private final Identifiers identifiers;
    private final PublishedDocuments documents;
    private final DepositCentres centres;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final StepWatcher watcher;

    Publishing(
            DepositRows rows,
            TableMappingRows tables,
            TableMappings published,
            AcceptedFlags flags,
            QualityRows quality,
            Archive archive,
            ObjectVersions versions,
            Staging staging,
            Catalogue catalogue,
            Identifiers identifiers,
            PublishedDocuments documents,
            DepositCentres centres,
            TransactionTemplate transaction,
            Clock clock,
            StepWatcher watcher) {
        this.rows = rows;
        this.tables = tables;
        this.published = published;
        this.flags = flags;
        this.quality = quality;
        this.archive = archive;
        this.versions = versions;
        this.staging = staging;
        this.catalogue = catalogue;
        this.identifiers = identifiers;
        this.documents = documents;
        this.centres = centres;
        this.transaction = transaction;
        this.clock = clock;
        this.watcher = watcher;
    }

    void publish(String id) {
        Contents contents = deposit(id).contents();
        Supplier<List<DepositFile>> files = SingletonSupplier.of(() -> rows.files(id));
        try (ObjectVersions.Hold hold = versions.hold(contents.recordId())) {
            for (PublishingStep step : PublishingStep.values()) {
                watcher.reached(step);
                take(step, id, files);
            }
        }
    }

    private Deposit deposit(String id) {
        return rows.find(id).orElseThrow(() -> new IllegalStateException("no deposit " + id));
    }

    /** @param files read once for all steps: from the first of them on nothing changes them */
    private void take(PublishingStep step, String id, Supplier<List<DepositFile>> files) {
        switch (deposit(id)) {
            case Deposit.Accepted accepted when step == PublishingStep.FREEZE -> freeze(accepted);
            case Deposit.Publishing frozen
            when step == PublishingStep.PRESERVE -> preserve(frozen.contents(), files.get());
            case Deposit.Publishing preserved when step == PublishingStep.ANNOUNCE -> announce(preserved, files.get());
            case Deposit.Published done when step == PublishingStep.TIDY -> staging.dropArea(id);
            // Taken in an earlier run already.
            case Deposit.Publishing frozen -> {}
            case Deposit.Published done -> {}
            case Deposit.Accepted a -> throw notAccepted(a);
            case Deposit.Draft d -> throw notAccepted(d);
            case Deposit.Submitted s -> throw notAccepted(s);
            case Deposit.InReview r -> throw notAccepted(r);
            case Deposit.ChangesRequested c -> throw notAccepted(c);
            case Deposit.Refused r -> throw notAccepted(r);
            case Deposit.Abandoned a -> throw notAccepted(a);
        }
    }

    /** From here on nothing of it can change; the publication gets its date, its free keywords the concepts they mean. */
    private void freeze(Deposit.Accepted accepted) {
        MetadataRecord matched = centres.distributed(
                catalogue.matched(accepted.contents().record()),
                accepted.contents().centre());
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            String today = now.atZone(ZoneOffset.UTC).toLocalDate().toString();
            rows.describe(accepted.id(), matched.change().issued(today).build(), now);
            rows.move(new Deposit.Publishing(accepted.contents(), accepted.moderator()), now);
        });
    }

    private void preserve(Contents contents, List<DepositFile> files) {
        Preservation preservation = new Preservation(
                contents.recordId(),
                "Version " + contents.version() + ", published after moderation",
                entries(contents, files),
                documents.of(
                        contents,
                        recordDoi(contents),
                        files,
                        rows.events(contents.id()),
                        tables.ofDeposit(contents.id()),
                        quality.all(contents.id(), DraftQuality.MOST)));
        if (contents.part().isFirst()) {
            archive.preserve(preservation);
        } else {
            versions.preserve(preservation);
        }
    }

    /** The DOI of the record; a later version's own is another one. */
    private Doi recordDoi(Contents contents) {
        return contents.part().isFirst()
                ? contents.doi()
                : catalogue
                        .find(contents.recordId())
                        .map(CatalogueRecord::doi)
                        .orElseThrow(() -> new IllegalStateException("no record " + contents.recordId()));
    }

    private static List<Preservation.Entry> entries(Contents contents, List<DepositFile> files) {
        return files.stream()
                .map(file -> file.isKept()
                        ? Preservation.Entry.kept(file.path(), file.checksums().sha512())
                        : new Preservation.Entry(
                                file.path(),
                                new StagedFile(contents.id(), file.stagedName(), file.size(), file.checksums())))
                .toList();
    }

    private void announce(Deposit.Publishing deposit, List<DepositFile> files) {
        Contents contents = deposit.contents();
        Map<String, String> contentPaths = archive.contentPaths(contents.recordId(), entries(contents, files));
        List<PublishedFile> published = files.stream()
                .map(file -> new PublishedFile(
                        contents.recordId(),
                        contents.version(),
                        file.path(),
                        Objects.requireNonNull(contentPaths.get(file.path())),
                        file.size(),
                        file.checksums(),
                        file.mediaType()))
                .toList();
        Doi doi = recordDoi(contents);
        String attributes = documents.dataCiteAttributes(contents, doi, files);
        transaction.executeWithoutResult(status -> {
            refuseIfTaken(contents);
            // before the record, whose change has its observations loaded
            this.published.put(contents.recordId(), tables.ofDeposit(contents.id()));
            flags.put(contents.recordId(), quality.accepted(contents.id()));
            catalogue.put(new CatalogueEntry(
                    contents.recordId(),
                    contents.record(),
                    doi,
                    contents.version(),
                    published,
                    contents.changedAt(),
                    contents.access()));
            identifiers.makeFindable(doi, documents.landingPage(contents.recordId()), attributes);
            rows.note(contents.id(), "", "", "published", "", clock.instant());
            rows.forgetPast(contents.id());
            rows.move(new Deposit.Published(contents, deposit.moderator()), clock.instant());
        });
    }

    /** To put a version that is there already changes nothing: were it another than this one, this one would be lost. */
    private void refuseIfTaken(Contents contents) {
        boolean isAnother = !contents.part().isFirst()
                && catalogue
                        .find(contents.recordId(), contents.version())
                        .filter(version -> !version.publishedAt().equals(contents.changedAt()))
                        .isPresent();
        if (isAnother) {
            throw new IllegalStateException(
                    "another version " + contents.version() + " of " + contents.recordId() + " is published");
        }
    }

    private static IllegalStateException notAccepted(Deposit deposit) {
        return new IllegalStateException("only an accepted deposit is published, this one is " + deposit.state());
    }
}
