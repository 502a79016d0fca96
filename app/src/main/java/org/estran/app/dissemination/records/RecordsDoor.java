package org.estran.app.dissemination.records;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Negotiation;
import org.estran.app.dissemination.Publications;
import org.estran.app.dissemination.RecordForms;
import org.estran.app.dissemination.ogc.Answers;
import org.estran.app.dissemination.ogc.Links;
import org.estran.app.dissemination.ogc.Parameters;
import org.estran.app.dissemination.ogc.ResourcePage;
import org.estran.app.pages.Audience;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.pages.Words;
import org.estran.app.projects.Scope;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** OGC API Records under {@code /ogc}. */
@Controller
class RecordsDoor {

    private static final Set<String> FORM_ONLY = Set.of("f", "lang");

    private final Addresses addresses;
    private final Collections collections;
    private final Items items;
    private final ApiDefinition definition;
    private final RecordForms forms;
    private final Publications publications;
    private final Bundles bundles;
    private final Callers callers;

    RecordsDoor(
            Addresses addresses,
            Collections collections,
            Items items,
            ApiDefinition definition,
            RecordForms forms,
            Publications publications,
            Bundles bundles,
            Callers callers) {
        this.addresses = addresses;
        this.collections = collections;
        this.items = items;
        this.definition = definition;
        this.forms = forms;
        this.publications = publications;
        this.bundles = bundles;
        this.callers = callers;
    }

    // OWSLib adds a slash to the address it is given.
    @GetMapping({"/ogc", "/ogc/"})
    Object landingPage(HttpServletRequest request, HttpServletResponse response) {
        Words words = plain(request);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("title", words.text("records.title")).put("description", words.text("records.title-what"));
        var links = json.putArray("links");
        Links.selfAndPage(links, addresses.root(), Links.JSON, words.text("records.title"));
        Links.add(links, addresses.at("/api"), "service-desc", Links.OPENAPI, words.text("records.api"));
        Links.add(links, addresses.at("/api?f=html"), "service-doc", Links.HTML, words.text("records.api"));
        Links.add(links, addresses.at("/conformance"), "conformance", Links.JSON, words.text("records.conformance"));
        Links.add(links, addresses.at("/collections"), "data", Links.JSON, words.text("records.collections"));
        collections
                .scopes()
                .forEach(scope -> Links.add(
                        links,
                        addresses.items(scope),
                        Links.OGC + "ogc-catalog",
                        Links.GEOJSON,
                        Collections.title(scope, words)));
        // The catalogues themselves, as resources of this server; and the whole one for those who follow links alone.
        Links.add(
                links,
                addresses.at("/collections"),
                Links.OGC + "ogc-catalog",
                Links.JSON,
                words.text("records.collections"));
        Links.add(
                links,
                addresses.collection(Scope.WHOLE) + "/crawl",
                Links.OGC + "ogc-catalog",
                Links.JSON,
                words.text("records.crawl"));
        return answer(request, response, json, Links.JSON, () -> ResourcePages.ofLinks(json, words));
    }

    @GetMapping("/ogc/conformance")
    Object conformance(HttpServletRequest request, HttpServletResponse response) {
        Words words = plain(request);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var classes = json.putArray("conformsTo");
        for (ConformanceClass one : ConformanceClass.values()) {
            classes.add(one.uri());
        }
        Links.selfAndPage(
                json.putArray("links"), addresses.at("/conformance"), Links.JSON, words.text("records.conformance"));
        return answer(request, response, json, Links.JSON, () -> ResourcePages.ofConformance(json, words));
    }

    @GetMapping("/ogc/api")
    Object api(HttpServletRequest request, HttpServletResponse response) {
        Words words = plain(request);
        ObjectNode json = definition.definition();
        return answer(
                request,
                response,
                json,
                Links.OPENAPI,
                () -> ResourcePages.ofDefinition(json, addresses.root(), words));
    }

    @GetMapping("/ogc/collections")
    Object collections(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Words words = words(request);
        CollectionsParameters asked = CollectionsParameters.read(request.getParameterMap(), words.language());
        ObjectNode json = collections.all(asked, callers.current(), words);
        return answer(request, response, json, Links.JSON, () -> ResourcePages.ofCollections(json, words));
    }

    @GetMapping("/ogc/collections/{collection:catalogue(?:-.+)?}")
    Object collection(
            @PathVariable("collection") String collection, HttpServletRequest request, HttpServletResponse response) {
        Words words = plain(request);
        ObjectNode json = collections.one(scope(collection), words);
        return answer(request, response, json, Links.JSON, () -> ResourcePages.ofLinks(json, words));
    }

    @GetMapping("/ogc/collections/{collection:catalogue(?:-.+)?}/queryables")
    Object queryables(
            @PathVariable("collection") String collection, HttpServletRequest request, HttpServletResponse response) {
        String address = addresses.collection(scope(collection)) + "/queryables";
        return schema(request, response, Schemas.queryables(address, plain(request)), address);
    }

    @GetMapping("/ogc/collections/{collection:catalogue(?:-.+)?}/sortables")
    Object sortables(
            @PathVariable("collection") String collection, HttpServletRequest request, HttpServletResponse response) {
        String address = addresses.collection(scope(collection)) + "/sortables";
        return schema(request, response, Schemas.sortables(address, plain(request)), address);
    }

