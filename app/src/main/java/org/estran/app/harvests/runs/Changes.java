package org.estran.app.harvests.runs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.curation.Overlays;
import org.estran.app.description.Differences;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestLine.Kind;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.harvests.store.SameRows;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.Origins;
import org.estran.app.origins.reading.Reading;
import org.estran.app.origins.store.CopyRows;
import org.estran.app.origins.store.DocumentRows;
import org.estran.app.origins.store.Original;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what documents do to the catalogue, and does it. */
@Component("harvestChanges")
class Changes {

    /** Longer ones are no identifiers but whole texts in the wrong element. */
    private static final int LONGEST_IDENTIFIER = 500;

    private final Catalogue catalogue;
    private final DocumentRows documents;
    private final CopyRows copies;
    private final Sameness sameness;
    private final Leading leading;
    private final SameRows same;
    private final Overlays overlays;
    private final Clock clock;

    Changes(
            Catalogue catalogue,
            DocumentRows documents,
            CopyRows copies,
            Sameness sameness,
            Leading leading,
            SameRows same,
            Overlays overlays,
            Clock clock) {
        this.catalogue = catalogue;
        this.documents = documents;
        this.copies = copies;
        this.sameness = sameness;
        this.leading = leading;
        this.same = same;
        this.overlays = overlays;
        this.clock = clock;
    }

    /**
     * A document that was read.
     *
     * @param before what its item was; null for a new one
     */
    record Arrival(Prepared.Readable document, ItemRows.@Nullable Row before, long number) {

        String identifier() {
            return document.item().identifier();
        }
    }

    /** Writes records and originals of one page, and adds to its outcome. Joins the caller's transaction. */
    void write(HarvestRun run, Harvester harvester, List<Arrival> arrivals, Outcome outcome) {
        if (!arrivals.isEmpty()) {
            new Deciding(harvester, arrivals, outcome).all();
        }
    }

    /** What makes it the same document next time, whoever brings it. */
    static String identity(String address, String identifier, @Nullable String own) {
        return own == null || own.isBlank() || own.length() > LONGEST_IDENTIFIER
                ? placeIdentity(address, identifier)
                : Origins.identity(own);
    }

    /** The same for what has no identifier of its own, or shares one with another thing. */
    static String placeIdentity(String address, String identifier) {
        return "at:" + Sameness.key(address, identifier);
    }

    private static String identity(Harvester harvester, Arrival arrival) {
        return identity(
                harvester.settings().address(),
                arrival.identifier(),
                arrival.document().reading().documentId());
    }

    /** One document that gives a new record or changes one. */
    private record Step(
            Arrival arrival,
            String identity,
            @Nullable HarvestedDocument before,
            @Nullable CatalogueRecord was,
            Overlays.@Nullable Overlaid corrected) {
        Description description(String project) {
            return new Description(
                    was == null ? null : was.id(),
                    corrected == null ? arrival.document().reading().record() : corrected.record(),
                    project);
        }

        /** The change since which the record says what its document says. */
        long followedSince(CatalogueRecord written) {
            return before == null || corrected == null || corrected.isFollowed() ? written.change() : before.change();
        }
    }

    /** What one page comes to. */
    private final class Deciding {

        private final Harvester harvester;
        private final List<Arrival> arrivals;
        private final Outcome outcome;
        private final Map<String, DocumentRows.Row> known;
        private final Map<String, Integer> newHere = new HashMap<>();
        private final List<Step> steps = new ArrayList<>();
        private final Map<Arrival, Integer> sameAs = new HashMap<>();
        private final Sameness.Known alike;
        private final Set<String> metHere = new HashSet<>();
        private final Set<String> ledHere = new HashSet<>();

        Deciding(Harvester harvester, List<Arrival> arrivals, Outcome outcome) {
            this.harvester = harvester;
            this.arrivals = arrivals;
            this.outcome = outcome;
            this.known = documents.withIdentity(
                    arrivals.stream().map(one -> identity(harvester, one)).collect(Collectors.toSet()));
            this.alike = sameness.known(
                    arrivals.stream().map(this::key).toList(),
                    arrivals.stream().map(one -> one.document().reading()).toList());
        }

        private String key(Arrival arrival) {
            return Sameness.key(harvester.settings().address(), arrival.identifier());
        }

        void all() {
            arrivals.forEach(this::decide);
            List<CatalogueRecord> records = catalogue.describe(steps.stream()
                    .map(step -> step.description(harvester.settings().project()))
                    .toList());
            List<DocumentRows.Row> fresh = new ArrayList<>();
            List<Original> originals = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                DocumentRows.Row row =
                        row(step.arrival(), step.identity(), records.get(i), step.followedSince(records.get(i)));
                if (step.before() == null) {
                    fresh.add(row);
                    originals.add(step.arrival().document().original());
                } else {
                    documents.change(
                            step.before(), row, step.arrival().document().original());
                }
                written(step, records.get(i));
            }
            documents.add(fresh, originals);
            fingerprint(records);
            sameAs.forEach((arrival, step) -> copy(arrival, records.get(step).id(), Sameness.BY_IDENTIFIER));
        }

