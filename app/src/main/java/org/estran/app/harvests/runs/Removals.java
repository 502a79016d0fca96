package org.estran.app.harvests.runs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestLine.Kind;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.store.DocumentRows;
import org.springframework.stereotype.Component;

/**
 * What leaves with its item: a record whose document is not at its source any more is withdrawn with its metadata, unless
 * it was corrected here, or another source has it as well, whose document then leads.
 */
@Component
class Removals {

    private final Catalogue catalogue;
    private final DocumentRows documents;
    private final ItemRows items;
    private final Leading leading;
    private final Succession succession;
    private final Clock clock;

    Removals(
            Catalogue catalogue,
            DocumentRows documents,
            ItemRows items,
            Leading leading,
            Succession succession,
            Clock clock) {
        this.catalogue = catalogue;
        this.documents = documents;
        this.items = items;
        this.leading = leading;
        this.succession = succession;
        this.clock = clock;
    }

    /** Notes what stands and was not seen by a run that has seen everything. Joins the caller's transaction. */
    void note(HarvestRun run, BitSet seen) {
        BitSet missing = items.numbers(run.harvester());
        missing.andNot(seen);
        items.leave(run.harvester(), run.number(), missing);
    }

    /** What came of one batch. */
    record Removed(long removed, long kept, List<HarvestLine> report) {}

    /** Removes a batch of what was noted; nothing where nothing is left. Joins the caller's transaction. */
    Removed next(HarvestRun run, Harvester harvester, int limit) {
        long removed = 0;
        long kept = 0;
        List<HarvestLine> report = new ArrayList<>();
        List<ItemRows.Row> gone = new ArrayList<>();
        for (ItemRows.Row row : items.leaving(run.harvester(), run.number(), limit)) {
            HarvestLine line = remove(row, harvester);
            removed += line.kind() == Kind.REMOVED ? 1 : 0;
            kept += line.kind() == Kind.KEPT ? 1 : 0;
            report.add(line);
            gone.add(with(row, ItemRows.State.REMOVED, row.sha512()));
        }
        items.write(gone);
        return new Removed(removed, kept, report);
    }

    private HarvestLine remove(ItemRows.Row row, Harvester harvester) {
        String recordId = row.recordId();
        if (row.state() != ItemRows.State.TAKEN || recordId == null) {
            return line(Kind.REMOVED, row, "harvest-item-removed");
        }
        List<ItemRows.Row> others = items.others(recordId, row.harvester(), row.number());
        if (!others.isEmpty()) {
            ItemRows.Row next = leading.next(others, recordId);
            succession
                    .kept(next)
                    // What was not kept is read at the next run of its harvester, as if it had changed.
                    .ifPresentOrElse(
                            kept -> succession.lead(kept, false),
                            () -> items.write(List.of(with(next, ItemRows.State.TAKEN, ""))));
            return line(Kind.REMOVED, row, "harvest-led-elsewhere");
        }
        CatalogueRecord record = catalogue.find(recordId).orElseThrow();
        HarvestedDocument document = documents.find(recordId).orElse(null);
        if (record.isGone()) {
            return line(Kind.REMOVED, row, "harvest-removed");
        }
        if (document == null || !document.isFollowedBy(record)) {
            return line(Kind.KEPT, row, "harvest-gone-but-corrected");
        }
        catalogue.withdraw(
                recordId,
                new Withdrawal(
                        "La fiche n’est plus dans le catalogue d’origine. / The record is no longer in the catalogue it"
                                + " came from: " + harvester.name(),
                        null,
                        Withdrawal.Scope.ALL,
                        clock.instant(),
                        harvester.name()));
        return line(Kind.REMOVED, row, "harvest-removed");
    }

    private static HarvestLine line(Kind kind, ItemRows.Row row, String code) {
        return HarvestLine.of(kind, row.identifier(), row.place(), code, row.recordId());
    }

    private static ItemRows.Row with(ItemRows.Row row, ItemRows.State state, String sha512) {
        return new ItemRows.Row(
                row.harvester(),
                row.number(),
                row.identifier(),
                state,
                row.recordId(),
                row.place(),
                row.datestamp(),
                row.etag(),
                sha512,
                row.way());
    }
}
