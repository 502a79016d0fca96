package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipInputStream;
import org.estran.app.EstranApplication;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.Archive;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Moderation;
import org.estran.app.deposit.StatedDigests;
import org.estran.app.identifiers.DataCiteServer;
import org.estran.app.identifiers.DoiStatus;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.jobs.Jobs;
import org.estran.records.Kind;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.terms.LocalizedText;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a moderator's yes to a page with its files, and a DOI that leads there. */
final class PublishingJourney implements Journey {

    private static final Caller DEPOSITOR = new Caller("d", "Depositor", Set.of(AccountRole.DEPOSITOR));
    private static final String BASE = "https://data.example.org";

    private final Map<String, byte[]> files = new TreeMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private String id = "";
    private final Map<String, DataCiteServer> agencies = new ConcurrentHashMap<>();

    PublishingJourney() {
        byte[] large = new byte[1_200_000];
        new Random(3).nextBytes(large);
        files.put("mesures.bin", large);
        files.put("été/lisez-moi.txt", "Une marée de vive-eau.".getBytes(StandardCharsets.UTF_8));
    }

    private static DataCiteServer agency() {
        return DataCiteServer.started().withAccount("CENTRE.DATA", "secret", "10.12345");
    }

    @Override
    public String toString() {
        return "publishing";
    }

    @Override
    public Class<? extends Errand> errand() {
        return AcceptErrand.class;
    }

