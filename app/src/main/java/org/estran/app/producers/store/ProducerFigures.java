package org.estran.app.producers.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.harvests.Harvests;
import org.estran.app.harvests.Passages;
import org.estran.app.links.Link;
import org.estran.app.links.Links;
import org.estran.app.usage.Usage;
import org.estran.app.usage.UsageCounted;
import org.estran.app.usage.UsageFigures;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the figures of producers: counts records in the order of their changes, so that what a stop or a failure left out is
 * counted later, adds what usage counted with it, and counts dead links. {@link FiguresFollow} says when.
 */
@Component
public class ProducerFigures {

    private static final int RECORDS = 200;
    private static final int LINKS = 500;

    private final Catalogue catalogue;
    private final Harvests harvests;
    private final Links links;
    private final Usage usage;
    private final FigureRows rows;
    private final TransactionTemplate transaction;

    ProducerFigures(
            Catalogue catalogue,
            Harvests harvests,
            Links links,
            Usage usage,
            FigureRows rows,
            TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.harvests = harvests;
        this.links = links;
        this.usage = usage;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Counts all records that changed since it did so last. */
    public void follow() {
        while (followPage()) {
            // Each page is a transaction of its own.
        }
    }

    /** Counts some of them; false where there are no more. */
    boolean followPage() {
        long from = rows.mark();
        List<CatalogueRecord> changed = catalogue.changedAfter(from, RECORDS);
        if (changed.isEmpty()) {
            return false;
        }
        // Read before anything is locked; what changes again meanwhile comes again.
        transaction.executeWithoutResult(status -> count(from, changed));
        return changed.size() == RECORDS;
    }

    private void count(long from, List<CatalogueRecord> changed) {
        rows.lock();
        if (rows.mark() != from) {
            // Another server counted them.
            return;
        }
        List<String> ids = changed.stream().map(CatalogueRecord::id).toList();
        Map<String, Made> before = rows.made(ids);
        Map<String, Passages> ways = harvests.leading(ids);
        Map<String, UsageFigures> used = usage.written(ids);
        Tally tally = new Tally();
        List<Made> now = new ArrayList<>();
        Set<String> gone = new HashSet<>(before.keySet());
        for (CatalogueRecord record : changed) {
            UsageFigures its = used.getOrDefault(record.id(), UsageFigures.NONE);
            Made was = before.get(record.id());
            if (was != null) {
                tally.go(was, its);
            }
            Passages way = ways.get(record.id());
            Made.of(record, way == null ? null : way.id()).ifPresent(made -> {
                tally.come(made, its);
                now.add(made);
                gone.remove(made.recordId());
            });
        }
        rows.add(tally);
        rows.put(now, gone);
        rows.mark(changed.getLast().change());
    }

    /** Within the transaction that writes what was counted. */
    @EventListener
    void used(UsageCounted counted) {
        rows.lock();
        Tally tally = new Tally();
        List<String> ids = List.copyOf(counted.records().keySet());
        for (int from = 0; from < ids.size(); from += RECORDS) {
            rows.made(ids.subList(from, Math.min(ids.size(), from + RECORDS))).forEach((id, made) -> {
                UsageFigures its = counted.records().get(id);
                if (its != null) {
                    tally.used(made.key(), its.months(), 1);
                }
            });
        }
        rows.add(tally);
    }

    /** Counts for each producer how many links of its records are dead, each once. */
    public void countDeadLinks() {
        SortedMap<String, Long> dead = new TreeMap<>();
        List<Link> page = links.page(Link.State.DEAD, null, LINKS);
        while (!page.isEmpty()) {
            page.forEach(link -> producersOf(link).forEach(key -> dead.merge(key, 1L, Long::sum)));
            page = links.page(Link.State.DEAD, page.getLast().cursor(), LINKS);
        }
        if (!dead.isEmpty() || rows.hasDeadLinks()) {
            transaction.executeWithoutResult(status -> rows.deadLinks(dead));
        }
    }

    private Set<String> producersOf(Link link) {
        Set<String> producers = new HashSet<>();
        List<String> records = links.records(link.digest(), null, LINKS);
        while (!records.isEmpty()) {
            producers.addAll(rows.producersOf(records));
            records = links.records(link.digest(), records.getLast(), LINKS);
        }
        return producers;
    }
}
