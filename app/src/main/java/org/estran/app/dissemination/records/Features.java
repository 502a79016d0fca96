package org.estran.app.dissemination.records;

import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Found;
import org.estran.app.dissemination.AheadForms;
import org.estran.app.dissemination.DocumentForm;
import org.estran.app.dissemination.Documents;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Publications;
import org.estran.app.dissemination.ogc.Links;
import org.estran.app.projects.Scope;
import org.estran.crosswalks.OgcRecord;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Records as features of a collection, whose links are added to what is kept of each. */
@Component
class Features implements AheadForms {

    private static final ObjectMapper JSON = JsonMapper.shared();

    private final Publications publications;
    private final Addresses addresses;
    private final Documents documents;
    private final DocumentForm form =
            new DocumentForm("ogc-feature", (found, origin) -> JSON.writeValueAsBytes(plain(found)));

    Features(Publications publications, Addresses addresses, Documents documents) {
        this.publications = publications;
        this.addresses = addresses;
        this.documents = documents;
    }

    @Override
    public List<DocumentForm> ahead() {
        return List.of(form);
    }

    /** The records as members of that collection, in their order. */
    List<ObjectNode> of(List<CatalogueRecord> found, Scope scope) {
        Map<String, byte[]> plain = documents.of(
                found.stream()
                        .map(record -> new Found.At(record.id(), record.change()))
                        .toList(),
                form);
        return found.stream()
                .filter(record -> plain.containsKey(record.id()))
                .map(record -> feature(record, (ObjectNode) JSON.readTree(plain.get(record.id())), scope))
                .toList();
    }

    /** The record as a member of that collection, with the links to its other forms. */
    ObjectNode of(CatalogueRecord found, Scope scope) {
        return feature(found, (ObjectNode) JSON.readTree(documents.of(found, form)), scope);
    }

    private ObjectNode feature(CatalogueRecord found, ObjectNode feature, Scope scope) {
        JsonNode own = feature.path("links");
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
        links.addAll((ArrayNode) own);
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
