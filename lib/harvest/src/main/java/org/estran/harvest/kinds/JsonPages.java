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
import org.estran.harvest.Stamp;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A source that gives JSON objects page by page: OGC API Records, STAC, CKAN, DataCite. The checkpoint is an address. */
final class JsonPages implements Harvest {

    static final String ACCEPT = "application/geo+json, application/json;q=0.9, */*;q=0.5";

    private final Web web;
    private final URI first;
    private final Dialect dialect;

    JsonPages(Web web, URI first, Dialect dialect) {
        this.web = web;
        this.first = first;
        this.dialect = dialect;
    }

    /** How one kind writes its pages. */
    interface Dialect {

        /** The name of the array of a page. */
        String array();

        String identifier(JsonNode object);

        @Nullable
        String changed(JsonNode object);

        String place(JsonNode object, URI page);

        @Nullable
        Long total(JsonNode page);

        /** The address of the next page; null behind the last one. */
        @Nullable
        String next(JsonNode page, URI address, int count);

        /** The document of an object: mostly itself. */
        default byte[] document(byte[] bytes, JsonNode object) {
            return bytes;
        }
    }

    @Override
    public Page page(@Nullable String checkpoint) throws SourceFailed, InterruptedException {
        URI address = checkpoint == null ? first : URI.create(checkpoint);
        Answer answer = web.get(address, ACCEPT);
        try {
            JsonNode page = RecordJson.mapper().readTree(answer.body());
            List<Item> items = new ArrayList<>();
            for (byte[] object : JsonSlices.of(answer.body(), dialect.array())) {
                items.add(item(object, address, items.size() + 1));
            }
            String next = dialect.next(page, address, items.size());
            if (next != null && next.equals(address.toString())) {
                throw new SourceFailed(GOES_ROUND, "A page names itself as the next one: " + address);
            }
            return Page.of(items, items.isEmpty() ? null : next, dialect.total(page));
        } catch (JacksonException garbled) {
            throw new SourceFailed(NOT_UNDERSTOOD, address + " answers with what is not JSON.", garbled);
        }
    }

    private Item item(byte[] bytes, URI page, int position) {
        JsonNode object = RecordJson.mapper().readTree(bytes);
        String identifier = dialect.identifier(object);
        return identifier.isEmpty()
                ? new Item.Broken("", page + " #" + position, "no-identifier", "", bytes)
                : new Item.Document(
                        identifier,
                        dialect.place(object, page),
                        Stamp.dated(dialect.changed(object)),
                        dialect.document(bytes, object));
    }

    @Override
    public Optional<Long> total() throws SourceFailed, InterruptedException {
        try {
            return Optional.ofNullable(dialect.total(
                    RecordJson.mapper().readTree(web.get(first, ACCEPT).body())));
        } catch (JacksonException garbled) {
            return Optional.empty();
        }
    }

    /** Text of the first of those members that has one; empty where none has. */
    static String text(JsonNode object, String... paths) {
        for (String path : paths) {
            JsonNode value = object.at(path);
            if (value.isString() && !value.stringValue().isBlank()) {
                return value.stringValue();
            }
            if (value.isNumber()) {
                return value.asString();
            }
        }
        return "";
    }

    static @Nullable String textOrNull(JsonNode object, String... paths) {
        String text = text(object, paths);
        return text.isEmpty() ? null : text;
    }

    /** The address of the link with that relation; null where there is none. */
    static @Nullable String link(JsonNode object, String relation, URI base) {
        for (JsonNode link : object.path("links").values()) {
            if (text(link, "/rel").equals(relation) && !text(link, "/href").isEmpty()) {
                return base.resolve(text(link, "/href")).toString();
            }
        }
        return null;
    }
}
