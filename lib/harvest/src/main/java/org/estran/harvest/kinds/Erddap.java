package org.estran.harvest.kinds;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.harvest.Harvest;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import tools.jackson.databind.JsonNode;

/** ERDDAP: the datasets of {@code info/index.json}, each by the ISO 19139 document that ERDDAP makes of it. */
public final class Erddap implements SourceKind {

    @Override
    public String word() {
        return "erddap";
    }

    @Override
    public boolean isProven() {
        return true;
    }

    @Override
    public Optional<Source> recognise(Web web, URI address) throws SourceFailed, InterruptedException {
        String text = Addresses.bare(address).toString();
        int at = text.indexOf("/erddap");
        if (at < 0) {
            return Optional.empty();
        }
        URI root = URI.create(text.substring(0, at) + "/erddap/");
        return list(web, root)
                .map(found -> new Source(word(), root, "ERDDAP", List.of(), List.of(), (long) found.size(), false));
    }

    private static Optional<List<Listing.Entry>> list(Web web, URI root) throws SourceFailed, InterruptedException {
        URI index =
                Addresses.with(Addresses.with(root.resolve("info/index.json"), "page", 1), "itemsPerPage", 1_000_000);
        Optional<JsonNode> table = OgcRecords.json(web, index).map(page -> page.path("table"));
        if (table.isEmpty() || !table.get().has("columnNames")) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        table.get().path("columnNames").values().forEach(name -> columns.add(name.asString()));
        int id = columns.indexOf("Dataset ID");
        List<Listing.Entry> entries = new ArrayList<>();
        for (JsonNode row : table.get().path("rows").values()) {
            String dataset = id < 0 ? "" : row.path(id).asString();
            // The list of all datasets is a dataset of ERDDAP's own.
            if (dataset.matches("[A-Za-z][A-Za-z0-9_]*") && !dataset.equals("allDatasets")) {
                entries.add(new Listing.Entry(
                        dataset, root.resolve("metadata/iso19115/xml/" + dataset + "_iso19115.xml"), null));
            }
        }
        return Optional.of(entries);
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new Listing(
                web,
                selection,
                Csw.ACCEPT,
                () -> list(web, selection.address())
                        .orElseThrow(() -> new SourceFailed(
                                SourceFailed.Reason.NOT_UNDERSTOOD, selection.address() + " lists no datasets.")),
                Listing.Reading.WHOLE);
    }
}
