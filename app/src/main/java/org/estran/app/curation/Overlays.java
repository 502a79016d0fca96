package org.estran.app.curation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordHistory;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordState;
import org.estran.app.curation.OverlayRows.Overlay;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.store.DocumentRows;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was corrected here of records that came from elsewhere: told from the states of the record, put over what the source
 * says whenever it says something else, and dropped field by field.
 */
@Component
public class Overlays {

    private final Catalogue catalogue;
    private final RecordHistory history;
    private final DocumentRows documents;
    private final OverlayRows rows;
    private final Callers callers;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Overlays(
            Catalogue catalogue,
            RecordHistory history,
            DocumentRows documents,
            OverlayRows rows,
            Callers callers,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.catalogue = catalogue;
        this.history = history;
        this.documents = documents;
        this.rows = rows;
        this.callers = callers;
        this.transaction = transaction;
        this.events = events;
    }

    /** A record that came from elsewhere was corrected; others are passed over. */
    @EventListener
    void corrected(RecordPublished news) {
        documents
                .find(news.id())
                .ifPresent(document -> catalogue
                        .find(news.id())
                        .filter(record -> !record.isGone())
                        .flatMap(record -> present(record, document))
                        .ifPresent(this::keep));
    }

    /** Where every correction was taken back by hand, the record says what its document says. */
    private void keep(Overlay overlay) {
        rows.put(overlay);
        if (overlay.corrections().isEmpty()) {
            documents.follow(overlay.recordId(), overlay.change());
        }
    }

    /** What is corrected of that record; empty where nothing is, or where it did not come from elsewhere. */
    public List<Correction> of(String recordId) {
        return find(recordId).map(Overlay::corrections).orElse(List.of());
    }

    private Optional<Overlay> find(String recordId) {
        return documents
                .find(recordId)
                .flatMap(document -> catalogue.find(recordId).flatMap(record -> present(record, document)));
    }

    /** With every correction up to the present state; empty where it is not known any more what the source said. */
    private Optional<Overlay> present(CatalogueRecord record, HarvestedDocument document) {
        if (document.isFollowedBy(record)) {
            return Optional.empty();
        }
        Optional<Overlay> known = rows.find(record.id())
                .or(() -> history.at(record.id(), document.change())
                        .map(state -> new Overlay(
                                record.id(), tree(state.record()), document.change(), List.<Correction>of())));
        return known.map(overlay -> overlay.change() == record.change() ? overlay : grown(overlay, record));
    }

    private Overlay grown(Overlay overlay, CatalogueRecord record) {
        List<Correction> corrections = overlay.corrections();
        for (RecordState state : history.of(record.id()).reversed()) {
            if (state.change() > overlay.change()) {
                corrections = joined(
                        corrections,
                        Corrections.between(overlay.source(), tree(state.record()), state.by(), state.at()));
            }
        }
        return new Overlay(record.id(), overlay.source(), record.change(), corrections);
    }

    /** What was known before keeps its author, and its dispute. */
    private static List<Correction> joined(List<Correction> before, List<Correction> now) {
        return now.stream()
                .map(one -> before.stream().filter(one::saysAs).findFirst().orElse(one))
                .toList();
    }

