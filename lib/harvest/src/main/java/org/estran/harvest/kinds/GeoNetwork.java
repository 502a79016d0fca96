package org.estran.harvest.kinds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
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
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GeoNetwork 4 by its own interface: {@code srv/api/search/records/_search} is asked in the words of Elasticsearch for the
 * records that are no templates, in the order of their UUIDs, each page behind the last UUID of the one before, so that
 * there is no window of 10,000; each document is had as it is kept.
 */
public final class GeoNetwork implements SourceKind {

    /** A page or service of the catalogue below {@code srv}, or the catalogue itself. */
    private static final Pattern ADDRESS = Pattern.compile("(?:(?<below>https?://[^?#]*?/)srv(?:/[^?#]*)?"
            + "|(?<home>https?://[^/?#]+(?:/[^/?#]*(?:geonetwork|catalog)[^/?#]*)?)/?)(?:[?#].*)?");

    private static final String ACCEPT = "application/xml";

    @Override
    public String word() {
        return "geonetwork";
    }

    @Override
    public boolean isProven() {
        return false;
    }

    @Override
    public Optional<Source> recognise(Web web, URI typed) throws SourceFailed, InterruptedException {
        Matcher matcher = ADDRESS.matcher(typed.toString());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String below = matcher.group("below");
        URI address = URI.create((below == null ? matcher.group("home") + "/" : below) + "srv/api/");
        return JsonListing.tried(web, address.resolve("site"))
                .filter(site -> site.has("system/site/siteId") || site.has("system/platform/version"))
                .map(site -> new Source(
                        word(),
                        address,
                        site.path("system/site/name").asString(""),
                        List.of(),
                        List.of(),
                        null,
                        false));
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new JsonListing(web, selection, ACCEPT, new Hits(web, selection));
    }

    /** The checkpoint is the last UUID of the page before. */
    private record Hits(Web web, Selection selection) implements JsonListing.Dialect {

        @Override
        public Answer page(@Nullable String checkpoint) throws SourceFailed, InterruptedException {
            ObjectNode asked = RecordJson.mapper().createObjectNode();
            asked.put("size", selection.pageSize()).put("track_total_hits", true);
            asked.putArray("_source").add("uuid").add("changeDate");
            asked.putArray("sort").add("uuid");
            asked.putObject("query")
                    .putObject("bool")
                    .putArray("filter")
                    .addObject()
                    .putObject("term")
                    .put("isTemplate", "n");
            if (checkpoint != null) {
                asked.putArray("search_after").add(checkpoint);
            }
            return web.post(
                    selection.address().resolve("search/records/_search"),
                    "application/json",
                    RecordJson.mapper().writeValueAsBytes(asked),
                    "application/json");
        }

        @Override
        public JsonNode rows(JsonNode page) {
            return page.at("/hits/hits");
        }

        @Override
        public Listing.Entry entry(JsonNode row) {
            String identifier = uuid(row);
            String step = URLEncoder.encode(identifier, UTF_8).replace("+", "%20");
            return new Listing.Entry(
                    identifier,
                    selection.address().resolve("records/" + step + "/formatters/xml"),
                    JsonPages.textOrNull(row, "/_source/changeDate"));
        }

        private static String uuid(JsonNode row) {
            return JsonPages.text(row, "/_source/uuid", "/_id");
        }

        @Override
        public @Nullable Long total(JsonNode page, @Nullable String checkpoint) {
            return OgcRecords.number(page.at("/hits/total"), "value");
        }

        @Override
        public @Nullable String next(JsonNode page, @Nullable String checkpoint) {
            JsonNode rows = rows(page);
            return rows.size() < selection.pageSize() ? null : uuid(rows.get(rows.size() - 1));
        }
    }
}
