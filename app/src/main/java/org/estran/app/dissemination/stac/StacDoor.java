package org.estran.app.dissemination.stac;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.estran.app.dissemination.Publications;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.pages.Words;
import org.estran.app.projects.Projects;
import org.estran.app.projects.Scope;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /stac} and {@code /projects/{slug}/stac}: one method for each resource of STAC API 1.0.0. */
@RestController
class StacDoor {

    private static final int LONGEST_BODY = 1_000_000;

    private final StacDocuments documents;
    private final StacDefinition definition;
    private final Projects projects;
    private final Publications publications;
    private final Bundles bundles;

    StacDoor(
            StacDocuments documents,
            StacDefinition definition,
            Projects projects,
            Publications publications,
            Bundles bundles) {
        this.documents = documents;
        this.definition = definition;
        this.projects = projects;
        this.publications = publications;
        this.bundles = bundles;
    }

    @GetMapping({"/stac", "/stac/", "/projects/{slug}/stac"})
    ResponseEntity<byte[]> landing(
            @PathVariable(name = "slug", required = false) @Nullable String slug, HttpServletRequest request) {
        Words words = plain(request);
        return json(documents.landing(places(slug), words), StacLinks.JSON, words);
    }

    @GetMapping({"/stac/conformance", "/projects/{slug}/stac/conformance"})
    ResponseEntity<byte[]> conformance(
            @PathVariable(name = "slug", required = false) @Nullable String slug, HttpServletRequest request) {
        places(slug);
        ObjectNode out = JsonMapper.shared().createObjectNode();
        ArrayNode conforms = out.putArray("conformsTo");
        for (StacConformance one : StacConformance.values()) {
            conforms.add(one.uri());
        }
        return json(out, StacLinks.JSON, plain(request));
    }

    @GetMapping({"/stac/api", "/projects/{slug}/stac/api"})
    ResponseEntity<byte[]> api(
            @PathVariable(name = "slug", required = false) @Nullable String slug, HttpServletRequest request) {
        return json(definition.at(places(slug).root()), StacLinks.OPENAPI, plain(request));
    }

    @GetMapping({"/stac/catalogs/{after}", "/projects/{slug}/stac/catalogs/{after}"})
    ResponseEntity<byte[]> furtherCollections(
            @PathVariable(name = "slug", required = false) @Nullable String slug,
            @PathVariable("after") String after,
            HttpServletRequest request) {
        Words words = plain(request);
        Places places = places(slug);
        documents.present(places, after);
        return json(documents.furtherCollections(places, after, words), StacLinks.JSON, words);
    }

    @GetMapping({"/stac/collections", "/projects/{slug}/stac/collections"})
    ResponseEntity<byte[]> collections(
            @PathVariable(name = "slug", required = false) @Nullable String slug, HttpServletRequest request) {
        Words words = words(request);
        SearchAsked asked = AskedParameters.ofQuery(request.getParameterMap(), AskedParameters.PAGE);
        return json(documents.collections(places(slug), asked, Queries.of(request), words), StacLinks.JSON, words);
    }

    @GetMapping({"/stac/collections/{collection}", "/projects/{slug}/stac/collections/{collection}"})
    ResponseEntity<byte[]> collection(
            @PathVariable(name = "slug", required = false) @Nullable String slug,
            @PathVariable("collection") String collection,
            HttpServletRequest request) {
        Words words = plain(request);
        return json(documents.collection(places(slug), collection, words), StacLinks.JSON, words);
    }

    @GetMapping({
        "/stac/collections/{collection}/catalogs/{after}",
        "/projects/{slug}/stac/collections/{collection}/catalogs/{after}"
    })
    ResponseEntity<byte[]> furtherItems(
            @PathVariable(name = "slug", required = false) @Nullable String slug,
            @PathVariable("collection") String collection,
            @PathVariable("after") String after,
            HttpServletRequest request) {
        Words words = plain(request);
        return json(documents.furtherItems(places(slug), collection, after, words), StacLinks.JSON, words);
    }

