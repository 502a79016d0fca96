package org.estran.app.projects.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.projects.Membership;
import org.estran.records.RecordJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Projects as a browser meets them: real requests to the whole application on an empty home. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "estran.base-url=http://estran.example")
class ProjectPagesTest {

    private static final String BOUNDARY = "----a-form";
    private static final String TIDES = """
            {"kind": "dataset", "title": {"fr": "Marégraphe de Brest", "en": "Tide gauge of Brest"},
             "keywords": [{"label": {"fr": "niveau de la mer", "en": "sea level"}}], "licence": "CC-BY-4.0",
             "parties": [{"role": "author", "organisation": "Shom", "ror": "05q3vnk25"}],
             "boxes": [{"west": -5, "south": 48, "east": -4, "north": 49}],
             "period": {"start": "2001", "end": "2010"}}""";

    private static String administrator = "";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalogue catalogue;

    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-projects").toString();
        properties.add("estran.home", () -> home);
    }

    @BeforeEach
    void twoRecordsAndAnAdministrator() {
        if (administrator.isEmpty()) {
            Account account = accounts.create(
                    "projects-admin",
                    "Administration",
                    "admin@example.org",
                    "une marée de morte-eau",
                    Set.of(AccountRole.ADMINISTRATOR));
            administrator = accounts.issueToken(account.id(), "projects");
            catalogue.put(CatalogueEntry.described("tide_gauge", RecordJson.read(TIDES)));
            catalogue.put(CatalogueEntry.described(
                    "sea_ice",
                    RecordJson.read("{\"kind\": \"series\", \"title\": {\"en\": \"Sea ice of the Arctic\"}}")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=brest",
                "q=MAREGRAPHE+tide",
                "q=%22gauge+of+brest%22",
                "identifier=tide_gauge",
                "kind=dataset",
                "keyword=niveau+de+la+mer",
                "organisation=Shom",
                "licence=CC-BY-4.0",
                "bbox=-6,47,-4.5,48.5",
                "bbox=-10,40,0,60&relation=within",
                "bbox=170,-80,-3,80",
                "datetime=2005",
                "decade=2000",
                "year=2003&year=2050",
                "kind=dataset&kind=platform&q=gauge",
            })
    void aSearchFindsTheSameAsAMembership(String search) {
        assertThat(members(new Membership(search, List.of(), List.of()))).containsExactly("tide_gauge");
    }

    @Test
    void recordsBelongByNameAndByOrganisationToo() {
        assertThat(members(new Membership("", List.of("sea_ice"), List.of()))).containsExactly("sea_ice");
        assertThat(members(new Membership("", List.of(), List.of("shom")))).containsExactly("tide_gauge");
        assertThat(members(new Membership("", List.of(), List.of("https://ror.org/05q3vnk25"))))
                .containsExactly("tide_gauge");
        assertThat(members(new Membership("q=gauge", List.of("sea_ice"), List.of())))
                .containsExactlyInAnyOrder("tide_gauge", "sea_ice");
        assertThat(members(Membership.NONE)).isEmpty();
    }

    @Test
    void aProjectHasItsPagesAndShowsItsOwnRecordsOnly() throws Exception {
        HttpResponse<String> made = send("/admin/projects", form("tides"), new byte[0]);
        assertThat(made.statusCode()).isEqualTo(302);
        assertThat(made.headers().firstValue("Location").orElse("")).endsWith("/projects/tides");

        assertThat(get("/projects").body()).contains("href=\"/projects/tides\"");
        assertThat(get("/projects/tides").body())
                .contains("Tides", "/projects/tides/style.css?v=1", "/projects/tides/records/tide_gauge")
                .doesNotContain("sea_ice");
        assertThat(get("/projects/tides/records?q=ice").body()).doesNotContain("sea_ice");
        assertThat(get("/projects/tides/records?f=geojson").body())
                .contains("tide_gauge")
                .doesNotContain("sea_ice");
        assertThat(get("/projects/tides/records?identifier=tide_gauge")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/projects/tides/records/tide_gauge");
        assertThat(get("/projects/tides/records/tide_gauge").body())
                .contains("<link rel=\"canonical\" href=\"http://estran.example/records/tide_gauge\">")
                .contains("/projects/tides/records?keyword=");
        assertThat(get("/projects/tides/records/sea_ice").statusCode()).isEqualTo(404);
        assertThat(get("/projects/tides/records/no_such_record").statusCode()).isEqualTo(404);
        assertThat(get("/projects/none/records").statusCode()).isEqualTo(404);
        assertThat(get("/projects/tides/style.css").body()).contains("--project: #0a4a66");
        assertThat(get("/projects/tides/logo.png").statusCode()).isEqualTo(404);
    }

    @Test
    void everyDoorForProgramsThatItNamesIsOpen() throws Exception {
        send("/admin/projects", form("with-doors"), new byte[0]);
        String page = get("/projects/with-doors").body();
        Matcher doors =
                Pattern.compile("<dd><a href=\"([^\"]+)\">").matcher(page.substring(page.indexOf("project-doors")));
        List<String> addresses =
                doors.results().map(door -> door.group(1).replace("&amp;", "&")).toList();

        assertThat(addresses).hasSize(6);
        for (String address : addresses) {
            HttpResponse<String> answer = get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.body()).as(address).doesNotContain("<error");
        }
    }

    @Test
    void theBlocksOfItsRecordPagesStandInTheOrderItChose() throws Exception {
        Map<String, String> form = form("ordered");
        form.put("block.formats", "1");
        form.put("block.citation", "2");
        form.put("block.parties", "3");
        send("/admin/projects", form, new byte[0]);

        String page = get("/projects/ordered/records/tide_gauge").body();
        assertThat(page.indexOf("Other formats")).isPositive().isLessThan(page.indexOf("id=\"cite\""));
        assertThat(page).contains("Shom").doesNotContain("id=\"files\"", "record-facts");
    }

    @Test
    void everyMistakeIsToldBesideItsFieldAndNothingIsLost() throws Exception {
        Map<String, String> form = form("records");
        form.put("name.fr", "");
        form.put("accent", "#ffee00");
        form.put("search", "q=tide&datetime=hier&colour=red");
        form.put("block.map", "first");
        HttpResponse<String> refused =
                send("/admin/projects", form, "<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("is a word the centre keeps for itself")
                .contains("Give the name in this language (fr)")
                .contains("its contrast is too low")
                .contains("does not know the parameter “colour”")
                .contains("SVG drawings may hold scripts")
                .contains("“first” is not a rank")
                .contains("datetime=hier");
        assertThat(get("/projects/records").statusCode()).isEqualTo(404);
    }

    @Test
    void aLogoIsDrawnAnewAndAHugeOneIsRefused() throws Exception {
        byte[] logo = Files.readAllBytes(Path.of(System.getProperty("estran.root"), "samples/projects/sea-level.png"));
        send("/admin/projects", form("with-logo"), logo);
        HttpResponse<byte[]> served = client.send(
                HttpRequest.newBuilder(at("/projects/with-logo/logo.png")).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(served.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(served.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(served.headers().firstValue("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
        assertThat(served.body())
                .startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G')
                .isNotEqualTo(logo);

        assertThat(send("/admin/projects", form("too-large"), new byte[2_000_000])
                        .body())
                .contains("This file is too large for a logo");
        assertThat(send("/admin/projects", form("no-picture"), "GIF89a?".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("not a PNG or JPEG picture");
    }

    @Test
    void whoHasNotSeenTheLastChangeOverwritesNothing() throws Exception {
        send("/admin/projects", form("shared"), new byte[0]);
        Map<String, String> change = form("shared");
        change.put("change", "1");
        assertThat(send("/admin/projects/shared", change, new byte[0]).statusCode())
                .isEqualTo(302);
        assertThat(send("/admin/projects/shared", change, new byte[0]).statusCode())
                .isEqualTo(409);
        assertThat(send("/admin/projects/shared/deletion", Map.of(), new byte[0])
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("/projects/shared").statusCode()).isEqualTo(404);
    }

    private List<String> members(Membership membership) {
        return catalogue.matching(SearchRequest.EVERYTHING.filter(membership.filter()), 0).records().stream()
                .map(CatalogueRecord::id)
                .toList();
    }

    private static Map<String, String> form(String slug) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("kind", "project");
        form.put("slug", slug);
        form.put("language", "fr,en");
        form.put("name.fr", "Marées");
        form.put("name.en", "Tides");
        form.put("description.fr", "Des marégraphes.");
        form.put("description.en", "Tide gauges.");
        form.put("main", "#0a4a66");
        form.put("accent", "#0b6e79");
        form.put("search", "q=gauge");
        form.put("block.summary", "9");
        form.put("block.keywords", "10");
        return form;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(at(path))
                        .header("Accept", "text/html")
                        .header("Accept-Language", "en")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path, Map<String, String> form, byte[] logo)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(at(path))
                        .header("Authorization", "Bearer " + administrator)
                        .header("Accept", "text/html")
                        .header("Accept-Language", "en")
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(form, logo)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** RFC 7578; a value with commas of {@code language} is as many fields. */
    private static byte[] multipart(Map<String, String> form, byte[] logo) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.forEach((name, value) -> {
            for (String one : name.equals("language") ? value.split(",", -1) : new String[] {value}) {
                write(
                        body,
                        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + one
                                + "\r\n");
            }
        });
        if (logo.length > 0) {
            write(
                    body,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"logo\"\r\n\r\n");
            body.writeBytes(logo);
            write(body, "\r\n");
        }
        write(body, "--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String text) {
        try {
            body.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
