package org.estran.app.dissemination.stac;

import java.time.Instant;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Publications;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A data file as an item (STAC 1.0.0, item specification). */
@Component
class ItemWriter {

    static final String VERSION = "1.0.0";
    static final String FILE_EXTENSION = "https://stac-extensions.github.io/file/v2.1.0/schema.json";

    /** A multihash of SHA-512: its code and its length stand before it. */
    private static final String SHA512 = "1340";

    private final Catalogue catalogue;
    private final Publications publications;

    ItemWriter(Catalogue catalogue, Publications publications) {
        this.catalogue = catalogue;
        this.publications = publications;
    }

    ObjectNode write(CatalogueRecord record, Dataset dataset, Places places, Language language) {
        ObjectNode item = JsonMapper.shared().createObjectNode();
        item.put("type", "Feature").put("stac_version", VERSION);
        item.putArray("stac_extensions").add(CubeWriter.EXTENSION).add(FILE_EXTENSION);
        String name = ItemName.of(dataset.path());
        item.put("id", name).put("collection", record.id());
        BoundingBox box = dataset.box();
        if (box == null) {
            item.putNull("geometry");
        } else {
            Geometries.write(item, box);
        }
        properties(item.putObject("properties"), record, dataset, language);
        ArrayNode links = item.putArray("links");
        String collection = places.collection(record.id());
        StacLinks.ancestry(links, places, places.item(record.id(), name), StacLinks.GEOJSON, collection);
        StacLinks.add(links, "collection", collection, StacLinks.JSON);
        StacLinks.add(links, "alternate", publications.landingPage(record.id()), StacLinks.HTML);
        assets(item.putObject("assets"), record, dataset);
        return item;
    }

    private static void properties(ObjectNode out, CatalogueRecord record, Dataset dataset, Language language) {
        out.put("title", dataset.title().best(language));
        TimeInterval time = time(record, dataset);
        Instant start = time.start();
        Instant end = time.end();
        if (start != null && end != null && !start.equals(end)) {
            out.putNull("datetime");
            out.put("start_datetime", start.toString()).put("end_datetime", end.toString());
        } else {
            Instant one = start != null ? start : end != null ? end : record.publishedAt();
            out.put("datetime", one.toString());
        }
        out.put("created", record.publishedAt().toString());
        out.put("updated", record.changedAt().toString());
        CubeWriter.write(out, dataset);
    }

    /** That of the file, else what the record says, else when it was published: an item is never without. */
    private static TimeInterval time(CatalogueRecord record, Dataset dataset) {
        if (dataset.start() != null) {
            return new TimeInterval(dataset.start(), dataset.end());
        }
        TimeInterval said = record.record().period();
        return said == null ? new TimeInterval(null, null) : said;
    }

    private void assets(ObjectNode out, CatalogueRecord record, Dataset dataset) {
        ObjectNode data = out.putObject("data");
        String page = publications.landingPage(record.id());
        data.put("href", Publications.fileAddress(page, dataset.path()));
        data.put("title", dataset.path());
        PublishedFile file =
                catalogue.file(record.id(), dataset.version(), dataset.path()).orElse(null);
        describe(data, file);
        data.putArray("roles").add("data");
        ObjectNode metadata = out.putObject("metadata");
        metadata.put("href", page + "?f=" + Format.ISO19115_3.word()).put("title", "ISO 19115-3");
        metadata.put("type", Format.ISO19115_3.mediaType().toString());
        metadata.putArray("roles").add("metadata");
    }

    private static void describe(ObjectNode data, @Nullable PublishedFile file) {
        if (file != null) {
            data.put("type", file.mediaType());
            data.put("file:size", file.size());
            data.put("file:checksum", SHA512 + file.checksums().sha512());
        }
    }
}
