package org.estran.app.dissemination.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What crawlers and portals read: the DCAT feed, sitemaps (lists of a hundred here), robots.txt, the API catalogue. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "estran.base-url=https://data.estran.example")
class FeedsTest {

    private static final int RECORDS = 240;
    private static final String BASE = "https://data.estran.example";
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";

    @TempDir
    static Path folder;

    private static List<CatalogueRecord> made = List.of();

    @LocalServerPort
    int port;

    @Autowired
    Catalogue catalogue;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.toString());
    }

    @TestConfiguration
    static class ShortLists {
        @Bean
        @Primary
        SitemapSize shortLists() {
            return new SitemapSize(100);
        }
    }

    @BeforeEach
    void fill() {
        if (!made.isEmpty()) {
            return;
        }
        made = catalogue.describe(IntStream.range(0, RECORDS)
                .mapToObj(i -> new Description(null, record(i)))
                .toList());
        catalogue.withdraw(
                made.get(5).id(),
                new Withdrawal("wrong", null, Withdrawal.Scope.ALL, Instant.parse("2026-01-01T00:00:00Z"), "a"));
        catalogue.catchUp();
    }

    private static MetadataRecord record(int i) {
        return MetadataRecord.titled(
                        i % 7 == 0 ? Kind.SOFTWARE : Kind.DATASET, LocalizedText.of("Marée " + i, "Tide " + i))
                .change()
                .summary(LocalizedText.of("Résumé", "Summary"))
                .parties(List.of(Party.organisation(Role.PUBLISHER, "A centre", null)))
                .boxes(List.of(new BoundingBox(-5, 48, -4, 49)))
                .licence("CC-BY-4.0")
                .build();
    }

    @ParameterizedTest
    @EnumSource(FeedSyntax.class)
    void theFeedGivesEveryRecordThatStandsOnceInEverySyntax(FeedSyntax syntax) throws Exception {
        Set<String> found = new LinkedHashSet<>();
        int pages = 0;
        for (String address = "/dcat?f=" + syntax.word(); address != null; pages++) {
            HttpResponse<byte[]> answer = ask(address, "*/*");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(syntax.mediaType());
            Model page = model(answer, syntax);
            List<String> here = new ArrayList<>();
            for (String property : List.of(DCAT + "dataset", DCAT + "resource")) {
                page.listObjectsOfProperty(ResourceFactory.createResource(BASE + "/dcat"), property(property))
                        .forEachRemaining(one -> here.add(one.asResource().getURI()));
            }
            assertThat(here)
                    .hasSizeBetween(1, 100)
                    .allSatisfy(one -> assertThat(found.add(one)).isTrue());
            assertThat(page.listObjectsOfProperty(property(HYDRA + "totalItems"))
                            .next()
                            .asLiteral()
                            .getLong())
                    .isEqualTo(RECORDS);
            address = next(answer);
            assertThat(page.contains(null, property(HYDRA + "next"))).isEqualTo(address != null);
        }
        assertThat(pages).isEqualTo(3);
        assertThat(found)
                .hasSize(RECORDS - 1)
                .contains(BASE + "/records/" + made.getLast().id());
    }

    @Test
    void theFeedIsNegotiatedAndNotSentTwice() throws Exception {
        assertThat(ask("/dcat", "application/rdf+xml").headers().firstValue("Content-Type"))
                .contains("application/rdf+xml;charset=UTF-8");
        assertThat(ask("/dcat", "text/html, application/ld+json;q=0.5, */*;q=0.1")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/ld+json;charset=UTF-8");
        HttpResponse<byte[]> first = ask("/dcat", "text/turtle");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpRequest again = HttpRequest.newBuilder(address("/dcat"))
                .header("Accept", "text/turtle")
                .header("If-None-Match", tag)
                .build();
        assertThat(http.send(again, BodyHandlers.ofByteArray()).statusCode()).isEqualTo(304);
        assertThat(first.headers().firstValue("Last-Modified")).isPresent();
        assertThat(ask("/dcat?f=pdf", "*/*").statusCode()).isEqualTo(406);
        assertThat(ask("/dcat?after=junk", "*/*").statusCode()).isEqualTo(400);
        assertThat(ask("/projects/none/dcat", "*/*").statusCode()).isEqualTo(404);
        assertThat(ask("/projects/none/sitemap.xml", "*/*").statusCode()).isEqualTo(404);
    }

    @Test
    void theSitemapIsAnIndexOfListsThatHoldEveryPageOnceWithItsDate() throws Exception {
        String index = text("/sitemap.xml");
        assertThat(index).contains("<sitemapindex");
        Set<String> pages = new LinkedHashSet<>();
        for (String list : locations(index)) {
            String text = text(list.substring(BASE.length()));
            assertThat(locations(text))
                    .hasSizeBetween(1, 100)
                    .allSatisfy(page -> assertThat(pages.add(page)).isTrue());
        }
        Set<String> wanted = made.stream()
                .filter(record -> !record.id().equals(made.get(5).id()))
                .map(record -> BASE + "/records/" + record.id())
                .collect(Collectors.toSet());
        wanted.addAll(List.of(BASE + "/", BASE + "/records"));
        assertThat(pages).isEqualTo(wanted);
        assertThat(index).containsPattern("<lastmod>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ</lastmod>");
    }

    @Test
    void crawlersAreLetInToPagesAndKeptOutOfFacets() throws Exception {
        String robots = text("/robots.txt");
        assertThat(robots)
                .contains("\nDisallow: /records?\n")
                .contains("\nAllow: /\n")
                .contains("\nSitemap: " + BASE + "/sitemap.xml\n");
        assertThat(robots).doesNotContain("Disallow: /records\n").doesNotContain("Disallow: /oai");
    }

    @Test
    void theApiCatalogueLeadsToInterfacesThatAnswer() throws Exception {
        HttpResponse<byte[]> answer = ask("/.well-known/api-catalog", "*/*");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/linkset+json");
        JsonNode contexts = JsonMapper.shared().readTree(answer.body()).get("linkset");
        assertThat(contexts.get(0).get("item"))
                .extracting(item -> item.get("href").stringValue().substring(BASE.length()))
                .contains("/api", "/ogc", "/stac", "/csw", "/oai", "/dcat");
        for (int i = 1; i < contexts.size(); i++) {
            JsonNode description = contexts.get(i).get("service-desc").get(0);
            String href = description.get("href").stringValue();
            HttpResponse<byte[]> described = ask(href.substring(BASE.length()), "*/*");
            assertThat(described.statusCode()).as(href).isEqualTo(200);
            assertThat(described.headers().firstValue("Content-Type").orElseThrow())
                    .as(href)
                    .startsWith(description.get("type").stringValue());
        }
    }

    private static Property property(String address) {
        return ResourceFactory.createProperty(address);
    }

    private static Model model(HttpResponse<byte[]> answer, FeedSyntax syntax) {
        Lang lang = switch (syntax) {
            case TURTLE -> Lang.TURTLE;
            case JSON_LD -> Lang.JSONLD;
            case RDF_XML -> Lang.RDFXML;
        };
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new ByteArrayInputStream(answer.body()), lang);
        return model;
    }

    /** The path of the page that the header leads to; null on the last. */
    private static String next(HttpResponse<byte[]> answer) {
        Matcher m = Pattern.compile("<" + BASE + "([^>]*)>; rel=\"next\"")
                .matcher(answer.headers().firstValue("Link").orElseThrow());
        return m.find() ? m.group(1) : null;
    }

    private static List<String> locations(String sitemap) {
        return Pattern.compile("<loc>([^<]*)</loc>")
                .matcher(sitemap)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String text(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = ask(path, "*/*");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), UTF_8);
    }

    private HttpResponse<byte[]> ask(String path, String accept) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address(path)).header("Accept", accept).build(), BodyHandlers.ofByteArray());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
