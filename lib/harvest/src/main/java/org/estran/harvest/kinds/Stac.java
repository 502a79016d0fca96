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
import tools.jackson.databind.JsonNode;

/** Items of a STAC API (STAC API 1.0.0, features): read as the records of OGC API that they nearly are. */
public final class Stac implements SourceKind {

    @Override
    public String word() {
        return "stac";
    }

    @Override
    public boolean isProven() {
        return false;
    }

    @Override
    public Optional<Source> recognise(Web web, URI address) throws SourceFailed, InterruptedException {
        Optional<JsonNode> page = OgcRecords.json(web, address);
        if (page.isEmpty()) {
            return Optional.empty();
        }
        boolean isItems = page.get().at("/features/0").has("stac_version");
        String search = JsonPages.link(page.get(), "search", address);
        boolean isLanding = page.get().has("stac_version") && search != null;
        return isItems || isLanding
                ? Optional.of(new Source(
                        word(),
                        Addresses.bare(isItems || search == null ? address : URI.create(search)),
                        JsonPages.text(page.get(), "/title"),
                        List.of(),
                        List.of(),
                        OgcRecords.number(page.get(), "numberMatched"),
                        false))
                : Optional.empty();
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new JsonPages(
                web, Addresses.with(selection.address(), "limit", selection.pageSize()), new OgcRecords.Items());
    }
}
