package org.estran.app.dissemination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.projects.Membership;
import org.estran.app.projects.Projects;
import org.estran.app.projects.SampleProject;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every door of a project gives the records of that project, each of them and no other. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "estran.base-url=https://data.estran.example")
class ProjectDoorsTest {

    private static final Pattern ID = Pattern.compile("(?:tide|wave)_[a-z0-9_]+");

    /** The one that is a member because whoever brought it in said so. */
    private static final int BROUGHT_IN = 10;

    @TempDir
    static Path folder;

    private static Set<String> members = Set.of();

    @LocalServerPort
    int port;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Projects projects;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.toString());
    }

    @BeforeEach
    void fill() {
        if (!members.isEmpty()) {
            return;
        }
        List<CatalogueRecord> made = catalogue.describe(IntStream.range(0, 30)
                .mapToObj(i -> new Description(null, record(i), i == BROUGHT_IN ? "tides" : ""))
                .toList());
        members = made.stream()
                .filter(one -> one.record().title().byLanguage().get("en").startsWith("Tide"))
                .map(CatalogueRecord::id)
                .collect(Collectors.toCollection(TreeSet::new));
        catalogue.catchUp();
        projects.make(
                new Caller("a", "Administration", Set.of(AccountRole.ADMINISTRATOR)),
                SampleProject.of("tides", new Membership("", List.of(), List.of("Tide laboratory"))),
                null);
    }

    private static MetadataRecord record(int i) {
        boolean member = i % 5 == 0;
        String word = member ? "Tide " : "Wave ";
        return MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Fiche " + i, word + i))
                .change()
                .title(LocalizedText.of(word + i, word + i))
                .parties(List.of(Party.organisation(
                        Role.ORIGINATOR, member && i != BROUGHT_IN ? "Tide laboratory" : "Another laboratory", null)))
                .build();
    }

    private String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address + "\n" + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Set<String> ids(String text) {
        return ID.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void itsCatalogueServiceGivesItsRecordsAlone() throws Exception {
        String csw = "/projects/tides/csw?service=CSW&version=2.0.2&request=";
        String page = get(csw + "GetRecords&typeNames=csw:Record&resultType=results&maxRecords=100");
        assertThat(page).contains("numberOfRecordsMatched=\"6\"");
        assertThat(ids(page)).isEqualTo(members);
        String other = catalogue
                .matching(SearchRequest.EVERYTHING.text("Wave").limit(1), 0)
                .records()
                .getFirst()
                .id();
        assertThat(get(csw + "GetRecordById&id=" + other)).doesNotContain("dc:identifier");
        assertThat(get(csw + "GetRecordById&id=" + members.iterator().next())).contains("dc:identifier");
        assertThat(get(csw + "GetCapabilities")).contains("/projects/tides/csw\"");
    }

    @Test
    void itsSetIsHarvested() throws Exception {
        assertThat(get("/oai?verb=ListSets")).contains("<setSpec>project:tides</setSpec>");
        for (String verb : List.of("ListIdentifiers", "ListRecords")) {
            assertThat(ids(get("/oai?verb=" + verb + "&metadataPrefix=oai_dc&set=project:tides")))
                    .isEqualTo(members);
        }
    }

    @Test
    void itsFeedSitemapCollectionAndSearchHoldItsRecords() throws Exception {
        assertThat(ids(get("/projects/tides/dcat?f=ttl"))).isEqualTo(members);
        assertThat(ids(get("/projects/tides/sitemap.xml"))).isEqualTo(members);
        assertThat(ids(get("/ogc/collections/catalogue-tides/items?limit=100"))).isEqualTo(members);
        assertThat(ids(get("/ogc/collections/catalogue-tides/crawl"))).isEqualTo(members);
        assertThat(get("/ogc/collections")).contains("catalogue-tides");
        String api = get("/api/records?project=tides&limit=4");
        assertThat(api).contains("\"numberMatched\":6").contains("project=tides&");
        assertThat(ids(get("/api/records?project=tides&limit=100"))).isEqualTo(members);
    }

    @Test
    void itsPagesLeadProgramsToItsCatalogue() throws Exception {
        String link = "rel=\"http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog\"";
        for (String page : List.of("/projects/tides", "/projects/tides/records")) {
            assertThat(get(page)).contains(link, "href=\"/ogc/collections/catalogue-tides/items\"");
        }
        for (String page : List.of("/", "/records")) {
            assertThat(get(page)).contains(link, "href=\"/ogc/collections/catalogue/items\"");
        }
    }

    @Test
    void aProjectThatIsNotThereIsNobodysPart() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/records?project=none"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("search-project");
    }
}
