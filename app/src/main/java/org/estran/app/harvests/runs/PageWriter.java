package org.estran.app.harvests.runs;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.harvests.HarvestCounts;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestLine.Kind;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.store.HarvesterRows;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.harvests.store.LineRows;
import org.estran.app.harvests.store.QuarantineRows;
import org.estran.app.harvests.store.Ranges;
import org.estran.app.harvests.store.RunRows;
import org.estran.harvest.Item;
import org.estran.harvest.Page;
import org.jspecify.annotations.Nullable;

/** Writes the pages of one run, and remembers over all of them which items it has seen. Not for several threads. */
final class PageWriter {

    /** A source's clock and ours, and changes that were under way while it answered. */
    private static final int MARGIN_SECONDS = 60;

    private final HarvestRun run;
    private final Harvester harvester;
    private final Rows rows;
    private final Changes changes;
    private final Clock clock;
    private final BitSet seen;
    private HarvestCounts counts;
    private long pages;
    private @Nullable Long promised;
    private @Nullable Instant newest;

    /** All the rows that a run writes. */
    record Rows(HarvesterRows harvesters, RunRows runs, ItemRows items, LineRows lines, QuarantineRows quarantine) {}

    PageWriter(HarvestRun run, Harvester harvester, Rows rows, Changes changes, Clock clock) {
        this.run = run;
        this.harvester = harvester;
        this.rows = rows;
        this.changes = changes;
        this.clock = clock;
        this.seen = rows.runs().seen(run);
        this.counts = run.counts();
        this.pages = run.pages();
        this.promised = run.promised();
        this.newest = run.newest();
    }

    HarvestCounts counts() {
        return counts;
    }

    @Nullable
    Long promised() {
        return promised;
    }

    long pages() {
        return pages;
    }

    @Nullable
    Instant newest() {
        return newest;
    }

    BitSet seen() {
        return seen;
    }

    /** Writes one page. Joins the caller's transaction; when that fails this writer is of no use any more. */
    void write(Fetching.Coming coming) {
        PageWork work = new PageWork(coming);
        work.items();
        changes.write(run, harvester, work.readable, work.outcome);
        work.end();
    }

    /** The pages so far are of no use: everything is looked at again. */
    void startOver() {
        seen.clear();
        HarvestCounts so = counts;
        counts = new HarvestCounts(
                0,
                so.added(),
                so.changed(),
                0,
                so.removed(),
                so.failed(),
                so.duplicates(),
                so.kept(),
                so.repeated(),
                so.bytes());
        promised = null;
        pages = 0;
    }

    /** One page's work. */
    private final class PageWork {

        private final Fetching.Coming coming;
        private final Map<String, ItemRows.Row> before = new HashMap<>();
        private final BitSet onPage = new BitSet();
        private final List<Changes.Arrival> readable = new ArrayList<>();
        private final Outcome outcome = new Outcome();
        private final BitSet leaving = new BitSet();
        private long nextNumber;

        PageWork(Fetching.Coming coming) {
            this.coming = coming;
        }

        /** What was fetched ahead may have been written meanwhile: items that were unknown then are looked for again. */
        private void know() {
            List<String> unknown = new ArrayList<>();
            for (Prepared.Known known : coming.items()) {
                if (known.before() == null) {
                    unknown.add(known.prepared().item().identifier());
                } else {
                    before.put(known.before().identifier(), known.before());
                }
            }
            before.putAll(rows.items().withIdentifiers(harvester.id(), unknown));
            int fresh = (int) unknown.stream()
                    .distinct()
                    .filter(identifier -> !before.containsKey(identifier))
                    .count();
            nextNumber = fresh == 0 ? 0 : rows.harvesters().numbers(harvester.id(), fresh);
        }

        void items() {
            know();
            Map<String, Long> newHere = new HashMap<>();
            int repeated = 0;
            for (Prepared.Known known : coming.items()) {
                Item item = known.prepared().item();
                ItemRows.Row row = before.get(item.identifier());
                Long number = row != null ? Long.valueOf(row.number()) : newHere.get(item.identifier());
                boolean isAgain = number != null && (seen.get(number.intValue()) || onPage.get(number.intValue()));
                if (isAgain) {
                    repeated += coming.isAgain() ? 0 : 1;
                    continue;
                }
                long mine = number != null ? number : nextNumber++;
                newHere.put(item.identifier(), mine);
                onPage.set((int) mine);
                outcome.got++;
                take(known.prepared(), row, mine);
            }
            if (repeated > 0) {
                outcome.repeated += repeated;
                tell(Kind.REPEATED, "harvest-page-overlaps", pages + 1, repeated);
            }
        }

