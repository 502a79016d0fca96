package org.estran.app.harvests.runs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.harvests.LeadingRule;
import org.estran.app.harvests.Passages;
import org.estran.app.harvests.SameDecided;
import org.estran.app.harvests.SameDecision;
import org.estran.app.harvests.SameDecision.Verdict;
import org.estran.app.harvests.SameThings;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.harvests.store.ItemRows.State;
import org.estran.app.harvests.store.SameRows;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.reading.AnyDocuments;
import org.estran.app.origins.reading.Reading;
import org.estran.app.origins.store.CopyRows;
import org.estran.app.origins.store.DocumentRows;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people decide, each decision one transaction with its entry in the log. */
@Component
class SameByHand implements SameThings {

    private final Catalogue catalogue;
    private final ItemRows items;
    private final SameRows rows;
    private final DocumentRows documents;
    private final CopyRows copies;
    private final Succession succession;
    private final Leading leading;
    private final AnyDocuments reader;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SameByHand(
            Catalogue catalogue,
            ItemRows items,
            SameRows rows,
            DocumentRows documents,
            CopyRows copies,
            Succession succession,
            Leading leading,
            AnyDocuments reader,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.catalogue = catalogue;
        this.items = items;
        this.rows = rows;
        this.documents = documents;
        this.copies = copies;
        this.succession = succession;
        this.leading = leading;
        this.reader = reader;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Several> several(@Nullable String after, int limit) {
        return rows.several(after, limit);
    }

    @Override
    public List<Likeness> of(String recordId) {
        List<ItemRows.Row> all = items.of(recordId).toList();
        List<Passages> ways = items.passages(recordId);
        Optional<Reading.Read> led = documents.original(recordId).flatMap(this::read);
        List<Likeness> likenesses = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            ItemRows.Row row = all.get(i);
            Optional<Reading.Read> copy =
                    copies.original(Succession.broughtBy(row)).flatMap(original -> read(original.bytes()));
            String why = led.isPresent() && copy.isPresent() ? Sameness.why(led.get(), copy.get()) : "";
            likenesses.add(new Likeness(ways.get(i), leading.rank(row), why, copy.isPresent()));
        }
        return likenesses;
    }

    private Optional<Reading.Read> read(byte[] bytes) {
        return reader.read(bytes) instanceof Reading.Read read ? Optional.of(read) : Optional.empty();
    }

    @Override
    public List<SameDecision> decisions(String recordId) {
        return rows.decisions(recordId);
    }

    @Override
    public LeadingRule rule() {
        return rows.rule();
    }

    @Override
    public void lead(LeadingRule rule, Decider by) {
        transaction.executeWithoutResult(status -> {
            rows.rule(rule, by.name());
            tell(by, "ruled", rule.word(), "");
        });
    }

    @Override
    public void lead(String recordId, long harvester, String identifier, Decider by) {
        transaction.executeWithoutResult(status -> {
            ItemRows.Row row = existing(recordId, harvester, identifier);
            decide(row, recordId, Verdict.LEADS, by);
            if (row.state() == State.COPY) {
                succession.lead(kept(row), true);
            }
            tell(by, "led", recordId, identifier);
        });
    }

    @Override
    public String split(String recordId, long harvester, String identifier, Decider by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            ItemRows.Row row = existing(recordId, harvester, identifier);
            if (row.state() != State.COPY) {
                throw ProblemException.conflict(
                        "same-leads", "The document that leads stays; let another one lead first.");
            }
            String own = succession.alone(kept(row));
            decide(row, recordId, Verdict.APART, by);
            items.of(recordId).forEach(other -> decide(other, own, Verdict.APART, by));
            tell(by, "split", recordId, identifier + " → " + own);
            return own;
        }));
    }

    @Override
    public void merge(String recordId, String into, Decider by) {
        transaction.executeWithoutResult(status -> {
            CatalogueRecord from = standing(recordId);
            CatalogueRecord to = standing(into);
            HarvestedDocument document = documents
                    .find(recordId)
                    .orElseThrow(() -> ProblemException.conflict(
                            "same-not-harvested", "The record " + recordId + " was not harvested."));
            refuse(from, to, document);
            List<ItemRows.Row> moved = items.of(recordId).toList();
            moved.stream()
                    .filter(row -> row.state() == State.TAKEN)
                    .forEach(row -> succession.keepAsCopy(row, into, document));
            copies.move(recordId, into);
            items.write(moved.stream().map(row -> row.as(State.COPY, into)).toList());
            documents.vacate(recordId);
            moved.forEach(row -> decide(row, into, Verdict.SAME, by));
            catalogue.withdraw(
                    recordId,
                    new Withdrawal(
                            "La même chose est décrite par une autre fiche. / Another record describes the same thing.",
                            into,
                            Withdrawal.Scope.ALL,
                            clock.instant(),
                            by.name()));
            tell(by, "joined", into, recordId);
        });
    }

    private static void refuse(CatalogueRecord from, CatalogueRecord to, HarvestedDocument document) {
        if (from.id().equals(to.id()) || from.record().kind() != to.record().kind()) {
            throw ProblemException.conflict(
                    "same-other-kind", "Only two records of one kind of thing can be the same thing.");
        }
        if (Kinship.isPartOf(from.record(), to.record(), to.id())
                || Kinship.isPartOf(to.record(), from.record(), from.id())) {
            throw ProblemException.conflict(
                    "same-part-of-it", "One of the two says that it is a part or a version of the other.");
        }
        if (!document.isFollowedBy(from)) {
            throw ProblemException.conflict(
                    "same-corrected", "The record " + from.id() + " was corrected here; join the other one to it.");
        }
    }

    private CatalogueRecord standing(String recordId) {
        return catalogue
                .find(recordId)
                .filter(record -> !record.isGone())
                .orElseThrow(() -> ProblemException.notFound("same-not-there", "There is no record " + recordId + "."));
    }

    private ItemRows.Row existing(String recordId, long harvester, String identifier) {
        return items.of(recordId)
                .filter(row -> row.harvester() == harvester && row.identifier().equals(identifier))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.notFound("same-not-there", "No such document describes the record."));
    }

    private Succession.Kept kept(ItemRows.Row row) {
        return succession
                .kept(row)
                .orElseThrow(() -> ProblemException.conflict(
                        "same-not-kept", "The document is not here yet; harvest its source in full first."));
    }

    private void decide(ItemRows.Row row, String recordId, Verdict verdict, Decider by) {
        rows.decide(
                new SameDecision(leading.key(row), recordId, verdict, row.identifier(), by.name(), clock.instant()));
    }

    private void tell(Decider by, String what, String subject, String words) {
        events.publishEvent(new SameDecided(by.account(), what, subject, words));
    }

    @Override
    public String named(String typed) {
        String last = typed.strip().replaceFirst("^.*/records/", "");
        return catalogue
                .find(last)
                .or(() -> catalogue.byIdentifier(typed.strip()))
                .map(CatalogueRecord::id)
                .orElseThrow(() -> ProblemException.notFound("same-not-there", "There is no record " + typed + "."));
    }
}
