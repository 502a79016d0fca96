package org.estran.app.harvests.runs;

import java.util.ArrayList;
import java.util.List;
import org.estran.app.harvests.HarvestCounts;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.store.ItemRows;

/** What one page comes to, as it is put together. */
final class Outcome {

    final List<ItemRows.Row> items = new ArrayList<>();
    final List<HarvestLine> report = new ArrayList<>();
    final List<Quarantining> quarantined = new ArrayList<>();
    final List<Long> released = new ArrayList<>();
    long got;
    long added;
    long changed;
    long unchanged;
    long failed;
    long duplicates;
    long kept;
    long repeated;

    /** A document on its way into quarantine. */
    record Quarantining(long number, Prepared.Unreadable document) {}

    HarvestCounts counts(long bytes) {
        return new HarvestCounts(got, added, changed, unchanged, 0, failed, duplicates, kept, repeated, bytes);
    }
}