    /**
     * What a record says after a harvest.
     *
     * @param record the corrections over what the source says
     * @param conflicts JSON Pointers of what was corrected here and changed by the source
     * @param isFollowed whether nothing is corrected any more: the source says the same by now
     */
    public record Overlaid(MetadataRecord record, List<String> conflicts, boolean isFollowed) {
        public Overlaid {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * Puts what was corrected here over what the source says now. Joins the caller's transaction, which writes the record and
     * says so by {@link #written}.
     *
     * @param document as it was known before
     * @return empty where it is not known any more what was corrected
     */
    public Optional<Overlaid> over(CatalogueRecord present, HarvestedDocument document, MetadataRecord says) {
        MetadataRecord matched = catalogue.matched(says);
        return present(present, document).map(overlay -> {
            Result result = result(tree(matched), overlay.source(), overlay.corrections());
            rows.put(new Overlay(present.id(), tree(matched), present.change(), result.left()));
            return new Overlaid(
                    catalogue.matched(result.record()),
                    result.left().stream()
                            .filter(Correction::isDisputed)
                            .map(Correction::path)
                            .toList(),
                    result.left().isEmpty());
        });
    }

    /** The record was written as it was to be. */
    public void written(String recordId, long change) {
        rows.reach(recordId, change);
    }

    private record Result(MetadataRecord record, List<Correction> left) {}

    /** A correction that makes no record of what the source says now waits for a person, and is not put over it. */
    private static Result result(ObjectNode now, ObjectNode before, List<Correction> corrections) {
        Corrections.Applied all = Corrections.over(now, before, corrections);
        try {
            return new Result(read(all.ours()), all.left());
        } catch (JacksonException impossible) {
            List<Correction> fitting = new ArrayList<>();
            List<Correction> left = new ArrayList<>();
            for (Correction one : all.left()) {
                fitting.add(one);
                if (fits(now, before, fitting)) {
                    left.add(one);
                } else {
                    fitting.removeLast();
                    left.add(one.disputed(one.theirs()));
                }
            }
            return new Result(read(Corrections.over(now, before, fitting).ours()), left);
        }
    }

    private static boolean fits(ObjectNode now, ObjectNode before, List<Correction> corrections) {
        try {
            read(Corrections.over(now, before, corrections).ours());
            return true;
        } catch (JacksonException impossible) {
            return false;
        }
    }

    private static MetadataRecord read(ObjectNode tree) {
        return RecordJson.mapper().treeToValue(tree, MetadataRecord.class);
    }

    private static ObjectNode tree(MetadataRecord record) {
        return RecordJson.mapper().valueToTree(record);
    }

    /** Records with corrections, by their ids. */
    public List<Curated> page(boolean disputed, @Nullable String after, int limit) {
        return rows.page(disputed, after, limit);
    }

    /**
     * Drops one correction: the source's value stands again.
     *
     * @param number its place among {@link #of}, from 0
     * @param ifChange the change of the record that the caller has seen
     * @throws ProblemException {@code correction-not-found}, {@code record-outdated}
     */
    public void drop(String recordId, int number, long ifChange) {
        change(recordId, number, ifChange, "dropped", corrections -> {
            List<Correction> left = new ArrayList<>(corrections);
            left.remove(number);
            return left;
        });
    }

    /** Ours stands over what the source says now. */
    public void uphold(String recordId, int number, long ifChange) {
        change(recordId, number, ifChange, "upheld", corrections -> {
            List<Correction> all = new ArrayList<>(corrections);
            all.set(number, all.get(number).upheld());
            return all;
        });
    }

    private void change(
            String recordId, int number, long ifChange, String what, UnaryOperator<List<Correction>> decision) {
        transaction.executeWithoutResult(status -> {
            CatalogueRecord record = catalogue.find(recordId).orElseThrow(() -> notThere(recordId));
            if (record.change() != ifChange) {
                throw new ProblemException(new Problem.Outdated(
                        "record-outdated", "The record " + recordId + " was changed since it was read."));
            }
            Overlay overlay = find(recordId)
                    .filter(one -> number >= 0 && number < one.corrections().size())
                    .orElseThrow(() -> notThere(recordId));
            String path = overlay.corrections().get(number).path();
            Result result = result(overlay.source(), overlay.source(), decision.apply(overlay.corrections()));
            CatalogueRecord now = catalogue.amend(recordId, result.record(), record.change());
            rows.put(new Overlay(recordId, overlay.source(), now.change(), result.left()));
            if (result.left().isEmpty()) {
                documents.follow(recordId, now.change());
            }
            events.publishEvent(new CurationHappened(callers.current().accountId(), what, recordId, path));
        });
    }

    private static ProblemException notThere(String recordId) {
        return ProblemException.notFound(
                "correction-not-found", "Nothing like that was corrected of " + recordId + ".");
    }
}
