package org.estran.harvest.kinds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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
 * InvenioRDM, of which Zenodo is one: {@code /api/records} lists the records, or those of a community, and each is had in
 * DataCite's XML by content negotiation. A search shows no more than 10,000, the oldest first: a longer list is asked for
 * again from the moment on at which the last of them was created, which may give a record or two twice.
 */
public final class InvenioRdm implements SourceKind {

    /** The installation, a community of it, or its interface. */
    private static final Pattern ADDRESS = Pattern.compile("(https?://[^/?#]+)"
            + "(?:/?|/(?:search|records|api|api/records)/?|(?:/api)?/communities/(?<community>[^/?#]+)(?:/records)?/?)"
            + "(?:[?#].*)?");

    private static final String ACCEPT = "application/vnd.datacite.datacite+xml";

    private static final String CREATED = "created:";

    private static final long WINDOW = 10_000;

    /** What anonymous callers of Zenodo may ask for at most. */
    private static final int LARGEST_PAGE = 25;

    @Override
    public String word() {
        return "inveniordm";
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
        String community = matcher.group("community");
        URI address = URI.create(
                matcher.group(1) + (community == null ? "/api/records" : "/api/communities/" + community + "/records"));
        return JsonListing.tried(web, Addresses.with(address, "size", 1))
                .filter(page -> page.at("/hits/total").isNumber()
                        && page.at("/hits/hits").isArray())
                .map(page -> new Source(word(), address, "", List.of(), List.of(), Records.count(page), false));
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new JsonListing(web, selection, ACCEPT, new Records(web, selection));
    }

    /** The checkpoint is the address of the page, as the page before links to it. */
    private record Records(Web web, Selection selection) implements JsonListing.Dialect {

        @Override
        public Answer page(@Nullable String checkpoint) throws SourceFailed, InterruptedException {
            return web.get(checkpoint == null ? first(selection.text()) : URI.create(checkpoint), JsonPages.ACCEPT);
        }

        private URI first(@Nullable String wanted) {
            URI first = Addresses.with(selection.address(), "q", wanted);
            first = Addresses.with(first, "sort", "oldest");
            return Addresses.with(first, "size", Math.min(selection.pageSize(), LARGEST_PAGE));
        }

        @Override
        public JsonNode rows(JsonNode page) {
            return page.at("/hits/hits");
        }

        @Override
        public Listing.Entry entry(JsonNode row) {
            String identifier = JsonPages.text(row, "/id");
            return new Listing.Entry(
                    identifier,
                    selection.address().resolve("/api/records/" + identifier),
                    JsonPages.textOrNull(row, "/updated"));
        }

        static @Nullable Long count(JsonNode page) {
            return OgcRecords.number(page.path("hits"), "total");
        }

        @Override
        public @Nullable Long total(JsonNode page, @Nullable String checkpoint) {
            return checkpoint == null || !decoded(checkpoint).contains(CREATED) ? count(page) : null;
        }

        @Override
        public @Nullable String next(JsonNode page, @Nullable String checkpoint) {
            String next = JsonPages.textOrNull(page, "/links/next");
            return next == null
                    ? beyond(page, checkpoint)
                    : selection.address().resolve(next).toString();
        }

        /** The rest of a list that is longer than the window; null where there is none, or no moment to split it at. */
        private @Nullable String beyond(JsonNode page, @Nullable String checkpoint) {
            Long count = count(page);
            String last = JsonPages.text(rows(page).path(rows(page).size() - 1), "/created");
            if (count == null || count <= WINDOW || last.isEmpty()) {
                return null;
            }
            String since = CREATED + "[\"" + moment(last) + "\" TO *]";
            boolean isHereAlready = checkpoint != null && decoded(checkpoint).contains(since);
            String text = selection.text();
            return isHereAlready
                    ? null
                    : first(text == null || text.isBlank() ? since : "(" + text + ") AND " + since)
                            .toString();
        }

        private static String moment(String created) {
            try {
                return OffsetDateTime.parse(created).toInstant().toString();
            } catch (DateTimeParseException notOne) {
                return created;
            }
        }

        private static String decoded(String address) {
            return URLDecoder.decode(address, UTF_8);
        }
    }
}
