package org.estran.harvest.kinds;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.harvest.Harvest;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Dataverse: its search interface lists the datasets that are published, and its export gives each in DataCite's XML
 * ({@code exporter=Datacite}). The address is that of the search, with the collection as {@code subtree} where it is one.
 */
public final class Dataverse implements SourceKind {

    /** The installation, a collection of it, or its interface. */
    private static final Pattern ADDRESS = Pattern.compile("(https?://[^/?#]+)"
            + "(?:/?|/dataverse(?:/(?<alias>[^/?#]+))?/?|/api(?:/search)?/?(?:\\?(?:[^#]*&)?subtree=(?<part>[^&#]+))?)"
            + "(?:[?&#].*)?");

    private static final String ACCEPT = "application/xml, text/xml;q=0.9, */*;q=0.5";

    @Override
    public String word() {
        return "dataverse";
    }

    @Override
    public boolean isProven() {
        return false;
    }

    @Override
    public Narrowing narrowing() {
        return new Narrowing(false, true, false, false, false);
    }

    @Override
    public Optional<Source> recognise(Web web, URI typed) throws SourceFailed, InterruptedException {
        Matcher matcher = ADDRESS.matcher(typed.toString());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        URI search = URI.create(matcher.group(1) + "/api/search");
        String part = matcher.group("alias") == null ? matcher.group("part") : matcher.group("alias");
        URI address = Addresses.with(search, "subtree", part);
        return JsonListing.tried(web, new Datasets(web, Selection.all(address).pagesOf(1)).first())
                .filter(page -> page.at("/data/total_count").isNumber())
                .map(page -> new Source(word(), address, "", List.of(), List.of(), Datasets.count(page), false));
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new JsonListing(web, selection, ACCEPT, new Datasets(web, selection));
    }

    /** The checkpoint is how many went before. */
    private record Datasets(Web web, Selection selection) implements JsonListing.Dialect {

        URI first() {
            return asked("0");
        }

        private URI asked(String start) {
            String text = selection.text();
            URI asked = Addresses.with(selection.address(), "q", text == null ? "*" : text);
            asked = Addresses.with(asked, "type", "dataset");
            asked = Addresses.with(asked, "sort", "date");
            asked = Addresses.with(asked, "order", "asc");
            asked = Addresses.with(asked, "per_page", selection.pageSize());
            return Addresses.with(asked, "start", start);
        }

        @Override
        public Answer page(@Nullable String checkpoint) throws SourceFailed, InterruptedException {
            return web.get(asked(checkpoint == null ? "0" : checkpoint), JsonPages.ACCEPT);
        }

        @Override
        public JsonNode rows(JsonNode page) {
            return page.at("/data/items");
        }

        @Override
        public Listing.Entry entry(JsonNode row) {
            String identifier = JsonPages.text(row, "/global_id");
            URI export = Addresses.with(selection.address().resolve("/api/datasets/export"), "exporter", "Datacite");
            return new Listing.Entry(
                    identifier,
                    Addresses.with(export, "persistentId", identifier),
                    JsonPages.textOrNull(row, "/updatedAt"));
        }

        static @Nullable Long count(JsonNode page) {
            return OgcRecords.number(page.path("data"), "total_count");
        }

        @Override
        public @Nullable Long total(JsonNode page, @Nullable String checkpoint) {
            return count(page);
        }

        @Override
        public @Nullable String next(JsonNode page, @Nullable String checkpoint) {
            long next = (checkpoint == null ? 0 : Long.parseLong(checkpoint))
                    + rows(page).size();
            Long total = total(page, checkpoint);
            return total != null && next < total ? Long.toString(next) : null;
        }
    }
}
