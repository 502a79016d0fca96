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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** DataCite's own interface: {@code /dois?client-id=…}, page by page by cursor. */
public final class DataCiteApi implements SourceKind {

    @Override
    public String word() {
        return "datacite";
    }

    @Override
    public boolean isProven() {
        return false;
    }

    @Override
    public Optional<Source> recognise(Web web, URI address) throws SourceFailed, InterruptedException {
        return OgcRecords.json(web, address)
                .filter(page -> JsonPages.text(page, "/data/0/type").equals("dois"))
                .map(page ->
                        new Source(word(), address, "DataCite", List.of(), List.of(), new Dois().total(page), false));
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        URI first = Addresses.with(selection.address(), "page[size]", selection.pageSize());
        first = Addresses.with(first, "page[cursor]", 1);
        return new JsonPages(web, Addresses.with(first, "query", selection.text()), new Dois());
    }

    private static final class Dois implements JsonPages.Dialect {

        @Override
        public String array() {
            return "data";
        }

        @Override
        public String identifier(JsonNode doi) {
            return JsonPages.text(doi, "/attributes/doi", "/id");
        }

        @Override
        public @Nullable String changed(JsonNode doi) {
            return JsonPages.textOrNull(doi, "/attributes/updated");
        }

        @Override
        public String place(JsonNode doi, URI page) {
            return "https://doi.org/" + identifier(doi);
        }

        @Override
        public @Nullable Long total(JsonNode page) {
            return OgcRecords.number(page.path("meta"), "total");
        }

        @Override
        public @Nullable String next(JsonNode page, URI address, int count) {
            return JsonPages.textOrNull(page, "/links/next");
        }
    }
}
