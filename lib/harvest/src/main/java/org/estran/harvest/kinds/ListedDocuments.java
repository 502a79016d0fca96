package org.estran.harvest.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.harvest.Item;
import org.estran.harvest.Selection;
import org.estran.harvest.Stamp;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;

/**
 * The documents of what a source lists, each had at its own address; those that did not change are not fetched.
 *
 * @param isCrawled whether the addresses are found by following links, so that {@code robots.txt} is kept to, and not by a
 *     protocol that the source offers
 */
record ListedDocuments(Web web, Selection.Known known, String accept, boolean isCrawled, Listing.Reading reading) {

    /** In the order of the list, without those that are no documents. */
    List<Item> of(List<Listing.Entry> entries) throws SourceFailed, InterruptedException {
        Map<String, Stamp> before =
                known.of(entries.stream().map(Listing.Entry::identifier).toList());
        List<Item> items = new ArrayList<>();
        for (Listing.Entry entry : entries) {
            item(entry, before.getOrDefault(entry.identifier(), Stamp.NONE)).ifPresent(items::add);
        }
        return items;
    }

    private Optional<Item> item(Listing.Entry entry, Stamp known) throws SourceFailed, InterruptedException {
        String place = entry.address().toString();
        if (entry.changed() != null && entry.changed().equals(known.datestamp())) {
            return Optional.of(new Item.Unchanged(entry.identifier(), place));
        }
        try {
            Answer answer = isCrawled
                    ? web.getIfChanged(
                            entry.address(), accept, known.etag(), entry.changed() == null ? known.datestamp() : null)
                    : web.get(entry.address(), accept);
            if (answer.isUnchanged()) {
                return Optional.of(new Item.Unchanged(entry.identifier(), place));
            }
            Stamp stamp = new Stamp(entry.changed() == null ? answer.lastModified() : entry.changed(), answer.etag());
            return reading.document(answer)
                    .map(document -> new Item.Document(entry.identifier(), place, stamp, document));
        } catch (SourceFailed failed) {
            if (failed.reason().isForAll() || failed.reason() == SourceFailed.Reason.BUSY) {
                throw failed;
            }
            return Optional.of(
                    new Item.Broken(entry.identifier(), place, failed.reason().word(), failed.detail(), new byte[0]));
        }
    }
}