    @GetMapping({"/stac/collections/{collection}/items", "/projects/{slug}/stac/collections/{collection}/items"})
    ResponseEntity<byte[]> items(
            @PathVariable(name = "slug", required = false) @Nullable String slug,
            @PathVariable("collection") String collection,
            HttpServletRequest request) {
        Words words = words(request);
        Places places = places(slug);
        documents.present(places, collection);
        SearchAsked asked = AskedParameters.ofQuery(request.getParameterMap(), AskedParameters.ITEMS)
                .within(Set.of(collection));
        SearchAsked.Page page = documents.found(places, asked);
        ObjectNode out = documents.page(places, page, words);
        ArrayNode links = out.putArray("links");
        String address = places.items(collection);
        Map<String, String> query = Queries.of(request);
        StacLinks.add(links, "self", Queries.with(address, query), StacLinks.GEOJSON);
        StacLinks.add(links, "root", places.root(), StacLinks.JSON);
        StacLinks.add(links, "parent", places.collection(collection), StacLinks.JSON);
        StacLinks.add(links, "collection", places.collection(collection), StacLinks.JSON);
        next(links, address, query, page);
        return json(out, StacLinks.GEOJSON, words);
    }

    @GetMapping({
        "/stac/collections/{collection}/items/{item}",
        "/projects/{slug}/stac/collections/{collection}/items/{item}"
    })
    ResponseEntity<byte[]> item(
            @PathVariable(name = "slug", required = false) @Nullable String slug,
            @PathVariable("collection") String collection,
            @PathVariable("item") String item,
            HttpServletRequest request) {
        Words words = plain(request);
        return json(documents.item(places(slug), collection, item, words), StacLinks.GEOJSON, words);
    }

    @GetMapping({"/stac/search", "/projects/{slug}/stac/search"})
    ResponseEntity<byte[]> search(
            @PathVariable(name = "slug", required = false) @Nullable String slug, HttpServletRequest request) {
        Words words = words(request);
        Places places = places(slug);
        SearchAsked asked = AskedParameters.ofQuery(request.getParameterMap(), AskedParameters.SEARCH);
        SearchAsked.Page page = documents.found(places, asked);
        ObjectNode out = documents.page(places, page, words);
        ArrayNode links = out.putArray("links");
        StacLinks.add(links, "self", Queries.with(places.at("/search"), Queries.of(request)), StacLinks.GEOJSON);
        StacLinks.add(links, "root", places.root(), StacLinks.JSON);
        next(links, places.at("/search"), Queries.of(request), page);
        return json(out, StacLinks.GEOJSON, words);
    }

    @PostMapping({"/stac/search", "/projects/{slug}/stac/search"})
    ResponseEntity<byte[]> searchByBody(
            @PathVariable(name = "slug", required = false) @Nullable String slug, HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new ProblemException(
                    new Problem.TooLarge("too-large", "A search may have " + LONGEST_BODY + " bytes."));
        }
        Words words = words(request);
        Places places = places(slug);
        SearchAsked.Page page = documents.found(places, AskedParameters.ofBody(body));
        ObjectNode out = documents.page(places, page, words);
        ArrayNode links = out.putArray("links");
        StacLinks.add(links, "self", places.at("/search"), StacLinks.GEOJSON).put("method", "POST");
        StacLinks.add(links, "root", places.root(), StacLinks.JSON);
        if (page.next() != null) {
            ObjectNode next = StacLinks.add(links, "next", places.at("/search"), StacLinks.GEOJSON);
            ObjectNode again = (ObjectNode) JsonMapper.shared().readTree(body);
            next.put("method", "POST").put("merge", false);
            next.set("body", again.put("token", AskedParameters.token(page.next())));
        }
        return json(out, StacLinks.GEOJSON, words);
    }

    private static void next(ArrayNode links, String address, Map<String, String> query, SearchAsked.Page page) {
        if (page.next() != null) {
            StacLinks.next(links, address, query, AskedParameters.token(page.next()), StacLinks.GEOJSON);
        }
    }

    private Places places(@Nullable String slug) {
        Scope scope = slug == null
                ? Scope.WHOLE
                : projects.scope(slug)
                        .orElseThrow(() ->
                                ProblemException.notFound("project-not-found", "There is no project " + slug + "."));
        return new Places(publications.address(""), scope);
    }

    private Words words(HttpServletRequest request) {
        return bundles.in(ReaderLanguage.of(request));
    }

    /** The reader's words, where nothing but the language may be asked for. */
    private Words plain(HttpServletRequest request) {
        AskedParameters.ofQuery(request.getParameterMap(), AskedParameters.NONE);
        return words(request);
    }

    private static ResponseEntity<byte[]> json(ObjectNode document, String type, Words words) {
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header("Content-Language", words.language().code())
                .header("Vary", "Accept-Language, Cookie")
                .body(JsonMapper.shared().writeValueAsBytes(document));
    }
}
