package org.estran.harvest.kinds;

import static org.estran.harvest.web.SourceFailed.Reason.GOES_ROUND;
import static org.estran.harvest.web.SourceFailed.Reason.NOT_UNDERSTOOD;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.harvest.Harvest;
import org.estran.harvest.Item;
import org.estran.harvest.Page;
import org.estran.harvest.Selection;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A source that lists its records page by page as JSON, and gives the document of each at its own address: Dataverse,
 * InvenioRDM, GeoNetwork. What the list dates as before is not fetched.
 */
final class JsonListing implements Harvest {

    private final Dialect dialect;
    private final ListedDocuments documents;

    JsonListing(Web web, Selection selection, String accept, Dialect dialect) {
        this.dialect = dialect;
        this.documents = new ListedDocuments(web, selection.known(), accept, false, Listing.Reading.WHOLE);
    }

    /** How one kind lists its records. */
    interface Dialect {

        /** @param checkpoint {@link #next} of the page before; null for the first */
        Answer page(@Nullable String checkpoint) throws SourceFailed, InterruptedException;

        /** The records of a page. */
        JsonNode rows(JsonNode page);

        /** @return an entry whose identifier is empty where the source names none */
        Listing.Entry entry(JsonNode row);

        /** How many records there are in all, or null where this page does not tell; {@code checkpoint} as for {@link #page}. */
        @Nullable
        Long total(JsonNode page, @Nullable String checkpoint);

        /** @return null behind the last page */
        @Nullable
        String next(JsonNode page, @Nullable String checkpoint);
    }

    /** What is answered there in JSON; empty where the source has nothing of the sort. */
    static Optional<JsonNode> tried(Web web, URI address) throws SourceFailed, InterruptedException {
        try {
            return OgcRecords.json(web, address);
        } catch (SourceFailed failed) {
            if (failed.reason().isForAll()) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    @Override
    public Page page(@Nullable String checkpoint) throws SourceFailed, InterruptedException {
        JsonNode page = asked(checkpoint);
        List<Listing.Entry> entries = new ArrayList<>();
        List<Item> nameless = new ArrayList<>();
        for (JsonNode row : dialect.rows(page).values()) {
            Listing.Entry entry = dialect.entry(row);
            if (entry.identifier().isEmpty()) {
                byte[] bytes = RecordJson.mapper().writeValueAsBytes(row);
                nameless.add(new Item.Broken("", entry.address().toString(), "no-identifier", "", bytes));
            } else {
                entries.add(entry);
            }
        }
        List<Item> items = new ArrayList<>(documents.of(entries));
        items.addAll(nameless);
        String next = items.isEmpty() ? null : dialect.next(page, checkpoint);
        if (next != null && next.equals(checkpoint)) {
            throw new SourceFailed(GOES_ROUND, "A page leads to itself: " + next);
        }
        return Page.of(items, next, dialect.total(page, checkpoint));
    }

    private JsonNode asked(@Nullable String checkpoint) throws SourceFailed, InterruptedException {
        Answer answer = dialect.page(checkpoint);
        try {
            JsonNode page = RecordJson.mapper().readTree(answer.body());
            if (!dialect.rows(page).isArray()) {
                throw new SourceFailed(NOT_UNDERSTOOD, answer.address() + " answers with no list.");
            }
            return page;
        } catch (JacksonException garbled) {
            throw new SourceFailed(NOT_UNDERSTOOD, answer.address() + " answers with what is not JSON.", garbled);
        }
    }

    @Override
    public Optional<Long> total() throws SourceFailed, InterruptedException {
        return Optional.ofNullable(dialect.total(asked(null), null));
    }
}
