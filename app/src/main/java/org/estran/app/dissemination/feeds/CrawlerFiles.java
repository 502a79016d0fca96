package org.estran.app.dissemination.feeds;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.estran.app.dissemination.Publications;
import org.estran.records.RecordJson;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /robots.txt} (RFC 9309) and {@code /.well-known/api-catalog} (RFC 9727). */
@Controller
class CrawlerFiles {

    private static final String API_CATALOG = "/.well-known/api-catalog";

    /** Searches and their facets lead everywhere without end; what they find is in the sitemap. */
    private static final List<String> KEPT_OUT = List.of(
            "/records?",
            "/api/records?",
            "/projects/*/records?",
            "/*/files.zip",
            "/account",
            "/admin",
            "/deposit",
            "/review",
            "/desk");

    private final Publications publications;

    CrawlerFiles(Publications publications) {
        this.publications = publications;
    }

    /** An interface there is. */
    private record Api(String path, String description, String descriptionType) {}

    private static final List<Api> APIS = List.of(
            new Api("/api", "/api/openapi.json", "application/json"),
            new Api("/ogc", "/ogc/api", "application/vnd.oai.openapi+json;version=3.0"),
            new Api("/stac", "/stac/api", "application/vnd.oai.openapi+json;version=3.0"),
            new Api("/csw", "/csw?service=CSW&request=GetCapabilities", "application/xml"),
            new Api("/oai", "/oai?verb=Identify", "text/xml"),
            new Api("/dcat", "/dcat", "text/turtle"),
            new Api("/sitemap.xml", "/sitemap.xml", "application/xml"));

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        StringBuilder text = new StringBuilder("User-agent: *\n");
        KEPT_OUT.forEach(path -> text.append("Disallow: ").append(path).append('\n'));
        text.append("Allow: /\n\nSitemap: ")
                .append(publications.address("/sitemap.xml"))
                .append('\n');
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(text.toString());
    }

    @GetMapping(API_CATALOG)
    ResponseEntity<String> apis() {
        ObjectNode document = RecordJson.mapper().createObjectNode();
        ArrayNode contexts = document.putArray("linkset");
        ObjectNode all = contexts.addObject().put("anchor", publications.address(API_CATALOG));
        ArrayNode items = all.putArray("item");
        APIS.forEach(api -> items.addObject().put("href", publications.address(api.path())));
        for (Api api : APIS) {
            contexts.addObject()
                    .put("anchor", publications.address(api.path()))
                    .putArray("service-desc")
                    .addObject()
                    .put("href", publications.address(api.description()))
                    .put("type", api.descriptionType());
        }
        return ResponseEntity.ok()
                .header("Link", "<" + publications.address(API_CATALOG) + ">; rel=\"api-catalog\"")
                .header("Access-Control-Allow-Origin", "*")
                .header("Content-Type", "application/linkset+json;profile=\"https://www.rfc-editor.org/info/rfc9727\"")
                .body(document.toPrettyString());
    }
}
