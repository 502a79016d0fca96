package org.estran.app.harvests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.estran.app.EstranApplication;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.RecordStamp;
import org.estran.app.harvests.HarvestRun.State;
import org.estran.app.harvests.runs.HarvestsOnDisk;
import org.estran.app.imports.ImportProgress;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.Imports;
import org.estran.app.origins.Origins;
import org.estran.app.producers.Producer;
import org.estran.app.producers.Producers;
import org.estran.app.producers.store.ProducerFigures;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Our own centre, through each of its doors, harvested by another one of ours. */
class CentreHarvestsCentreTest {

    private static final int RECORDS = 23;
    private static final String TOKEN = "estran-a-token-for-tests-2026";

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext centre;
    private static String address;

    @BeforeAll
    static void serve() throws Exception {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        for (int i = 1; i <= RECORDS; i++) {
            Files.writeString(documents.resolve("%02d.xml".formatted(i)), document(i));
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        address = "http://localhost:" + port;
        centre = SpringApplication.run(
                EstranApplication.class,
                "--estran.home=" + folder.resolve("home"),
                "--server.port=" + port,
                "--estran.admin.password=estran-demo-2026",
                "--estran.admin.token=" + TOKEN,
                "--estran.base-url=" + address);
        centre.getBean(Imports.class).run(ImportRequest.of(documents, "a test"), ImportProgress.SILENT);
        centre.getBean(Catalogue.class).catchUp();
    }

    @AfterAll
    static void stop() {
        centre.close();
    }

    private static String document(int i) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
                  <gmd:fileIdentifier><gco:CharacterString>urn:x-test:%d</gco:CharacterString></gmd:fileIdentifier>
                  <gmd:language><gco:CharacterString>eng</gco:CharacterString></gmd:language>
                  <gmd:dateStamp><gco:Date>2024-01-%02d</gco:Date></gmd:dateStamp>
                  <gmd:identificationInfo><gmd:MD_DataIdentification>
                    <gmd:citation><gmd:CI_Citation>
                      <gmd:title><gco:CharacterString>Salinité &amp; temperature no. %d</gco:CharacterString></gmd:title>
                    </gmd:CI_Citation></gmd:citation>
                    <gmd:abstract><gco:CharacterString>Sea water, measured.</gco:CharacterString></gmd:abstract>
                    <gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>
                      <gmd:westBoundLongitude><gco:Decimal>-5</gco:Decimal></gmd:westBoundLongitude>
                      <gmd:eastBoundLongitude><gco:Decimal>-4</gco:Decimal></gmd:eastBoundLongitude>
                      <gmd:southBoundLatitude><gco:Decimal>48</gco:Decimal></gmd:southBoundLatitude>
                      <gmd:northBoundLatitude><gco:Decimal>49</gco:Decimal></gmd:northBoundLatitude>
                    </gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>
                  </gmd:MD_DataIdentification></gmd:identificationInfo>
                </gmd:MD_Metadata>
                """.formatted(i, i, i);
    }

    @ParameterizedTest
    @CsvSource({
        "/oai, oai-pmh, iso19139",
        "/csw, csw, http://www.isotc211.org/2005/gmd",
        "/csw, csw-3, http://www.isotc211.org/2005/gmd"
    })
    void recordForRecordAndByteForByteWhereTheDoorGivesOriginals(
            String door, String kind, String format, @TempDir Path other) {
        try (HarvestsOnDisk here = new HarvestsOnDisk(other)) {
            String asked = kind.equals("csw-3") ? kind : "";
            Harvester recognised = here.harvests.make(
                    HarvesterSettings.of(asked, address + door).trusting(true), "a test");
            assertThat(recognised.settings().kind()).isEqualTo(kind);
            Harvester harvester =
                    here.harvests.change(recognised.id(), recognised.settings().named("", format, ""), "a test");
            HarvestRun run = here.run(harvester);
            assertThat(run.state()).isEqualTo(State.DONE);
            assertThat(run.counts().added()).isEqualTo(RECORDS);
            Catalogue theirs = centre.getBean(Catalogue.class);
            Origins originals = centre.getBean(Origins.class);
            for (RecordStamp stamp : theirs.stamps(null, 100)) {
                CatalogueRecord record = theirs.find(stamp.id()).orElseThrow();
                String identifier =
                        originals.document(record.id()).orElseThrow().documentId();
                CatalogueRecord mine = here.catalogue().byIdentifier(identifier).orElseThrow();
                assertThat(mine.record()).isEqualTo(record.record());
                assertThat(new String(here.origins.original(mine.id()).orElseThrow(), UTF_8))
                        .isEqualTo(
                                root(new String(originals.original(record.id()).orElseThrow(), UTF_8)));
            }
            HarvestRun again = here.run(harvester);
            assertThat(again.state()).isEqualTo(State.DONE);
            assertThat(again.counts().added()
                            + again.counts().changed()
                            + again.counts().removed())
                    .isZero();
        }
    }

    /** The declaration stays behind where a document stands within another. */
    private static String root(String document) {
        return document.replaceFirst("^<\\?xml.*?\\?>\\s*", "").stripTrailing();
    }

    @ParameterizedTest
    @CsvSource({"/ogc, ogcapi-records", "/dcat, dcat", "/, sitemap"})
    void everyRecordByItsTitleThroughTheDoorsThatWriteAnew(String door, String kind, @TempDir Path other) {
        try (HarvestsOnDisk here = new HarvestsOnDisk(other)) {
            Harvester harvester = here.harvests.make(
                    HarvesterSettings.of(kind, sourceOf(here, door, kind)).trusting(true), "a test");
            HarvestRun run = here.run(harvester);
            assertThat(run.problem()).isNull();
            assertThat(run.state()).isEqualTo(State.DONE);
            assertThat(run.counts().added()).isEqualTo(RECORDS);
            List<String> titles = here.catalogue().stamps(null, 100).stream()
                    .map(stamp -> here.catalogue()
                            .find(stamp.id())
                            .orElseThrow()
                            .record()
                            .title()
                            .best(Language.EN))
                    .toList();
            assertThat(titles).contains("Salinité & temperature no. 1", "Salinité & temperature no. " + RECORDS);
            HarvestRun again = here.runFull(harvester);
            assertThat(again.counts().unchanged()).isEqualTo(RECORDS);
        }
    }

    private static String sourceOf(HarvestsOnDisk here, String door, String kind) {
        Trial trial =
                here.harvests.tryOut(HarvesterSettings.of(kind, address + door).trusting(true));
        assertThat(trial.samples()).isNotEmpty();
        return trial.source().address().toString();
    }

    @Test
    void programsMakeAHarvesterRunItAndReadItsCounts() throws Exception {
        try (FaultySource source = new FaultySource(12)) {
            source.fault = Fault.MALFORMED_RECORD;
            assertThat(told("POST", "/api/harvesters/trial", "{\"url\":\"" + source.address() + "\",\"trusted\":true}"))
                    .contains(
                            "\"type\":\"oai-pmh\"",
                            "\"identifier\":\"oai:example.org:003\"",
                            "\"record\":{",
                            "\"reason\":");
            assertThat(told("GET", "/api/harvesters", ""))
                    .as("nothing is kept of a trial")
                    .doesNotContain(source.address());
            HttpResponse<String> made = send(
                    "POST",
                    "/api/harvesters",
                    "{\"type\":\"oai-pmh\",\"url\":\"" + source.address() + "\",\"trusted\":true,"
                            + "\"schedule\":\"daily\",\"filter\":{\"kind\":\"dataset\"}}");
            assertThat(made.statusCode()).isEqualTo(201);
            String harvester = made.headers().firstValue("Location").orElseThrow();
            HttpResponse<String> asked = send("POST", harvester + "/runs", "");
            assertThat(asked.statusCode()).isEqualTo(202);
            String run = asked.headers().firstValue("Location").orElseThrow();
            HttpResponse<String> told = send("GET", run, "");
            for (int i = 0; i < 100 && told.body().matches("(?s).*\"state\" ?: ?\"(waiting|running)\".*"); i++) {
                Thread.sleep(100);
                told = send("GET", run, "");
            }
            assertThat(told.body().replace(" ", ""))
                    .contains("\"state\":\"done\"", "\"added\":11", "\"failed\":1", "\"code\":\"not-well-formed\"");
            for (String page : List.of(
                    "/admin/harvests",
                    harvester.replace("/api/harvesters", "/admin/harvests"),
                    harvester + "/trend",
                    harvester.replace("/api/harvesters", "/admin/harvests") + "/trend",
                    harvester.replace("/api/harvesters", "/admin/harvests") + "/trend.csv",
                    run.replace("/api/harvesters", "/admin/harvests"),
                    run.replace("/api/harvesters", "/admin/harvests") + "?kind=unchanged",
                    run.replace("/api/harvesters", "/admin/harvests") + "/progress",
                    run.replace("/api/harvesters", "/admin/harvests") + "/report.csv",
                    run.replace("/api/harvesters", "/admin/harvests") + "/report.json")) {
                assertThat(send("GET", page, "").statusCode()).as(page).isEqualTo(200);
            }
            theWayOfTheThirdRecordIsTold(source.address());
            whatIsUnusualIsWrittenToStaffOnce();
            curatorsEditABatchAndSeeTheCorrections();
            aProducerHasItsPageAndIsWrittenToWithoutItsAddressBeingShown();
            programsSplitAndMergeTheSameThings();
            assertThat(send("DELETE", harvester, "").statusCode()).isEqualTo(204);
            HttpResponse<String> refused =
                    send("POST", "/api/harvesters", "{\"url\":\"nonsense\",\"project\":\"none\"}");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("harvest-address", "harvest-project-unknown");
        }
    }

    private static void programsSplitAndMergeTheSameThings() throws Exception {
        String id = centre.getBean(Catalogue.class)
                .byIdentifier("urn:x:003")
                .orElseThrow()
                .id();
        String thing = "/api/same-things/" + id;
        try (FaultySource source = new FaultySource(12)) {
            Harvests harvests = centre.getBean(Harvests.class);
            Harvester other = harvests.make(
                    HarvesterSettings.of("oai-pmh", source.address()).trusting(true), "a test");
            harvests.run(other.id(), false, "a test", HarvestProgress.SILENT);
            assertThat(told("GET", "/api/same-things?limit=1", ""))
                    .contains("\"rule\":\"rank\"", "\"documents\":2", "\"next\":\"/api/same-things?limit=1&after=");
            String copy = "{\"harvester\":" + other.id() + ",\"identifier\":\"oai:example.org:003\"}";
            assertThat(told("GET", thing, "")).contains("\"harvester\":" + other.id());
            assertThat(told("POST", thing + "/lead", copy)).contains("\"verdict\":\"leads\"");
            assertThat(told("POST", thing + "/split", copy)).contains("same-leads");
            long former = harvests.all().stream()
                    .mapToLong(Harvester::id)
                    .filter(one -> one != other.id())
                    .min()
                    .orElseThrow();
            String first = copy.replace(":" + other.id() + ",", ":" + former + ",");
            String split = told("POST", thing + "/split", first);
            String own = split.replaceFirst("(?s).*?\"record\":\"([^\"]+)\".*", "$1");
            assertThat(own).isNotEqualTo(id);
            assertThat(told("GET", thing, ""))
                    .containsOnlyOnce("\"leads\":true")
                    .doesNotContain("\"leads\":false");
            assertThat(told("POST", thing + "/merge", "{\"other\":\"" + own + "\"}"))
                    .contains("\"leads\":false");
            assertThat(send("POST", thing + "/merge", "{\"other\":\"none\"}").statusCode())
                    .isEqualTo(404);
            harvests.forget(other.id(), "a test");
        }
        assertThat(told("PUT", "/api/same-things/rule", "{\"rule\":\"newest\"}"))
                .contains("newest");
        assertThat(told("PUT", "/api/same-things/rule", "{\"rule\":\"rank\"}")).contains("rank");
        assertThat(told("PUT", "/api/same-things/rule", "{\"rule\":\"any\"}")).contains("same-rule-unknown");
        assertThat(send("POST", "/api/links/checks", "{\"record\":\"" + id + "\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(send("POST", "/api/links/checks", "{\"record\":\"none\"}").statusCode())
                .isEqualTo(404);
    }

    private static String told(String method, String path, String body) throws Exception {
        return send(method, path, body).body().replace(" ", "");
    }

    private static void aProducerHasItsPageAndIsWrittenToWithoutItsAddressBeingShown() throws Exception {
        Catalogue catalogue = centre.getBean(Catalogue.class);
        String id = catalogue
                .describe(List.of(new Description(
                        null,
                        MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Marées", "Tides"))
                                .change()
                                .parties(List.of(new Party(
                                        Role.ORIGINATOR,
                                        null,
                                        null,
                                        null,
                                        "Institut de l’estran / marées",
                                        null,
                                        "contact@estran.example")))
                                .build())))
                .getFirst()
                .id();
        catalogue.catchUp();
        String page = "/producers/" + Producer.id("Institut de l’estran / marées");
        assertThat(send("GET", "/records/" + id, "").body()).contains(page);
        assertThat(send("GET", page, "").body())
                .contains("/records/" + id, "0 consultation")
                .doesNotContain("contact@estran.example");
        centre.getBean(ProducerFigures.class).follow();
        assertThat(send("GET", "/producers?q=ESTRAN&sort=records", "").body()).contains(page, "Institut de l’estran");
        assertThat(told("GET", "/api/producers?limit=200", "")).contains("\"records\":1", "\"lastHarvest\":null");
        assertThat(send("GET", "/producers?sort=size", "").statusCode()).isEqualTo(400);
        assertThat(send("GET", page + "/logo.png", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/producers/Nobody", "").statusCode()).isEqualTo(404);
        Producers producers = centre.getBean(Producers.class);
        Producers.Asking asking =
                new Producers.Asking("Un visiteur", "visiteur@estran.example", "Où sont les données ?", Language.FR);
        for (int time = 0; time < 5; time++) {
            producers.write(page.substring("/producers/".length()), asking);
        }
        assertThatThrownBy(() -> producers.write(page.substring("/producers/".length()), asking))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("producer-too-many-messages"));
        assertThat(send("GET", "/admin/notices", "").body())
                .contains("Message de Un visiteur", "Où sont les données ?");
    }

    private static void whatIsUnusualIsWrittenToStaffOnce() throws Exception {
        Harvester harvester = centre.getBean(Harvests.class).all().getFirst();
        SourceAlarm alarm =
                new SourceAlarm(harvester.id(), 1, SourceAlarm.Kind.SHRANK, List.of("120", "12"), harvester.madeAt());
        for (int time = 0; time < 2; time++) {
            centre.publishEvent(new SourceChanged(harvester, alarm));
        }
        assertThat(send("GET", "/admin/notices", "").body())
                .containsOnlyOnce("12 fiches, et 120 la fois d’avant")
                .contains("/admin/harvests/" + harvester.id() + "/runs/1");
    }

    /** Two catalogues before the source: nested in {@code about}, derived in PROV, a chain on the page. */
    private static void theWayOfTheThirdRecordIsTold(String source) throws Exception {
        assertThat(send("GET", "/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=urn:x:003", "")
                        .body()
                        .replaceAll(" (?:harvestDate|xmlns|xsi)[^ >]*", "")
                        .replaceAll(">\\s+<", "><"))
                .contains("<baseURL>" + source + "</baseURL><identifier>oai:example.org:003</identifier>")
                .containsPattern("<metadataNamespace>[^<]*</metadataNamespace>"
                        + "<originDescription altered=\"true\"><baseURL>https://pole.example.org/oai</baseURL>"
                        + "<identifier>oai:pole:3</identifier><datestamp>2023-01-02</datestamp>"
                        + "<metadataNamespace>[^<]*</metadataNamespace>"
                        + "<originDescription altered=\"false\"><baseURL>https://centre.example.org/oai</baseURL>"
                        + "<identifier>oai:centre:3</identifier><datestamp>2022-01-02</datestamp>"
                        + "<metadataNamespace>[^<]*</metadataNamespace>"
                        + "</originDescription></originDescription></originDescription>");
        String page = "/records/"
                + centre.getBean(Catalogue.class)
                        .byIdentifier("urn:x:003")
                        .orElseThrow()
                        .id();
        assertThat(send("GET", page + "/provenance?f=prov-ttl", "").body())
                .contains("wasDerivedFrom", "oai:centre:3", "oai:pole:3", "oai:example.org:003");
        assertThat(send("GET", page, "").body())
                .contains("https://pole.example.org/oai", "https://centre.example.org/oai");
        assertThat(send("GET", page + "?f=dcat-ttl", "").body())
                .contains("wasDerivedFrom", "oai:centre:3", "oai:pole:3", "oai:example.org:003");
        assertThat(send("GET", "/dcat?f=ttl", "").body())
                .contains("wasDerivedFrom", "oai:centre:3", "oai:pole:3", "oai:example.org:003");
        assertThat(send("GET", page + "?f=schemaorg", "").body())
                .contains("https://pole.example.org/oai", "https://centre.example.org/oai");
        assertThat(send("GET", page + "?f=iso19115-3", "").body()).contains("metadataLinkage", "oai:example.org:003");
        assertThat(send("GET", page + "?f=datacite-xml", "").body()).contains("HasMetadata", source);
    }

    private static void curatorsEditABatchAndSeeTheCorrections() throws Exception {
        String id = centre.getBean(Catalogue.class)
                .byIdentifier("urn:x:003")
                .orElseThrow()
                .id();
        String batch = send(
                        "POST",
                        "/api/batches",
                        "{\"query\":\"identifier=urn:x:003\",\"what\":\"set-licence\",\"to\":\"CC0-1.0\"}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(until(batch, "ready")).contains("\"matched\":1", "\"planned\":1", "/licence");
        assertThat(send("POST", batch + "/application", "").statusCode()).isEqualTo(202);
        assertThat(until(batch, "done")).contains("\"applied\":1");
        for (String page : List.of("/admin/curation?all=true", "/admin/curation/records/" + id)) {
            assertThat(send("GET", page, "").body()).as(page).contains(id);
        }
        assertThat(send("GET", "/admin/curation/records/" + id, "").body()).contains("CC0-1.0");
        for (String page : List.of(
                "/admin/harvests/same",
                "/admin/harvests/same/" + id,
                "/admin/curation",
                "/admin/curation/batches",
                batch.replace("/api/", "/admin/curation/"))) {
            assertThat(send("GET", page, "").statusCode()).as(page).isEqualTo(200);
        }
        assertThat(send("POST", batch + "/undoing", "").statusCode()).isEqualTo(202);
        assertThat(until(batch, "undone")).contains("\"undone\":1");
        assertThat(send("POST", batch + "/application", "").statusCode()).isEqualTo(409);
        assertThat(send("POST", "/api/batches", "{\"what\":\"all\"}").body()).contains("batch-what-unknown");
        assertThat(send("GET", "/api/batches", "").body()).contains("set-licence");
    }

    private static String until(String batch, String state) throws Exception {
        String told = send("GET", batch, "").body();
        for (int i = 0; i < 100 && !told.contains("\"state\":\"" + state + "\",\"query\""); i++) {
            Thread.sleep(100);
            told = send("GET", batch, "").body();
        }
        return told;
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Authorization", "Bearer " + TOKEN)
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }
}