    @GetMapping("/ogc/collections/{collection:catalogue(?:-.+)?}/schema")
    Object schema(
            @PathVariable("collection") String collection, HttpServletRequest request, HttpServletResponse response) {
        String address = addresses.collection(scope(collection)) + "/schema";
        return schema(request, response, Schemas.record(address, plain(request)), address);
    }

    private Object schema(HttpServletRequest request, HttpServletResponse response, ObjectNode json, String address) {
        return answer(
                request,
                response,
                json,
                Links.SCHEMA,
                () -> ResourcePages.ofSchema(json, address + "?f=json", words(request)));
    }

    @GetMapping("/ogc/collections/{collection:catalogue(?:-.+)?}/facets")
    Object facets(
            @PathVariable("collection") String collection, HttpServletRequest request, HttpServletResponse response) {
        Words words = plain(request);
        ObjectNode json = collections.facets(scope(collection), words);
        return answer(request, response, json, Links.JSON, () -> ResourcePages.ofFacets(json, words));
    }

    @GetMapping("/ogc/collections/{collection:catalogue(?:-.+)?}/crawl")
    Object crawl(
            @PathVariable("collection") String collection, HttpServletRequest request, HttpServletResponse response) {
        Words words = plain(request);
        ObjectNode json = items.crawled(scope(collection), words);
        return answer(request, response, json, Links.JSON, () -> ResourcePages.ofLinks(json, words));
    }

    @GetMapping("/ogc/collections/{collection:catalogue(?:-.+)?}/crawl/{page:[1-9]\\d{0,5}}")
    Object crawlPage(
            @PathVariable("collection") String collection,
            @PathVariable("page") int page,
            HttpServletRequest request,
            HttpServletResponse response) {
        Words words = plain(request);
        ObjectNode json = items.crawled(scope(collection), page, words)
                .orElseThrow(() -> ProblemException.notFound("not-found", "There is no such page."));
        return answer(request, response, json, Links.JSON, () -> ResourcePages.ofLinks(json, words));
    }

    @GetMapping("/ogc/collections/{collection:catalogue(?:-.+)?}/items")
    Object items(
            @PathVariable("collection") String collection, HttpServletRequest request, HttpServletResponse response) {
        Words words = words(request);
        Scope scope = scope(collection);
        ItemsRequest asked = ItemsParameters.read(request.getParameterMap(), words.language());
        ObjectNode json = items.page(scope, asked, words);
        return answer(
                request,
                response,
                json,
                Links.GEOJSON,
                () -> ResourcePages.ofItems(
                        json, Collections.title(scope, words), addresses.items(scope), asked.parameters(), words));
    }

    @GetMapping("/ogc/collections/{collection:catalogue(?:-.+)?}/items/{id}")
    Object item(
            @PathVariable("collection") String collection,
            @PathVariable("id") String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        Words words = plain(request);
        Scope scope = scope(collection);
        CatalogueRecord found = items.find(scope, id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "There is no record " + id + "."));
        if (found.isGone()) {
            throw new ProblemException(
                    new Problem.Gone("record-withdrawn", "The record " + found.id() + " was withdrawn."));
        }
        Optional<Format> format = format(request);
        if (format.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(publications.landingPage(found.id())))
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Vary", "Accept")
                    .build();
        }
        if (format.get() == Format.GEOJSON) {
            return Answers.json(items.one(scope, found), Links.GEOJSON, words);
        }
        return Answers.body(
                forms.written(found, format.get(), words.language()),
                utf8(format.get().mediaType()),
                List.of(),
                words);
    }

    /** The form of a record that is asked for; empty for its page. */
    private static Optional<Format> format(HttpServletRequest request) {
        String f = request.getParameter("f");
        String accept = request.getHeader("Accept");
        if (f != null && !f.isBlank()) {
            return f.equals("json") ? Optional.of(Format.GEOJSON) : named(f);
        }
        return Audience.of(request) == Audience.PEOPLE
                ? Negotiation.format(null, accept)
                : Negotiation.formatOr(Format.GEOJSON, accept);
    }

    private static Optional<Format> named(String f) {
        if (f.equals("html")) {
            return Optional.empty();
        }
        return Optional.of(
                Format.of(f).orElseThrow(() -> Parameters.invalid(List.of(Finding.blocking("records-f", "/f", f)))));
    }

    private Scope scope(String collection) {
        return addresses
                .scope(collection)
                .orElseThrow(() -> ProblemException.notFound(
                        "collection-not-found", "There is no collection " + collection + "."));
    }

    private Words words(HttpServletRequest request) {
        return bundles.in(ReaderLanguage.of(request));
    }

    /** The reader's words, where nothing but the form may be asked for. */
    private Words plain(HttpServletRequest request) {
        new Parameters(request.getParameterMap(), FORM_ONLY::contains).check();
        return words(request);
    }

    private Object answer(
            HttpServletRequest request,
            HttpServletResponse response,
            JsonNode json,
            String type,
            Supplier<ResourcePage> page) {
        return Answers.of(request, response, json, type, words(request), page);
    }

    private static MediaType utf8(MediaType type) {
        return type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }
}