        private void take(Prepared prepared, ItemRows.@Nullable Row row, long number) {
            switch (prepared) {
                case Prepared.Same same -> same(same.item(), row, number);
                case Prepared.Gone gone -> gone(gone, row, number);
                case Prepared.Unwanted unwanted -> onPage.clear((int) number);
                case Prepared.Unreadable unreadable -> unreadable(unreadable, row, number);
                case Prepared.Readable read -> {
                    date(read.item().stamp().datestamp());
                    readable.add(new Changes.Arrival(read, row, number));
                }
            }
        }

        private void same(Item item, ItemRows.@Nullable Row row, long number) {
            if (item instanceof Item.Document document) {
                date(document.stamp().datestamp());
            }
            if (row == null) {
                // The source says it is as it was, of what we do not know: it is asked again next time.
                onPage.clear((int) number);
                return;
            }
            switch (row.state()) {
                case FAILED -> outcome.failed++;
                case COPY -> outcome.duplicates++;
                case TAKEN, REMOVED -> outcome.unchanged++;
            }
            restamp(item, row);
        }

        /** Only where the source gives another entity tag or date for the same bytes, so that it need not send them again. */
        private void restamp(Item item, ItemRows.Row row) {
            if (item instanceof Item.Document document
                    && document.stamp().etag() != null
                    && !java.util.Objects.equals(document.stamp().etag(), row.etag())) {
                outcome.items.add(new ItemRows.Row(
                        row.harvester(),
                        row.number(),
                        row.identifier(),
                        row.state(),
                        row.recordId(),
                        row.place(),
                        document.stamp().datestamp(),
                        document.stamp().etag(),
                        row.sha512(),
                        row.way()));
            }
        }

        private void gone(Prepared.Gone gone, ItemRows.@Nullable Row row, long number) {
            date(gone.item().stamp().datestamp());
            if (row == null || row.state() == ItemRows.State.REMOVED) {
                onPage.clear((int) number);
            } else {
                leaving.set((int) number);
            }
        }

        private void unreadable(Prepared.Unreadable one, ItemRows.@Nullable Row row, long number) {
            Item item = one.item();
            outcome.failed++;
            HarvestLine line = HarvestLine.of(
                    Kind.FAILED,
                    item.identifier(),
                    item.place(),
                    one.code(),
                    row == null ? null : row.recordId(),
                    one.arguments().toArray(String[]::new));
            outcome.report.add(new HarvestLine(
                    0,
                    line.kind(),
                    line.identifier(),
                    line.place(),
                    line.code(),
                    line.arguments(),
                    line.recordId(),
                    one.position(),
                    List.of()));
            // A record that stands does not fall with a document that does not read.
            if (row == null || row.state() == ItemRows.State.FAILED || row.state() == ItemRows.State.REMOVED) {
                outcome.items.add(new ItemRows.Row(
                        harvester.id(),
                        number,
                        item.identifier(),
                        ItemRows.State.FAILED,
                        null,
                        item.place(),
                        null,
                        null,
                        one.sha512(),
                        List.of()));
            }
            outcome.quarantined.add(new Outcome.Quarantining(number, one));
        }

        private void tell(Kind kind, String code, Object... arguments) {
            String[] texts =
                    java.util.Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
            outcome.report.add(HarvestLine.of(kind, "", "", code, null, texts));
        }

        void end() {
            Page page = coming.page();
            for (Page.Remark remark : page.remarks()) {
                tell(Kind.REMARK, remark.code(), remark.arguments().toArray());
            }
            rows.items().write(outcome.items);
            rows.items().leave(harvester.id(), run.number(), leaving);
            for (Outcome.Quarantining one : outcome.quarantined) {
                rows.quarantine()
                        .put(
                                harvester.id(),
                                one.number(),
                                run.number(),
                                one.document().code(),
                                one.document().arguments(),
                                one.document().position(),
                                one.document().bytes());
            }
            outcome.released.forEach(number -> rows.quarantine().release(harvester.id(), number));
            rows.lines().add(run, outcome.report);
            pages++;
            seen.or(onPage);
            counts = counts.plus(outcome.counts(coming.bytes()));
            promised = page.promised() == null ? promised : page.promised();
            rows.runs().page(run, pages, Ranges.text(onPage));
            rows.runs().checkpoint(run, page.next(), page.next() == null, newest);
            rows.runs().count(run, pages, promised, counts);
        }
    }

    private void date(@Nullable String datestamp) {
        Instant moment = datestamp == null ? null : moment(datestamp);
        if (moment != null
                && (newest == null || moment.isAfter(newest))
                && !moment.isAfter(clock.instant().plusSeconds(86_400))) {
            newest = moment;
        }
    }

    /** A little before the newest that was seen. */
    static @Nullable Instant withMargin(@Nullable Instant newest) {
        return newest == null ? null : newest.minusSeconds(MARGIN_SECONDS);
    }

    private static @Nullable Instant moment(String datestamp) {
        try {
            return datestamp.length() == 10
                    ? LocalDate.parse(datestamp).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : java.time.OffsetDateTime.parse(datestamp).toInstant();
        } catch (DateTimeException notOne) {
            return null;
        }
    }
}
