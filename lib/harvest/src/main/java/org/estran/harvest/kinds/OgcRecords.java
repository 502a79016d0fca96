package org.estran.harvest.kinds;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.harvest.Harvest;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.records.RecordJson;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** OGC API Records, part 1 (OGC 20-004): the items of a catalogue, from its landing page, collection or items. */
public final class OgcRecords implements SourceKind {

    @Override
    public String word() {
        return "ogcapi-records";
    }

    @Override
    public boolean isProven() {
        return true;
    }

    @Override
    public Narrowing narrowing() {
        return new Narrowing(true, true, true, false, false);
    }

    @Override
    public Optional<Source> recognise(Web web, URI address) throws SourceFailed, InterruptedException {
        Optional<JsonNode> page = json(web, address);
        if (page.isEmpty()) {
            return Optional.empty();
        }
        return source(web, Addresses.bare(address), page.get());
    }

    private Optional<Source> source(Web web, URI address, JsonNode page) throws SourceFailed, InterruptedException {
        if (isItems(page)) {
            return Optional.of(found(address, page, List.of()));
        }
        String items = JsonPages.link(page, "items", address);
        if (items != null && JsonPages.text(page, "/itemType").equals("record")) {
            return Optional.of(found(URI.create(items), page, List.of()));
        }
        String data = JsonPages.link(page, "data", address);
        if (data == null) {
            return Optional.empty();
        }
        JsonNode collections = json(web, URI.create(data))
                .map(found -> found.path("collections"))
                .orElse(page);
        return catalogues(collections, URI.create(data));
    }

    /** A collection of records for each catalogue; the first one is the whole. */
    private Optional<Source> catalogues(JsonNode collections, URI base) {
        List<Source.Part> parts = new ArrayList<>();
        Source first = null;
        for (JsonNode collection : collections.values()) {
            String items = JsonPages.link(collection, "items", base);
            if (items != null && JsonPages.text(collection, "/itemType").equals("record")) {
                parts.add(new Source.Part(items, JsonPages.text(collection, "/title", "/id")));
                first = first == null ? found(URI.create(items), collection, parts) : first;
            }
        }
        return Optional.ofNullable(first)
                .map(source ->
                        new Source(word(), source.address(), source.title(), List.of(), parts, source.total(), false));
    }

    private Source found(URI items, JsonNode page, List<Source.Part> parts) {
        return new Source(
                word(),
                Addresses.bare(items),
                JsonPages.text(page, "/title"),
                List.of(),
                parts,
                number(page, "numberMatched"),
                false);
    }

    private static boolean isItems(JsonNode page) {
        return JsonPages.text(page, "/type").equals("FeatureCollection")
                && !page.has("stac_version")
                && !page.at("/features/0").has("stac_version");
    }

    static @Nullable Long number(JsonNode page, String member) {
        JsonNode number = page.path(member);
        return number.isNumber() ? Long.valueOf(number.asLong()) : null;
    }

    static Optional<JsonNode> json(Web web, URI address) throws SourceFailed, InterruptedException {
        Answer answer = web.get(address, JsonPages.ACCEPT);
        if (!answer.looksLikeJson()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RecordJson.mapper().readTree(answer.body()));
        } catch (JacksonException garbled) {
            return Optional.empty();
        }
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        String set = selection.set();
        URI first = Addresses.with(set == null ? selection.address() : URI.create(set), "limit", selection.pageSize());
        first = Addresses.with(first, "f", "json");
        first = Addresses.with(first, "q", selection.text());
        BoundingBox box = selection.box();
        first = Addresses.with(
                first,
                "bbox",
                box == null ? null : box.west() + "," + box.south() + "," + box.east() + "," + box.north());
        return new JsonPages(web, first, new Items());
    }

    /** Pages of GeoJSON. */
    static class Items implements JsonPages.Dialect {

        @Override
        public String array() {
            return "features";
        }

        @Override
        public String identifier(JsonNode record) {
            return JsonPages.text(record, "/id");
        }

        @Override
        public @Nullable String changed(JsonNode record) {
            return JsonPages.textOrNull(record, "/properties/updated", "/properties/created");
        }

        @Override
        public String place(JsonNode record, URI page) {
            String self = JsonPages.link(record, "self", page);
            return self != null
                    ? self
                    : Addresses.below(
                                    Addresses.bare(page),
                                    java.net.URLEncoder.encode(
                                            identifier(record), java.nio.charset.StandardCharsets.UTF_8))
                            .toString();
        }

        @Override
        public @Nullable Long total(JsonNode page) {
            return number(page, "numberMatched");
        }

        @Override
        public @Nullable String next(JsonNode page, URI address, int count) {
            return JsonPages.link(page, "next", address);
        }
    }
}