        private void fingerprint(List<CatalogueRecord> records) {
            Map<String, Set<String>> fingerprints = new HashMap<>();
            Set<String> isNew = new HashSet<>();
            for (int i = 0; i < records.size(); i++) {
                String id = records.get(i).id();
                fingerprints.put(
                        id,
                        alike.fingerprints(
                                steps.get(i).arrival().document().reading().record()));
                if (steps.get(i).was() == null) {
                    isNew.add(id);
                }
            }
            same.fingerprints(fingerprints, isNew);
        }

        private void decide(Arrival arrival) {
            ItemRows.Row before = arrival.before();
            String recordId = before == null ? null : before.recordId();
            if (before != null && recordId != null && before.state() == ItemRows.State.TAKEN) {
                again(arrival, recordId);
            } else if (before != null && recordId != null && before.state() == ItemRows.State.COPY) {
                meet(arrival, identity(harvester, arrival), new Sameness.Same(recordId, "harvest-copy"));
            } else {
                first(arrival);
            }
        }

        private void first(Arrival arrival) {
            String identity = identity(harvester, arrival);
            Integer sameHere = newHere.get(identity);
            if (sameHere != null) {
                sameAs.put(arrival, sameHere);
                return;
            }
            DocumentRows.Row row = known.get(identity);
            if (row != null && isGone(row.document().recordId())) {
                documents.vacate(row.document().recordId());
                row = null;
            }
            boolean isApart =
                    row != null && alike.isApart(key(arrival), row.document().recordId());
            Optional<Sameness.Same> found = row != null && !isApart
                    ? Optional.of(new Sameness.Same(row.document().recordId(), Sameness.BY_IDENTIFIER))
                    // A source that gives two of them knows them apart.
                    : alike.of(arrival.document().reading(), harvester.id(), key(arrival))
                            .filter(one -> metHere.add(one.recordId()));
            if (found.isPresent()) {
                meet(arrival, identity, found.get());
            } else {
                newHere.put(identity, steps.size());
                steps.add(new Step(
                        arrival,
                        isApart ? placeIdentity(harvester.settings().address(), arrival.identifier()) : identity,
                        null,
                        null,
                        null));
            }
        }

        private boolean isGone(String recordId) {
            return catalogue.find(recordId).map(CatalogueRecord::isGone).orElse(false);
        }

        /** The same thing is here already: one document of both leads. */
        private void meet(Arrival arrival, String identity, Sameness.Same here) {
            String id = here.recordId();
            CatalogueRecord was = catalogue.find(id).orElseThrow();
            HarvestedDocument document = documents.find(id).orElse(null);
            Optional<ItemRows.Row> leader = document == null || was.isGone()
                    ? Optional.empty()
                    : leading.yielding(
                            id,
                            harvester,
                            key(arrival),
                            arrival.document().reading().record());
            if (document == null || leader.isEmpty() || !ledHere.add(id)) {
                copy(arrival, id, here.why());
                return;
            }
            Optional<Overlays.Overlaid> corrected = corrected(arrival, document, was);
            if (corrected.isEmpty() && !document.isFollowedBy(was)) {
                copy(arrival, id, here.why());
                return;
            }
            copies.put(new CopyRows.Copy(
                    Succession.broughtBy(leader.get()),
                    id,
                    document.documentId(),
                    document.format(),
                    document.sha512(),
                    document.harvestedAt()));
            copies.remove(Succession.broughtBy(harvester.id(), arrival.number()));
            outcome.items.add(leader.get().as(ItemRows.State.COPY, id));
            boolean isTaken = known.containsKey(identity)
                    && !known.get(identity).document().recordId().equals(id);
            steps.add(new Step(
                    arrival,
                    isTaken ? placeIdentity(harvester.settings().address(), arrival.identifier()) : identity,
                    document,
                    was,
                    corrected.orElse(null)));
        }

        private void copy(Arrival arrival, String recordId, String why) {
            outcome.duplicates++;
            outcome.items.add(item(arrival, ItemRows.State.COPY, recordId));
            Prepared.Readable document = arrival.document();
            copies.put(
                    new CopyRows.Copy(
                            Succession.broughtBy(harvester.id(), arrival.number()),
                            recordId,
                            document.reading().documentId(),
                            document.reading().format(),
                            document.original().sha512(),
                            clock.instant()),
                    document.original());
            if (arrival.before() == null || arrival.before().state() != ItemRows.State.COPY) {
                tell(Kind.COPY, arrival, why, recordId, recordId);
            }
        }

        /** Its document was read before and leads a record. */
        private void again(Arrival arrival, String recordId) {
            CatalogueRecord record = catalogue.find(recordId).orElseThrow();
            HarvestedDocument document = documents.find(recordId).orElse(null);
            if (document != null && record.isGone()) {
                keep(arrival, document, record, document.change(), "import-withdrawn-here");
            } else if (document != null && !document.isFollowedBy(record)) {
                correctedHere(arrival, document, record);
            } else if (document != null
                    && catalogue.matched(arrival.document().reading().record()).equals(record.record())
                    && isInItsProject(record)) {
                documents.change(
                        document,
                        row(arrival, documents.identity(recordId), record, record.change()),
                        arrival.document().original());
                outcome.unchanged++;
                outcome.items.add(item(arrival, ItemRows.State.TAKEN, recordId));
            } else {
                steps.add(new Step(arrival, documents.identity(recordId), document, record, null));
            }
        }

