package org.estran.harvest.kinds;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.estran.harvest.Harvest;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CKAN's action interface, version 3: {@code package_search}. Its packages are told in the words of schema.org. */
public final class Ckan implements SourceKind {

    @Override
    public String word() {
        return "ckan";
    }

    @Override
    public boolean isProven() {
        return false;
    }

    @Override
    public Optional<Source> recognise(Web web, URI address) throws SourceFailed, InterruptedException {
        String text = Addresses.bare(address).toString();
        URI search = text.endsWith("/package_search")
                ? URI.create(text)
                : Addresses.below(URI.create(text), "api/3/action/package_search");
        return JsonListing.tried(web, Addresses.with(search, "rows", 0))
                .filter(page -> page.path("success").asBoolean(false))
                .map(page -> new Source(word(), search, "", List.of(), List.of(), new Packages().total(page), false));
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        URI first = Addresses.with(selection.address(), "rows", selection.pageSize());
        first = Addresses.with(first, "sort", "metadata_created asc");
        first = Addresses.with(first, "q", selection.text());
        return new JsonPages(web, Addresses.with(first, "start", 0), new Packages());
    }

    private static final class Packages implements JsonPages.Dialect {

        @Override
        public String array() {
            return "results";
        }

        @Override
        public String identifier(JsonNode one) {
            return JsonPages.text(one, "/id", "/name");
        }

        @Override
        public @Nullable String changed(JsonNode one) {
            return JsonPages.textOrNull(one, "/metadata_modified");
        }

        @Override
        public String place(JsonNode one, URI page) {
            return page.resolve("/dataset/" + JsonPages.text(one, "/name", "/id"))
                    .toString();
        }

        @Override
        public @Nullable Long total(JsonNode page) {
            return OgcRecords.number(page.path("result"), "count");
        }

        @Override
        public @Nullable String next(JsonNode page, URI address, int count) {
            String text = address.toString();
            int at = text.lastIndexOf("start=") + "start=".length();
            long start = Long.parseLong(text.substring(at)) + count;
            Long total = total(page);
            return total != null && start < total ? text.substring(0, at) + start : null;
        }

        @Override
        public byte[] document(byte[] bytes, JsonNode one) {
            ObjectNode json = RecordJson.mapper().createObjectNode();
            json.put("@context", "https://schema.org/").put("@type", "Dataset");
            json.put("identifier", identifier(one));
            json.put("name", JsonPages.text(one, "/title", "/name"));
            json.put("description", JsonPages.text(one, "/notes"));
            json.put("license", JsonPages.text(one, "/license_url", "/license_id"));
            json.put("dateModified", JsonPages.text(one, "/metadata_modified"));
            json.putObject("publisher")
                    .put("@type", "Organization")
                    .put("name", JsonPages.text(one, "/organization/title", "/author"));
            ArrayNode keywords = json.putArray("keywords");
            one.path("tags").values().forEach(tag -> keywords.add(JsonPages.text(tag, "/display_name", "/name")));
            ArrayNode files = json.putArray("distribution");
            for (JsonNode resource : one.path("resources").values()) {
                files.addObject()
                        .put("@type", "DataDownload")
                        .put("name", JsonPages.text(resource, "/name"))
                        .put("contentUrl", JsonPages.text(resource, "/url"))
                        .put("encodingFormat", JsonPages.text(resource, "/mimetype", "/format"));
            }
            return RecordJson.mapper().writeValueAsBytes(json);
        }
    }
}
