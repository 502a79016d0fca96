package org.estran.app.harvests.runs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.store.ItemRows;

/** What a run found unchanged, which costs no line: what it has seen and tells nothing of. */
final class UnchangedItems {

    private static final int AT_ONCE = 500;

    private final PageWriter.Rows rows;

    UnchangedItems(PageWriter.Rows rows) {
        this.rows = rows;
    }

    /** @param after the number of the last item of the page before */
    List<HarvestLine> of(HarvestRun run, long after, int limit) {
        BitSet seen = rows.runs().seen(run);
        List<HarvestLine> lines = new ArrayList<>();
        long last = after;
        while (lines.size() < limit) {
            List<ItemRows.Row> items = rows.items().behind(run.harvester(), last, AT_ONCE);
            if (items.isEmpty()) {
                break;
            }
            Set<String> told = rows.lines()
                    .told(
                            run.harvester(),
                            run.number(),
                            items.stream().map(ItemRows.Row::identifier).toList());
            for (ItemRows.Row item : items) {
                last = item.number();
                if (lines.size() < limit && seen.get((int) last) && !told.contains(item.identifier())) {
                    lines.add(new HarvestLine(
                            last,
                            HarvestLine.Kind.UNCHANGED,
                            item.identifier(),
                            item.place(),
                            "harvest-unchanged",
                            List.of(),
                            item.recordId(),
                            "",
                            List.of()));
                }
            }
        }
        return lines;
    }
}
