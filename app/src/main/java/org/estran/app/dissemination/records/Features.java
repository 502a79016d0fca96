package org.estran.app.dissemination.records;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Publications;
import org.estran.app.projects.Scope;
import org.estran.crosswalks.OgcRecord;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Records as features of a collection. Those made lately are kept, by the number of their last change. */
@Component
class Features {

    private static final int MOST_KEPT = 2_000;
    // What a record says of its versions may change without it.
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Publications publications;
    private final Addresses addresses;
    private final Cache<Long, ObjectNode> made =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    Features(Publications publications, Addresses addresses) {
        this.publications = publications;
        this.addresses = addresses;
    }

    /** The record as a member of that collection, with the links to its other forms. */
    ObjectNode of(CatalogueRecord found, Scope scope) {
        ObjectNode plain = made.get(found.change(), any -> plain(found));
        ObjectNode feature = plain.objectNode();
        feature.setAll(plain);
        ArrayNode links = feature.putArray("links");
        String title = found.record().title().best(Language.EN);
        Links.add(links, addresses.item(scope, found.id()), "self", Links.GEOJSON, title);
        Links.add(links, publications.landingPage(found.id()), "alternate", Links.HTML, title);
        Links.add(
                links,
                addresses.collection(scope),
                "collection",
                Links.JSON,
                scope.isWhole() ? "Catalogue" : scope.title().best(Language.EN));
        for (Format format : Format.all()) {
            if (format != Format.GEOJSON) {
                Links.add(
                        links,
                        publications.landingPage(found.id()) + "?f=" + format.word(),
                        "alternate",
                        format.mediaType().toString(),
                        format.label());
            }
        }
        links.addAll((ArrayNode) plain.path("links"));
        return feature;
    }

    private ObjectNode plain(CatalogueRecord found) {
        ObjectNode feature = OgcRecord.of(publications.described(found), publications.of(found));
        ObjectNode properties = (ObjectNode) feature.path("properties");
        properties.put("created", found.publishedAt().toString());
        properties.put("updated", found.changedAt().toString());
        return feature;
    }
}
