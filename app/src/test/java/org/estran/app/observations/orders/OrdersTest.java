package org.estran.app.observations.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.estran.app.access.AccessCentre;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.DownloadTerms;
import org.estran.app.home.Home;
import org.estran.app.jobs.JobRequest;
import org.estran.app.notices.Notice;
import org.estran.app.notices.Outbox;
import org.estran.app.observations.Target;
import org.estran.app.observations.selection.Asked;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.Selection;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.records.AccessCondition;
import org.estran.terms.Digests;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Selections kept, put in a basket, given at once and ordered, over one cast in ODV's form. */
class OrdersTest extends AccessCentre {

    private static final String CAST = """
            //SDN_parameter_mapping
            //<subject>SDN:LOCAL:Depth</subject><object>SDN:P01::ADEPZZ01</object><units>SDN:P06::ULAA</units>
            //<subject>SDN:LOCAL:Temperature</subject><object>SDN:P01::TEMPPR01</object><units>SDN:P06::UPAA</units>
            //
            Cruise\tStation\tType\tyyyy-mm-ddThh:mm:ss.sss\tLongitude [degrees_east]\tLatitude [degrees_north]\t\
            LOCAL_CDI_ID\tEDMO_code\tBot. Depth [m]\tDepth [m]\tQV:SEADATANET\tTemperature\tQV:SEADATANET
            C1\tS1\tB\t2014-04-12T08:25:24.500\t-4.5\t48.25\tC1_S1\t486\t120\t5\t1\t12.5\t1
            \t\t\t\t\t\t\t\t\t10\t1\t12.25\t2
            """;
    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};

    @Autowired
    ObservationStore store;

    @Autowired
    Selections selections;

    @Autowired
    SelectionCitations citations;

    @Autowired
    Orders orders;

    @Autowired
    OrderTable rows;

    @Autowired
    OrderFiles files;

    @Autowired
    Outbox outbox;

    @Autowired
    Home home;

    @Test
    void aSelectionHasAnAddressACitationADigestAndADoiAndTellsThatItsDataChanged() throws Exception {
        String record = cast();
        String form = "record=" + record + "&depth=0%2F20&bbox=";
        String path = header(as(null, "POST", "/selections", form, FORM), "Location");
        assertThat(path).matches(".*/selections/[0-9a-z]{10}");
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(header(as(null, "POST", "/selections", "depth=0%2F20&record=" + record, FORM), "Location"))
                .isEqualTo(path);
        await(() -> selections.find(id).digest() != null);
        String csv = get(null, "/selections/" + id + "/data.csv").body();
        assertThat(csv).contains("12.25");
        String digest = HexFormat.of().formatHex(Digests.of("SHA-512").digest(csv.getBytes(StandardCharsets.UTF_8)));
        assertThat(get(null, "/selections/" + id + "?lang=en").body())
                .contains(
                        digest, "Surface salinity", "SNO SSS", "Creative Commons Attribution 4.0", "are those of then");
        assertThat(get(null, "/selections/" + id + "?lang=fr").body()).contains("sont celles d’alors", "0/20");
        assertThat(get(null, "/selections/" + id + "/citation.bib?lang=en").body())
                .contains("@misc{" + id, "/selections/" + id, "@misc{" + record);
        assertThat(get(null, "/selections/nosuchone0").statusCode()).isEqualTo(404);
        assertThat(as(null, "POST", "/selections", "bbox=1,2,3", FORM).statusCode())
                .isEqualTo(400);

        assertThat(as("depositor", "POST", "/selections/" + id + "/doi", "", FORM)
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("moderator", "POST", "/selections/" + id + "/doi", "", FORM)
                        .statusCode())
                .isEqualTo(303);
        SavedSelection cited = selections.find(id);
        assertThat(String.valueOf(cited.doi())).contains("10.5072");
        SelectionCounts counts = selections.counts(cited);
        assertThat(citations.dataCiteAttributes(cited, counts))
                .contains("\"resourceTypeGeneral\":\"Dataset\"", "IsDerivedFrom", digest, record);

        JsonNode told =
                JSON.readTree(get(null, "/api/selections/" + id + "?lang=en").body());
        assertThat(told.path("sha512").asString()).isEqualTo(digest);
        assertThat(told.path("standing").asString()).isEqualTo("same");
        assertThat(told.path("doi").asString()).isEqualTo(cited.doi().text());
        assertThat(told.path("now").path("rows").asLong()).isEqualTo(cited.rows());
        assertThat(told.path("datasets").findValuesAsString("id")).containsExactly(record);
        assertThat(get(null, told.path("links").path("data").asString()).body()).isEqualTo(csv);
        assertThat(get(null, "/api/selections/nosuchone0").statusCode()).isEqualTo(404);
        HttpResponse<String> again = as("depositor", "POST", "/api/selections", "depth=0%2F20&record=" + record, FORM);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(header(again, "Location")).endsWith("/api/selections/" + id);
        assertThat(as("depositor", "POST", "/api/selections", "bbox=1,2,3", FORM)
                        .statusCode())
                .isEqualTo(400);
        assertThat(as(null, "POST", "/api/selections", "depth=0%2F20", FORM).statusCode())
                .isEqualTo(401);

        close(record);
        SelectionCounts now = selections.counts(cited);
        assertThat(selections.standing(cited, now)).isEqualTo(Selections.Standing.UNCERTAIN);
        await(() -> selections.standing(selections.find(id), now) == Selections.Standing.CHANGED);
        assertThat(get(null, "/selections/" + id + "?lang=en").body()).contains("The data have changed");
        assertThat(get(null, "/selections/" + id + "/data.csv").body()).doesNotContain("12.25");
    }

    @Test
    void aSmallBasketIsOneZipWithFilesCitationsLicencesAndTheirDigests() throws Exception {
        String record = cast();
        String first = basket(as(null, "POST", "/basket", "record=" + record + "&depth=0%2F7", FORM));
        String cookie =
                basket(as(null, "POST", "/basket", "record=" + record, "Content-Type", FORM[1], "Cookie", first));
        String page = get(null, "/basket?lang=en", "Cookie", cookie).body();
        assertThat(page).contains("0/7", "Download", "Take out");
        assertThat(get(null, "/basket/download").statusCode()).isEqualTo(409);
        for (Target target : Target.OF_ROWS) {
            Map<String, byte[]> entries =
                    unzipped(bytes("/basket/download?lang=en&format=" + target.word(), "Cookie", cookie));
            assertThat(entries).hasSize(4).containsKeys("README.txt", "manifest-sha512.txt");
            String manifest = text(entries, "manifest-sha512.txt");
            entries.forEach((name, content) -> {
                if (!name.startsWith("manifest")) {
                    assertThat(manifest)
                            .contains(HexFormat.of()
                                            .formatHex(Digests.of("SHA-512").digest(content)) + "  " + name + "\n");
                }
            });
            assertThat(text(entries, "README.txt"))
                    .contains("Surface salinity", "Creative Commons Attribution 4.0", "/selections/");
            if (target == Target.CSV) {
                List<String> names = List.copyOf(entries.keySet());
                assertThat(text(entries, names.get(0))).contains("12.5").doesNotContain("12.25");
                assertThat(text(entries, names.get(1))).contains("12.25");
            }
        }
        // An account keeps it, and whoever signs in finds what they had put aside.
        as("grantee", "POST", "/basket", "record=" + record, "Content-Type", FORM[1], "Cookie", cookie);
        assertThat(get("grantee", "/basket?lang=en").body()).contains("0/7");
    }

    @Test
    void anOrderIsMadeFetchedByRangeClosedWithItsDataAndExpires() throws Exception {
        String record = cast();
        String cookie = basket(as(null, "POST", "/basket", "record=" + record, FORM));
        assertThat(as(null, "POST", "/basket/order", "email=nobody", "Content-Type", FORM[1], "Cookie", cookie)
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> ordered = as(
                null,
                "POST",
                "/basket/order?lang=en",
                "format=csv&email=somebody%40example.org",
                "Content-Type",
                FORM[1],
                "Cookie",
                cookie);
        String path = URI.create(header(ordered, "Location")).getPath();
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(id).matches("[0-9a-f]{32}");
        await(() -> order(id).state() == Order.State.READY);
        assertThat(outbox.page(null, 50))
                .filteredOn(notice -> notice.reader().equals("order:" + id))
                .extracting(Notice::body)
                .singleElement()
                .satisfies(body -> assertThat(body).contains("http://localhost" + path));
        byte[] whole = bytes(path + "/observations.zip");
        assertThat(HexFormat.of().formatHex(Digests.of("SHA-512").digest(whole)))
                .isEqualTo(order(id).sha512());
        assertThat(unzipped(whole)).containsKey("README.txt").hasSize(3);
        assertThat(bytes(path + "/observations.zip", "Range", "bytes=100-199"))
                .isEqualTo(java.util.Arrays.copyOfRange(whole, 100, 200));
        assertThat(files.size()).isPositive();

        clock.stopAt(clock.instant().plus(Duration.ofDays(8)));
        assertThat(get(null, path + "/observations.zip").statusCode()).isEqualTo(410);
        orders.expire(new JobRequest(id, ""));
        assertThat(files.whole(id)).doesNotExist();
        assertThat(order(id).email()).isNull();
        assertThat(get(null, path + "?lang=en").body()).contains("Expired").doesNotContain("Download the file");
    }

    @Test
    void permissionIsAskedAgainAndAnOrderOfAnAccountIsItsOwn() throws Exception {
        String record = cast();
        Caller grantee = person("grantee").asCaller();
        SavedSelection kept = selections.keep(Asked.read("record=" + record));
        Order order = orders.place(grantee, List.of(kept), Target.CSV, "", Language.EN);
        await(() -> order(order.id()).state() == Order.State.READY);
        String file = order.path() + "/observations.zip";
        assertThat(get("grantee", file).statusCode()).isEqualTo(200);
        assertThat(get("stranger", file).statusCode()).isEqualTo(404);
        assertThat(get(null, file).statusCode()).isNotEqualTo(200);
        close(record);
        assertThat(get("grantee", file).statusCode()).isEqualTo(403);
        Order closed = orders.place(grantee, List.of(kept), Target.CSV, "", Language.EN);
        await(() -> order(closed.id()).state() == Order.State.FAILED);
        assertThat(order(closed.id()).trouble()).isEqualTo("order-empty");
    }

    @Test
    void whatWasInterruptedIsMadeAgainAndWhatIsCancelledLeavesNothing() throws Exception {
        String record = cast();
        SavedSelection kept = selections.keep(Asked.read("record=" + record));
        Order half = placed("b".repeat(32), kept);
        assertThat(rows.begin(half.id(), clock.instant())).isTrue();
        assertThatThrownBy(() -> files.write(half.id(), out -> {
                    out.write(new byte[1000]);
                    throw new IOException("killed");
                }))
                .hasMessage("killed");
        assertThat(files.whole(half.id())).doesNotExist();
        assertThatThrownBy(() -> orders.file(half.id(), Caller.ANONYMOUS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not ready");
        orders.run(new JobRequest(half.id(), ""));
        assertThat(order(half.id()).state()).isEqualTo(Order.State.READY);
        assertThat(unzipped(Files.readAllBytes(files.whole(half.id())))).hasSize(3);

        Order unwanted = placed("c".repeat(32), kept);
        orders.cancel(unwanted.id(), Caller.ANONYMOUS);
        orders.run(new JobRequest(unwanted.id(), ""));
        assertThat(order(unwanted.id()).state()).isEqualTo(Order.State.CANCELLED);
        try (var left = Files.list(home.orders())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".part") || name.startsWith(unwanted.id()));
        }
    }

    private static String basket(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("basket="))
                .findFirst()
                .orElseThrow()
                .split(";", 2)[0];
    }

    private Order placed(String id, SavedSelection kept) {
        Order order = new Order(
                id,
                null,
                null,
                Language.EN,
                Target.CSV,
                List.of(kept.id()),
                Order.State.WAITING,
                0,
                0,
                null,
                null,
                clock.instant(),
                clock.instant(),
                null);
        rows.insert(order);
        return order;
    }

    private Order order(String id) {
        return orders.byId(id).orElseThrow();
    }

    private String cast() throws Exception {
        String id = published(null, Map.of("cast.txt", CAST));
        await(() -> store.counts(Selection.ALL.ofRecords(Set.of(id)), Caller.ANONYMOUS)
                        .features()
                > 0);
        return id;
    }

    private void close(String record) {
        CatalogueRecord found = catalogue.find(record).orElseThrow();
        catalogue.changeAccess(
                record,
                new AccessPolicy(
                        new AccessCondition.Restricted(LocalizedText.of("Espèces rares", "Rare species")),
                        List.of(),
                        DownloadTerms.NONE),
                found.change());
    }

    private byte[] bytes(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isBetween(200, 206);
        return answer.body();
    }

    private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.put(entry.getName(), zip.readAllBytes());
            }
        }
        return all;
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }
}