    @Override
    public void prepare(Path home) throws IOException {
        try (ConfigurableApplicationContext centre = ChildCentre.on(on(home, "preparation"))) {
            Deposits deposits = centre.getBean(Deposits.class);
            DepositFiles depositFiles = centre.getBean(DepositFiles.class);
            id = deposits.open(DEPOSITOR, LocalizedText.of("Salinité", "Salinity"), null)
                    .id();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                depositFiles.addFile(
                        DEPOSITOR, id, file.getKey(), new ByteArrayInputStream(file.getValue()), StatedDigests.NONE);
            }
            deposits.describe(
                    DEPOSITOR,
                    id,
                    new RecordBuilder(Kind.DATASET)
                            .title(LocalizedText.of("Salinité", "Salinity"))
                            .summary(LocalizedText.of("Un résumé.", "A summary."))
                            .parties(List.of(Party.organisation(Role.AUTHOR, "SNO SSS", null)))
                            .licence("CC-BY-4.0")
                            .build(),
                    null);
            deposits.submit(DEPOSITOR, id);
            centre.getBean(Moderation.class).take(AcceptErrand.MODERATOR, id);
        }
    }

    @Override
    public Map<String, Object> properties(String place) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("estran.errand.deposit", id);
        properties.put("estran.base-url", BASE);
        properties.put(
                "estran.datacite.accounts[0].url",
                agencies.computeIfAbsent(place, any -> agency()).address());
        properties.put("estran.datacite.accounts[0].user", "CENTRE.DATA");
        properties.put("estran.datacite.accounts[0].password", "secret");
        properties.put("estran.datacite.accounts[0].prefixes", "10.12345");
        return properties;
    }

    private Map<String, Object> on(Path home, String place) {
        Map<String, Object> properties = properties(place);
        properties.put("estran.home", home);
        properties.put("server.port", 0);
        return properties;
    }

    @Override
    public void check(Path home, String place) throws Exception {
        try (ConfigurableApplicationContext centre =
                new SpringApplicationBuilder(EstranApplication.class).run(ChildCentre.arguments(on(home, place)))) {
            Jobs jobs = centre.getBean(Jobs.class);
            AcceptErrand.awaitJobs(jobs);
            Moderation moderation = centre.getBean(Moderation.class);
            if (state(centre).equals("in-review")) {
                // The yes itself did not count: nobody was answered, and nothing of it is left.
                assertThat(place).startsWith("commit audit_entry+audit_head+deposit+deposit_event+job");
                assertThat(centre.getBean(Catalogue.class).find(id)).isEmpty();
                moderation.accept(AcceptErrand.MODERATOR, id);
                AcceptErrand.awaitJobs(jobs);
            }
            checkPublished(centre, home, Objects.requireNonNull(agencies.get(place)));
        }
    }

    private String state(ConfigurableApplicationContext centre) {
        return centre.getBean(Deposits.class).find(DEPOSITOR, id).state();
    }

    private void checkPublished(ConfigurableApplicationContext centre, Path home, DataCiteServer agency)
            throws Exception {
        Deposit deposit = centre.getBean(Deposits.class).find(DEPOSITOR, id);
        assertThat(deposit.state()).isEqualTo("published");
        assertThat(centre.getBean(Archive.class).validate(id).getErrors()).isEmpty();
        checkDoi(centre, deposit, agency);
        checkPages(centre);
        assertThat(Folders.files(home.resolve("staging"))).isEmpty();
        checkIndex(centre);
        JdbcClient sql = centre.getBean(JdbcClient.class);
        assertThat(sql.sql("SELECT COUNT(*) FROM deposit_event WHERE what = 'published'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(sql.sql("SELECT COUNT(*) FROM record_version")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void checkDoi(ConfigurableApplicationContext centre, Deposit deposit, DataCiteServer agency) {
        var doi = deposit.contents().doi();
        Identifiers identifiers = centre.getBean(Identifiers.class);
        assertThat(identifiers.list()).hasSize(1);
        assertThat(identifiers.state(doi).orElseThrow().confirmed()).isEqualTo(DoiStatus.FINDABLE);
        assertThat(agency.dois()).containsExactly(doi.text());
        var known = agency.doi(doi.text()).orElseThrow();
        assertThat(known.path("state").asString()).isEqualTo("findable");
        assertThat(known.path("url").asString()).isEqualTo(BASE + "/records/" + id);
    }

    private void checkPages(ConfigurableApplicationContext centre) throws Exception {
        String address = "http://localhost:" + centre.getEnvironment().getProperty("local.server.port");
        var page = http.send(
                HttpRequest.newBuilder(URI.create(address + "/records/" + id)).build(), BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Salinité");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String path = org.estran.app.archive.ArchiveName.inAddress(file.getKey());
            var got = http.send(
                    HttpRequest.newBuilder(URI.create(address + "/records/" + id + "/files/" + path))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(got.statusCode()).isEqualTo(200);
            assertThat(got.body()).isEqualTo(file.getValue());
            assertThat(got.headers().firstValue("Repr-Digest").orElseThrow()).contains(sha512(file.getValue()));
        }
        var zip = http.send(
                HttpRequest.newBuilder(URI.create(address + "/records/" + id + "/files.zip"))
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(zip.statusCode()).isEqualTo(200);
        Map<String, byte[]> unpacked = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                unpacked.put(entry.getName(), in.readAllBytes());
            }
        }
        assertThat(unpacked).containsOnlyKeys(files.keySet());
        unpacked.forEach((name, bytes) -> assertThat(bytes).isEqualTo(files.get(name)));
    }

    private static String sha512(byte[] bytes) throws Exception {
        return java.util.Base64.getEncoder()
                .encodeToString(
                        java.security.MessageDigest.getInstance("SHA-512").digest(bytes));
    }

    private static void checkIndex(ConfigurableApplicationContext centre) {
        Catalogue catalogue = centre.getBean(Catalogue.class);
        catalogue.catchUp();
        List<String> rows = centre.getBean(JdbcClient.class)
                .sql("SELECT id FROM record ORDER BY id")
                .query(String.class)
                .list();
        assertThat(catalogue.search(SearchRequest.EVERYTHING).items().stream()
                        .map(CatalogueRecord::id)
                        .sorted())
                .isEqualTo(rows);
        assertThat(catalogue.search(SearchRequest.EVERYTHING).matched()).isEqualTo(rows.size());
    }

    @Override
    public void close() {
        agencies.values().forEach(DataCiteServer::close);
        http.close();
    }
}