        /** Whether it is where this harvester brings its records. */
        private boolean isInItsProject(CatalogueRecord record) {
            return Objects.requireNonNullElse(record.part(), "")
                    .equals(harvester.settings().project());
        }

        /** What was corrected here goes over what the source says now; the original is kept as it came all the same. */
        private void correctedHere(Arrival arrival, HarvestedDocument document, CatalogueRecord record) {
            Optional<Overlays.Overlaid> corrected = corrected(arrival, document, record);
            if (corrected.isPresent()
                    && !(corrected.get().record().equals(record.record()) && isInItsProject(record))) {
                steps.add(new Step(arrival, documents.identity(record.id()), document, record, corrected.get()));
                return;
            }
            boolean isFollowed = corrected.isPresent() && corrected.get().isFollowed();
            keep(
                    arrival,
                    document,
                    record,
                    isFollowed ? record.change() : document.change(),
                    isFollowed ? "harvest-says-so-too" : "import-corrected-here");
        }

        private Optional<Overlays.Overlaid> corrected(
                Arrival arrival, HarvestedDocument document, CatalogueRecord record) {
            if (document.isFollowedBy(record)) {
                return Optional.empty();
            }
            Optional<Overlays.Overlaid> corrected =
                    overlays.over(record, document, arrival.document().reading().record());
            corrected.stream()
                    .flatMap(one -> one.conflicts().stream())
                    .forEach(path -> tell(Kind.REMARK, arrival, "harvest-conflict", record.id(), path));
            return corrected;
        }

        private void keep(
                Arrival arrival, HarvestedDocument document, CatalogueRecord record, long followedSince, String code) {
            documents.change(
                    document,
                    row(arrival, documents.identity(record.id()), record, followedSince),
                    arrival.document().original());
            outcome.kept++;
            outcome.items.add(item(arrival, ItemRows.State.TAKEN, record.id()));
            tell(Kind.KEPT, arrival, code, record.id());
        }

        private void written(Step step, CatalogueRecord record) {
            Arrival arrival = step.arrival();
            outcome.items.add(item(arrival, ItemRows.State.TAKEN, record.id()));
            if (arrival.before() != null && arrival.before().state() == ItemRows.State.FAILED) {
                outcome.released.add(arrival.number());
            }
            if (step.corrected() != null) {
                overlays.written(record.id(), record.change());
            }
            CatalogueRecord was = step.was();
            if (was == null) {
                outcome.added++;
                tell(Kind.ADDED, arrival, "import-added", record.id());
            } else {
                outcome.changed++;
                outcome.report.add(line(Kind.CHANGED, arrival, "import-changed", record.id())
                        .differing(Differences.between(was.record(), record.record())));
            }
            for (Reading.Remark remark : arrival.document().reading().remarks()) {
                outcome.report.add(remark(arrival, remark, record.id()));
            }
        }

        private HarvestLine remark(Arrival arrival, Reading.Remark remark, String recordId) {
            return new HarvestLine(
                    0,
                    Kind.REMARK,
                    arrival.identifier(),
                    arrival.document().item().place(),
                    remark.code(),
                    remark.arguments(),
                    recordId,
                    remark.line() > 0 ? remark.line() + ":" + remark.column() : remark.place(),
                    List.of());
        }

        private void tell(Kind kind, Arrival arrival, String code, String recordId, String... arguments) {
            outcome.report.add(line(kind, arrival, code, recordId, arguments));
        }

        private HarvestLine line(Kind kind, Arrival arrival, String code, String recordId, String... arguments) {
            return HarvestLine.of(
                    kind, arrival.identifier(), arrival.document().item().place(), code, recordId, arguments);
        }

        private ItemRows.Row item(Arrival arrival, ItemRows.State state, String recordId) {
            var document = arrival.document().item();
            return new ItemRows.Row(
                    harvester.id(),
                    arrival.number(),
                    arrival.identifier(),
                    state,
                    recordId,
                    document.place(),
                    document.stamp().datestamp(),
                    document.stamp().etag(),
                    arrival.document().original().sha512(),
                    document.way());
        }

        private DocumentRows.Row row(Arrival arrival, String identity, CatalogueRecord record, long followedSince) {
            Prepared.Readable document = arrival.document();
            String own = document.reading().documentId();
            return new DocumentRows.Row(
                    new HarvestedDocument(
                            record.id(),
                            harvester.settings().address(),
                            document.item().place(),
                            own == null || own.isBlank() ? arrival.identifier() : own,
                            document.reading().format(),
                            document.original().sha512(),
                            document.original().size(),
                            followedSince,
                            clock.instant()),
                    identity,
                    0);
        }
    }
}
