package org.estran.harvest.kinds;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.estran.harvest.Harvest;
import org.estran.harvest.Item;
import org.estran.harvest.Page;
import org.estran.harvest.Selection;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.jspecify.annotations.Nullable;

/**
 * A source that lists addresses, each of which is one document: web folders, sitemaps, THREDDS and ERDDAP. The list is
 * made once for a process; the checkpoint is the last identifier of a page, so that what is added or taken away meanwhile
 * makes nobody lose his place. What did not change is not fetched, where the list or the server says so.
 */
final class Listing implements Harvest {

    private final Selection selection;
    private final Lister lister;
    private final ListedDocuments documents;
    private @Nullable List<Entry> entries;

    Listing(Web web, Selection selection, String accept, Lister lister, Reading reading) {
        this.selection = selection;
        this.lister = lister;
        this.documents = new ListedDocuments(web, selection.known(), accept, true, reading);
    }

    /**
     * What is listed.
     *
     * @param changed when it changed last, as the list says; null where it does not
     */
    record Entry(String identifier, URI address, @Nullable String changed) {}

    /** Makes the list. */
    interface Lister {
        List<Entry> list() throws SourceFailed, InterruptedException;
    }

    /** Makes the document of an answer; empty where there is none in it. */
    interface Reading {
        Optional<byte[]> document(Answer answer);

        Reading WHOLE = answer -> Optional.of(answer.body());
    }

    private List<Entry> entries() throws SourceFailed, InterruptedException {
        List<Entry> all = entries;
        if (all == null) {
            Map<String, Entry> byIdentifier = new LinkedHashMap<>();
            lister.list().forEach(entry -> byIdentifier.putIfAbsent(entry.identifier(), entry));
            all = byIdentifier.values().stream()
                    .sorted(java.util.Comparator.comparing(Entry::identifier))
                    .toList();
            entries = all;
        }
        return all;
    }

    @Override
    public Page page(@Nullable String checkpoint) throws SourceFailed, InterruptedException {
        List<Entry> all = entries();
        int from = 0;
        while (checkpoint != null
                && from < all.size()
                && all.get(from).identifier().compareTo(checkpoint) <= 0) {
            from++;
        }
        List<Entry> mine = all.subList(from, Math.min(all.size(), from + selection.pageSize()));
        List<Item> items = documents.of(mine);
        boolean isLast = from + mine.size() >= all.size();
        return Page.of(items, isLast ? null : mine.getLast().identifier(), null);
    }

    @Override
    public Optional<Long> total() throws SourceFailed, InterruptedException {
        return Optional.of((long) Objects.requireNonNull(entries()).size());
    }
}
