package org.estran.app.dissemination.signposting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.estran.app.archive.Archive;
import org.estran.app.archive.Preservation;
import org.estran.app.archive.StagedFile;
import org.estran.app.archive.Staging;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.terms.Checksums;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signposting, levels 1 and 2, as a program follows it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "estran.base-url=https://data.estran.example")
class SignpostingTest {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:\\s*;\\s*[a-z*]+=\"[^\"]*\")*)");
    private static final String BASE = "https://data.estran.example/records/";

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Archive archive;

    @Autowired
    Staging staging;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.toString());
    }

    @Test
    void aLandingPageLeadsToItsDoiAuthorsLicenceFormsAndFiles() throws Exception {
        String id = record(3, 2);
        for (String method : List.of("GET", "HEAD")) {
            HttpResponse<String> page = ask(method, "/records/" + id, "text/html");
            assertThat(page.statusCode()).isEqualTo(200);
            List<Link> links = links(page);
            assertThat(targets(links, "cite-as")).containsExactly("https://doi.org/10.12770/" + id);
            assertThat(targets(links, "type"))
                    .containsExactly("https://schema.org/AboutPage", "https://schema.org/Dataset");
            assertThat(targets(links, "author"))
                    .containsExactly("https://orcid.org/0000-0001-2345-6789", "https://ror.org/02feahw73");
            assertThat(targets(links, "license")).containsExactly("https://creativecommons.org/licenses/by/4.0/");
            assertThat(targets(links, "collection")).containsExactly("https://doi.org/10.5555/network");
            assertThat(targets(links, "item"))
                    .containsExactly(
                            BASE + id + "/files/f/0000000.bin",
                            BASE + id + "/files/f/0000001.bin",
                            BASE + id + "/files/f/0000002.bin");
            assertThat(targets(links, "linkset")).hasSize(2);
            assertThat(links)
                    .contains(new Link(
                            BASE + id + "?f=iso19115-3",
                            "describedby",
                            "application/vnd.iso.19115-3+xml",
                            "http://standards.iso.org/iso/19115/-3/mdb/2.0"));
            assertThat(page.headers().firstValue("Link").orElseThrow()).hasSizeLessThan(6001);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPageIsOfTheTypeThatItsOwnDescriptionHas(Kind kind) throws Exception {
        MetadataRecord record = MetadataRecord.titled(kind, LocalizedText.of("Marées", "Tides"))
                .change()
                .relations(List.of(
                        new Relation(RelationType.IS_DERIVED_FROM, "https://gitlab.example.org/tides/code", null)))
                .build();
        String address = "/records/"
                + catalogue
                        .put(CatalogueEntry.described(catalogue.newId(record), record))
                        .id();
        String type = JsonMapper.shared()
                .readTree(ask("GET", address + "?f=schemaorg", "*/*").body())
                .get("@type")
                .stringValue();
        assertThat(targets(links(ask("HEAD", address, "text/html")), "type"))
                .containsExactly("https://schema.org/AboutPage", "https://schema.org/" + type);
    }

    @Test
    void aFormOfTheDescriptionLeadsBackToThePage() throws Exception {
        String id = record(0, 1);
        List<Link> links = links(ask("GET", "/records/" + id + "?f=datacite-xml", "*/*"));
        assertThat(targets(links, "describes")).containsExactly(BASE + id);
        assertThat(targets(links, "profile")).containsExactly("http://datacite.org/schema/kernel-4");
        assertThat(targets(links, "linkset")).hasSize(2);
    }

    @Test
    void aFileLeadsBackToItsPageAndToHowItIsCited() throws Exception {
        String id = "files_lead_back";
        StagedFile staged = staging.take(id, new ByteArrayInputStream("Words.".getBytes(StandardCharsets.UTF_8)));
        Preservation preservation =
                new Preservation(id, "test", List.of(new Preservation.Entry("a/words.txt", staged)), Map.of());
        String path = archive.preserve(preservation).get("a/words.txt");
        PublishedFile file =
                new PublishedFile(id, 1, "a/words.txt", path, staged.size(), staged.checksums(), "text/plain");
        catalogue.put(new CatalogueEntry(
                id,
                MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Mots", "Words")),
                new Doi("10.12770", id),
                1,
                List.of(file)));
        for (String base : List.of("/records/" + id, "/records/" + id + "/versions/1")) {
            String page = BASE.replaceFirst("/records/$", "") + base;
            for (String method : List.of("GET", "HEAD")) {
                HttpResponse<String> answer = ask(method, base + "/files/a/words.txt", "*/*");
                assertThat(answer.statusCode()).isEqualTo(200);
                List<Link> links = links(answer);
                assertThat(targets(links, "collection")).containsExactly(page);
                assertThat(targets(links, "cite-as")).containsExactly("https://doi.org/10.12770/" + id);
            }
        }
    }

    @Test
    void bothLinkSetsSayWhatPageFormsAndFilesSay() throws Exception {
        String id = record(3, 1);
        HttpResponse<String> json = ask("GET", "/records/" + id + "/linkset", "application/linkset+json");
        assertThat(json.headers().firstValue("Content-Type")).contains("application/linkset+json");
        JsonNode contexts = JsonMapper.shared().readTree(json.body()).get("linkset");
        assertThat(contexts.get(0).get("anchor").stringValue()).isEqualTo(BASE + id);
        assertThat(contexts.get(0).get("item")).hasSize(3);
        JsonNode file = contexts.get(contexts.size() - 1);
        assertThat(file.get("anchor").stringValue()).isEqualTo(BASE + id + "/files/f/0000002.bin");
        assertThat(file.get("collection").get(0).get("href").stringValue()).isEqualTo(BASE + id);
        HttpResponse<String> text = ask("GET", "/records/" + id + "/linkset", "application/linkset");
        assertThat(text.headers().firstValue("Content-Type")).contains("application/linkset");
        assertThat(told(text.body())).containsExactlyInAnyOrderElementsOf(told(contexts));
        assertThat(ask("GET", "/records/" + id + "/linkset?f=text", "*/*").body())
                .isEqualTo(text.body());
        assertThat(ask("GET", "/records/" + id + "/linkset?f=pdf", "*/*").statusCode())
                .isEqualTo(406);
    }

    @Test
    void theHeaderOfARecordOfAHundredThousandFilesIsShortAndItsLinkSetIsWhole() throws Exception {
        String id = record(100_000, 1);
        HttpResponse<String> page = ask("HEAD", "/records/" + id, "text/html");
        List<Link> links = links(page);
        assertThat(page.headers().firstValue("Link").orElseThrow()).hasSizeLessThan(6001);
        assertThat(targets(links, "item")).isEmpty();
        assertThat(targets(links, "cite-as")).hasSize(1);
        String linkset = targets(links, "linkset").getFirst();
        JsonNode contexts = JsonMapper.shared()
                .readTree(ask("GET", linkset.substring(linkset.indexOf("/records")), "*/*")
                        .body())
                .get("linkset");
        assertThat(contexts.get(0).get("item")).hasSize(100_000);
        assertThat(contexts.size()).isGreaterThan(100_000);
    }

    @Test
    void theHeaderOfARecordOfAThousandAuthorsIsShort() throws Exception {
        String id = record(1, 1000);
        List<Link> links = links(ask("HEAD", "/records/" + id, "text/html"));
        assertThat(links).extracting(Link::rel).containsOnly("linkset");
    }

    @Test
    void aTombstoneSaysOnlyHowItIsCited() throws Exception {
        String id = record(2, 1);
        catalogue.withdraw(
                id, new Withdrawal("wrong", null, Withdrawal.Scope.ALL, Instant.parse("2026-01-01T00:00:00Z"), "a"));
        HttpResponse<String> page = ask("GET", "/records/" + id, "text/html");
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(links(page)).extracting(Link::rel).containsOnly("cite-as", "type", "linkset");
        assertThat(ask("GET", "/records/" + id + "/linkset", "*/*").statusCode())
                .isEqualTo(410);
    }

    private record Link(String target, String rel, String type, String profile) {}

    private static List<String> targets(List<Link> links, String rel) {
        return links.stream()
                .filter(link -> link.rel().equals(rel))
                .map(Link::target)
                .toList();
    }

    private static List<Link> links(HttpResponse<String> answer) {
        List<Link> links = new ArrayList<>();
        for (String header : answer.headers().allValues("Link")) {
            Matcher m = LINK.matcher(header);
            while (m.find()) {
                String rest = m.group(2);
                links.add(new Link(m.group(1), value(rest, "rel"), value(rest, "type"), value(rest, "profile")));
            }
        }
        return links;
    }

    private static String value(String parameters, String name) {
        Matcher m = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(parameters);
        return m.find() ? m.group(1) : "";
    }

    private static List<String> told(String text) {
        List<String> told = new ArrayList<>();
        Matcher m = LINK.matcher(text);
        while (m.find()) {
            told.add(value(m.group(2), "anchor") + " " + value(m.group(2), "rel") + " " + m.group(1));
        }
        return told;
    }

    private static List<String> told(JsonNode contexts) {
        List<String> told = new ArrayList<>();
        for (JsonNode context : contexts) {
            for (Map.Entry<String, JsonNode> relation : context.properties()) {
                if (relation.getValue().isArray()) {
                    relation.getValue()
                            .forEach(target -> told.add(context.get("anchor").stringValue() + " " + relation.getKey()
                                    + " " + target.get("href").stringValue()));
                }
            }
        }
        return told;
    }

    private HttpResponse<String> ask(String method, String address, String accept)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept", accept)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String record(int files, int people) {
        List<Party> parties = new ArrayList<>(IntStream.range(0, people - 1)
                .mapToObj(i -> new Party(Role.AUTHOR, "Family" + i, "Given", orcid(i), "Somewhere", null, null))
                .toList());
        parties.add(Party.organisation(Role.AUTHOR, "An institute", "02feahw73"));
        MetadataRecord record = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Marées", "Tides"))
                .change()
                .parties(parties)
                .licence("CC-BY-4.0")
                .relations(List.of(new Relation(RelationType.IS_PART_OF, "10.5555/network", null)))
                .build();
        String id = catalogue.newId(record);
        Checksums sums = new Checksums("a".repeat(128), "b".repeat(32), 7L);
        List<PublishedFile> all = IntStream.range(0, files)
                .mapToObj(i -> new PublishedFile(
                        id,
                        1,
                        "f/%07d.bin".formatted(i),
                        "v1/content/" + i,
                        10,
                        sums,
                        "application/octet-stream",
                        null))
                .toList();
        catalogue.put(new CatalogueEntry(id, record, new Doi("10.12770", id), 1, all));
        return id;
    }

    /** A hundred of them differ, which is what counts here; their check digits are right. */
    private static String orcid(int i) {
        if (i == 0) {
            return "0000-0001-2345-6789";
        }
        String digits = "000000012%06d".formatted(i);
        int total = 0;
        for (char digit : digits.toCharArray()) {
            total = (total + digit - '0') * 2;
        }
        int check = (12 - total % 11) % 11;
        String all = digits + (check == 10 ? "X" : String.valueOf(check));
        return String.join("-", all.substring(0, 4), all.substring(4, 8), all.substring(8, 12), all.substring(12));
    }
}
