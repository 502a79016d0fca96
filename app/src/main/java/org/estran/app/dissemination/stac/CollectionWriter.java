package org.estran.app.dissemination.stac;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Publications;
import org.estran.crosswalks.Citation;
import org.estran.crosswalks.Published;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A record with gridded datasets as a collection (STAC 1.0.0, collection specification). */
@Component
class CollectionWriter {

    private static final String SCIENTIFIC = "https://stac-extensions.github.io/scientific/v1.0.0/schema.json";
    private static final Pattern SPDX = Pattern.compile("[A-Za-z0-9.+-]+");
    private static final List<Format> DESCRIPTIONS =
            List.of(Format.ISO19115_3, Format.ISO19139, Format.DCAT_JSONLD, Format.SCHEMAORG);

    private final Publications publications;

    CollectionWriter(Publications publications) {
        this.publications = publications;
    }

    /** @param datasets those of the record that have grids: its files together first, where they make one */
    ObjectNode write(CatalogueRecord found, List<Dataset> datasets, Places places, Language language) {
        MetadataRecord record = found.record();
        Published published = publications.withoutFiles(found);
        ObjectNode out = JsonMapper.shared().createObjectNode();
        out.put("type", "Collection").put("stac_version", ItemWriter.VERSION);
        ArrayNode extensions = out.putArray("stac_extensions").add(CubeWriter.EXTENSION);
        out.put("id", found.id()).put("title", record.title().best(language));
        String summary = record.summary().best(language);
        out.put("description", summary.isBlank() ? record.title().best(language) : summary);
        keywords(out, record, language);
        out.put("license", spdx(record.licence()));
        providers(out.putArray("providers"), record);
        extent(out.putObject("extent"), record, datasets);
        List<String> quantities = CubeWriter.quantities(datasets);
        if (!quantities.isEmpty()) {
            ArrayNode names = out.putObject("summaries").putArray("standard_name");
            quantities.forEach(names::add);
        }
        published.doiOf(record).filter(doi -> !doi.isRehearsal()).ifPresent(doi -> {
            extensions.add(SCIENTIFIC);
            out.put("sci:doi", doi.text()).put("sci:citation", Citation.text(record, published, language));
        });
        if (!datasets.isEmpty()) {
            CubeWriter.write(out, datasets.getFirst());
        }
        links(out.putArray("links"), found, published, places);
        return out;
    }

    private static void keywords(ObjectNode out, MetadataRecord record, Language language) {
        List<String> words = record.keywords().stream()
                .map(keyword -> keyword.label().best(language))
                .filter(word -> !word.isBlank())
                .distinct()
                .toList();
        if (!words.isEmpty()) {
            ArrayNode keywords = out.putArray("keywords");
            words.forEach(keywords::add);
        }
    }

    /** STAC 1.0.0 knows the identifiers of SPDX; any other licence, and none, is {@code proprietary}, told by a link. */
    private static String spdx(@Nullable String licence) {
        return licence != null && SPDX.matcher(licence).matches() ? licence : "proprietary";
    }

    private void providers(ArrayNode out, MetadataRecord record) {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        for (Party party : record.parties()) {
            String organisation = party.organisation();
            String role = role(party.role());
            if (organisation != null && !organisation.isBlank() && role != null) {
                roles.computeIfAbsent(organisation, name -> new TreeSet<>()).add(role);
            }
        }
        roles.forEach((name, has) -> {
            ArrayNode of = out.addObject().put("name", name).putArray("roles");
            has.forEach(of::add);
        });
        ObjectNode host = out.addObject().put("name", Publications.PUBLISHER);
        host.putArray("roles").add("host");
        host.put("url", publications.address("/"));
    }

    private static @Nullable String role(Role role) {
        return switch (role) {
            case AUTHOR, CO_AUTHOR, PRINCIPAL_INVESTIGATOR, ORIGINATOR, RESOURCE_PROVIDER -> "producer";
            case OWNER, RIGHTS_HOLDER, PUBLISHER -> "licensor";
            case PROCESSOR, EDITOR -> "processor";
            case DISTRIBUTOR, CUSTODIAN -> "host";
            case POINT_OF_CONTACT, COLLABORATOR, CONTRIBUTOR, MEDIATOR, SPONSOR, FUNDER, STAKEHOLDER, USER -> null;
        };
    }

    private static void extent(ObjectNode out, MetadataRecord record, List<Dataset> datasets) {
        ArrayNode boxes = out.putObject("spatial").putArray("bbox");
        Geometries.bbox(boxes.addArray(), box(record, datasets));
        TimeInterval time = time(record, datasets);
        ArrayNode interval = out.putObject("temporal").putArray("interval").addArray();
        interval.add(text(time.start())).add(text(time.end()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** Around all of them; around the record's own boxes where they have none, and the Earth where nobody says. */
    private static BoundingBox box(MetadataRecord record, List<Dataset> datasets) {
        List<BoundingBox> boxes = datasets.stream()
                .flatMap(dataset -> Stream.ofNullable(dataset.box()))
                .distinct()
                .toList();
        List<BoundingBox> all = boxes.isEmpty() ? record.boxes() : boxes;
        if (all.size() == 1) {
            return all.getFirst();
        }
        if (all.isEmpty() || all.stream().anyMatch(BoundingBox::crossesAntimeridian)) {
            return BoundingBox.WORLD;
        }
        return new BoundingBox(
                all.stream().mapToDouble(BoundingBox::west).min().orElseThrow(),
                all.stream().mapToDouble(BoundingBox::south).min().orElseThrow(),
                all.stream().mapToDouble(BoundingBox::east).max().orElseThrow(),
                all.stream().mapToDouble(BoundingBox::north).max().orElseThrow());
    }

    private static TimeInterval time(MetadataRecord record, List<Dataset> datasets) {
        List<Instant> starts = datasets.stream()
                .flatMap(dataset -> Stream.ofNullable(dataset.start()))
                .sorted()
                .toList();
        List<Instant> ends = datasets.stream()
                .flatMap(dataset -> Stream.ofNullable(dataset.end()))
                .sorted()
                .toList();
        if (!starts.isEmpty() && !ends.isEmpty()) {
            return new TimeInterval(starts.getFirst(), ends.getLast());
        }
        TimeInterval said = record.period();
        return said == null ? new TimeInterval(null, null) : said;
    }

    private void links(ArrayNode links, CatalogueRecord found, Published published, Places places) {
        StacLinks.ancestry(links, places, places.collection(found.id()), StacLinks.JSON, places.root());
        StacLinks.add(links, "items", places.items(found.id()), StacLinks.GEOJSON);
        String page = publications.landingPage(found.id());
        StacLinks.add(links, "alternate", page, StacLinks.HTML);
        for (Format format : DESCRIPTIONS) {
            StacLinks.add(
                    links,
                    "describedby",
                    page + "?f=" + format.word(),
                    format.mediaType().toString(),
                    format.label());
        }
        published
                .doiOf(found.record())
                .filter(doi -> !doi.isRehearsal())
                .ifPresent(doi -> StacLinks.add(links, "cite-as", doi.address(), StacLinks.HTML));
        String licence = found.record().licence();
        if (licence != null) {
            String address =
                    SPDX.matcher(licence).matches() ? "https://spdx.org/licenses/" + licence + ".html" : licence;
            StacLinks.add(links, "license", address, StacLinks.HTML);
        }
    }
}
