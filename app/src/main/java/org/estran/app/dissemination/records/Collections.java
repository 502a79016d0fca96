package org.estran.app.dissemination.records;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Facet;
import org.estran.app.dissemination.ogc.Links;
import org.estran.app.dissemination.ogc.OtherCollections;
import org.estran.app.pages.Words;
import org.estran.app.projects.Projects;
import org.estran.app.projects.Scope;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue and its parts as collections of records (20-004r1, clause 8.3). */
@Component
class Collections {

    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    private final Projects projects;
    private final Addresses addresses;
    private final Extents extents;
    private final List<OtherCollections> elsewhere;

    Collections(Projects projects, Addresses addresses, Extents extents, List<OtherCollections> elsewhere) {
        this.projects = projects;
        this.addresses = addresses;
        this.extents = extents;
        this.elsewhere = elsewhere;
    }

    List<Scope> scopes() {
        List<Scope> all = new ArrayList<>(List.of(Scope.WHOLE));
        all.addAll(projects.scopes());
        return all;
    }

    Extents.Extent extent(Scope scope) {
        return extents.of(scope);
    }

    static String title(Scope scope, Words words) {
        return scope.isWhole() ? words.text("records.catalogue") : scope.title().best(words.language());
    }

    /** The catalogues that are here, as a catalogue of local resources (clause 11), and the first of what other rooms have. */
    ObjectNode all(CollectionsParameters asked, Caller caller, Words words) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", "collections").put("type", "Collection");
        json.put("title", words.text("records.collections"));
        json.put("description", words.text("records.collections-what"));
        json.put("itemType", "catalog").put("recordsArrayName", "collections");
        json.putArray("conformsTo").add(ConformanceClass.LOCAL_RESOURCES.uri());
        ArrayNode links = json.putArray("links");
        Links.selfAndPage(
                links, asked.address(addresses.at("/collections")), Links.JSON, words.text("records.collections"));
        Links.add(links, addresses.root(), "root", Links.JSON, words.text("records.title"));
        List<ObjectNode> found = new ArrayList<>();
        for (Scope scope : scopes()) {
            Extents.Extent where = extents.of(scope);
            if (asked.fits(Addresses.id(scope), scope.slug(), title(scope, words), where.box(), where.time())) {
                found.add(one(scope, words));
            }
        }
        for (OtherCollections others : elsewhere) {
            others.all(caller, words, CollectionsParameters.MOST).stream()
                    .filter(one -> asked.fits(one.id(), one.id(), one.title(), one.box(), one.time()))
                    .forEach(one -> found.add(one.json()));
        }
        json.put("numberMatched", found.size());
        ArrayNode collections = json.putArray("collections");
        found.stream().limit(asked.limit()).forEach(collections::add);
        json.put("numberReturned", collections.size());
        return json;
    }

    ObjectNode one(Scope scope, Words words) {
        String address = addresses.collection(scope);
        String title = title(scope, words);
        Extents.Extent extent = extents.of(scope);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", Addresses.id(scope)).put("type", "Collection");
        json.put("title", title);
        json.put("description", words.text("records.catalogue-what", words.number(extent.records())));
        json.put("itemType", "record");
        if (extent.updated() != null) {
            json.put("updated", extent.updated().toString());
        }
        json.putObject("language").put("code", words.language().code());
        ArrayNode languages = json.putArray("languages");
        for (Language language : Language.values()) {
            languages.addObject().put("code", language.code());
        }
        json.putArray("crs").add(CRS84);
        extent(json.putObject("extent"), extent);
        ArrayNode conforms = json.putArray("conformsTo");
        conforms.add(ConformanceClass.RECORD_COLLECTION.uri()).add(ConformanceClass.SEARCHABLE.uri());
        json.putArray("defaultSortOrder").addObject().put("field", "created").put("direction", "desc");
        links(json.putArray("links"), address, title, words, scope);
        return json;
    }

    private void links(ArrayNode links, String address, String title, Words words, Scope scope) {
        Links.selfAndPage(links, address, Links.JSON, title);
        Links.add(links, addresses.root(), "root", Links.JSON, words.text("records.title"));
        Links.add(links, addresses.at("/collections"), "parent", Links.JSON, words.text("records.collections"));
        Links.add(links, address + "/items", "items", Links.GEOJSON, words.text("records.items"));
        Links.add(links, address + "/items?f=html", "items", Links.HTML, words.text("records.items"));
        Links.add(
                links,
                address + "/queryables",
                Links.OGC + "queryables",
                Links.SCHEMA,
                words.text("records.queryables"));
        Links.add(
                links, address + "/sortables", Links.OGC + "sortables", Links.SCHEMA, words.text("records.sortables"));
        Links.add(links, address + "/facets", Links.OGC + "facets", Links.JSON, words.text("records.facets"));
        Links.add(links, address + "/schema", "describedby", Links.SCHEMA, words.text("records.schema"));
        Links.add(links, address + "/crawl", "alternate", Links.JSON, words.text("records.crawl"));
        if (scope.isWhole()) {
            projects.scopes()
                    .forEach(part ->
                            Links.add(links, addresses.collection(part), "child", Links.JSON, title(part, words)));
        }
    }

    private static void extent(ObjectNode json, Extents.Extent extent) {
        ObjectNode spatial = json.putObject("spatial");
        spatial.putArray("bbox")
                .addArray()
                .add(extent.box().west())
                .add(extent.box().south())
                .add(extent.box().east())
                .add(extent.box().north());
        spatial.put("crs", CRS84);
        ObjectNode temporal = json.putObject("temporal");
        ArrayNode interval = temporal.putArray("interval").addArray();
        interval.add(end(extent.time().start())).add(end(extent.time().end()));
        temporal.put("trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian");
    }

    private static @Nullable String end(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    /** The facets that may be counted (the draft's part 2). */
    ObjectNode facets(Scope scope, Words words) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", Addresses.id(scope));
        ObjectNode facets = json.putObject("facets");
        for (Facet facet : Facet.values()) {
            facets.putObject(facet.word())
                    .put("type", "term")
                    .put("title", words.text("facet." + facet.word()))
                    .put("sortedBy", facet == Facet.YEAR || facet == Facet.DECADE ? "value" : "count");
        }
        Links.selfAndPage(
                json.putArray("links"),
                addresses.collection(scope) + "/facets",
                Links.JSON,
                words.text("records.facets"));
        return json;
    }
}
