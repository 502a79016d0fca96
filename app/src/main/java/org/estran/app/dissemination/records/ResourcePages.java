package org.estran.app.dissemination.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.dissemination.ogc.Links;
import org.estran.app.dissemination.ogc.ResourcePage;
import org.estran.app.dissemination.ogc.ResourcePage.Row;
import org.estran.app.dissemination.ogc.ResourcePage.Search;
import org.estran.app.dissemination.ogc.ResourcePage.Section;
import org.estran.app.pages.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the pages of what is answered as JSON, so that both say the same. */
final class ResourcePages {

    private static final int SUMMARY = 300;

    private ResourcePages() {}

    /** A resource that is a title, a description and links. */
    static ResourcePage ofLinks(JsonNode json, Words words) {
        List<Section> sections = new ArrayList<>();
        if (json.has("extent")) {
            sections.add(extent(json.path("extent"), words));
        }
        sections.add(links(json, words));
        return page(json.path("title").asString(""), json.path("description").asString(""), json, null, sections);
    }

    static ResourcePage ofCollections(JsonNode json, Words words) {
        List<Row> rows = new ArrayList<>();
        json.path("collections")
                .forEach(one -> rows.add(new Row(
                        one.path("title").asString(""),
                        html(self(one)),
                        one.path("description").asString(""))));
        return page(
                json.path("title").asString(""),
                json.path("description").asString(""),
                json,
                null,
                List.of(new Section(words.text("records.collections"), rows), links(json, words)));
    }

    static ResourcePage ofConformance(JsonNode json, Words words) {
        List<Row> rows = new ArrayList<>();
        json.path("conformsTo").forEach(uri -> rows.add(new Row(uri.asString(""), uri.asString(""), "")));
        return page(
                words.text("records.conformance"),
                words.text("records.conformance-what"),
                json,
                null,
                List.of(new Section(words.text("records.conformance"), rows), links(json, words)));
    }

    /** The properties of a JSON Schema. */
    static ResourcePage ofSchema(JsonNode json, String address, Words words) {
        List<Row> rows = new ArrayList<>();
        json.path("properties")
                .properties()
                .forEach(one -> rows.add(new Row(
                        one.getKey(),
                        "",
                        one.getValue().path("title").asString("") + " · "
                                + one.getValue()
                                        .path("format")
                                        .asString(one.getValue().path("type").asString("")))));
        return new ResourcePage(
                json.path("title").asString(""),
                words.text("records.properties-what"),
                address,
                null,
                List.of(new Section(words.text("records.properties"), rows)));
    }

    static ResourcePage ofFacets(JsonNode json, Words words) {
        List<Row> rows = new ArrayList<>();
        json.path("facets")
                .properties()
                .forEach(one -> rows.add(
                        new Row(one.getKey(), "", one.getValue().path("title").asString(""))));
        return page(
                words.text("records.facets"),
                words.text("records.facets-what"),
                json,
                null,
                List.of(new Section(words.text("records.facets"), rows), links(json, words)));
    }

    static ResourcePage ofItems(JsonNode json, String title, String action, Map<String, String> asked, Words words) {
        List<Row> rows = new ArrayList<>();
        json.path("features").forEach(feature -> rows.add(item(feature)));
        List<Section> sections = new ArrayList<>();
        long matched = json.path("numberMatched").asLong(0);
        sections.add(new Section(words.count("records.found", matched, words.number(matched)), rows));
        json.path("facets").properties().forEach(facet -> sections.add(facet(facet, action, asked, words)));
        sections.add(links(json, words));
        Search search = new Search(
                action,
                asked.getOrDefault("q", ""),
                asked.getOrDefault("bbox", ""),
                asked.getOrDefault("datetime", ""),
                asked.getOrDefault("type", ""));
        return page(title, "", json, search, sections);
    }

    private static Section facet(
            Map.Entry<String, JsonNode> facet, String action, Map<String, String> asked, Words words) {
        List<Row> rows = new ArrayList<>();
        facet.getValue().path("buckets").forEach(bucket -> {
            Map<String, String> narrowed = new LinkedHashMap<>(asked);
            narrowed.put("f", "html");
            String address = "";
            if (facet.getKey().equals("kind")) {
                narrowed.put("type", bucket.path("value").asString(""));
                address = Addresses.with(action, narrowed);
            }
            rows.add(new Row(
                    bucket.path("title").asString(""),
                    address,
                    words.number(bucket.path("count").asLong(0))));
        });
        return new Section(words.text("facet." + facet.getKey()), rows);
    }

    private static Row item(JsonNode feature) {
        JsonNode properties = feature.path("properties");
        String summary = properties.path("description").asString("");
        return new Row(
                properties.path("title").asString(""),
                html(self(feature)),
                summary.length() <= SUMMARY ? summary : summary.substring(0, SUMMARY) + "…");
    }

    /** What the API definition offers. */
    static ResourcePage ofDefinition(JsonNode json, String root, Words words) {
        List<Section> sections = new ArrayList<>();
        json.path("paths").properties().forEach(path -> {
            List<Row> rows = new ArrayList<>();
            JsonNode operation = path.getValue().path("get");
            operation.path("parameters").forEach(parameter -> {
                String reference = parameter.path("$ref").asString("");
                JsonNode meant = reference.isEmpty() ? parameter : json.at(reference.substring(1));
                rows.add(new Row(
                        meant.path("name").asString(""),
                        "",
                        meant.path("description").asString("")));
            });
            sections.add(new Section(
                    "GET /ogc" + path.getKey() + " — "
                            + operation.path("summary").asString(""),
                    rows));
        });
        return new ResourcePage(
                words.text("records.api"), words.text("records.api-what"), root + "/api?f=json", null, sections);
    }

    private static Section extent(JsonNode extent, Words words) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                words.text("records.where"),
                "",
                extent.path("spatial").path("bbox").path(0).toString()));
        JsonNode interval = extent.path("temporal").path("interval").path(0);
        rows.add(new Row(
                words.text("records.when"),
                "",
                interval.path(0).asString("..") + " / " + interval.path(1).asString("..")));
        return new Section(words.text("records.extent"), rows);
    }

    private static Section links(JsonNode json, Words words) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode link : json.path("links")) {
            String rel = link.path("rel").asString("");
            boolean isJson = link.path("type").asString("").contains("json");
            if (!rel.equals("self") && !rel.equals("alternate") || rel.equals("alternate") && isJson) {
                String href = link.path("href").asString("");
                boolean isOurs = isJson && !rel.equals("service-desc");
                rows.add(new Row(
                        link.path("title").asString(href),
                        isOurs ? html(href) : href,
                        link.path("type").asString("")));
            }
        }
        return new Section(words.text("records.links"), rows);
    }

    private static ResourcePage page(
            String title, String lead, JsonNode json, @Nullable Search search, List<Section> sections) {
        return new ResourcePage(title, lead, Links.inForm(self(json), "json"), search, sections);
    }

    private static String self(JsonNode json) {
        for (JsonNode link : json.path("links")) {
            if (link.path("rel").asString("").equals("self")) {
                return link.path("href").asString("");
            }
        }
        return "";
    }

    private static String html(String address) {
        return Links.inForm(address, "html");
    }
}
