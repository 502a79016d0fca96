package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.app.access.AccessCentre;
import org.estran.app.home.Home;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files sent by a form without scripts, and what archives among them hold. */
class FormUploadTest extends AccessCentre {

    private static final String BOUNDARY = "----a-boundary-of-browsers";
    private static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    @Autowired
    private Home home;

    @Test
    void aFormWithoutScriptsSendsFilesIntoAFolderByASession() throws Exception {
        String id = drafted(null, Map.of());
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        send(
                browser,
                "/account/sign-in",
                "application/x-www-form-urlencoded",
                "login=depositor&password=a long enough secret");
        String page = browser.send(HttpRequest.newBuilder(at("/deposit/" + id)).build(), BodyHandlers.ofString())
                .body();
        String action = page.replaceFirst("(?s).*action=\"(/deposit/" + id + "/upload\\?[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(action).contains("_csrf=");

        String large = "x".repeat(9 << 20);
        String form = field("folder", "/été 2024/") + file("données é.csv", "a,b\n1,2\n") + file("large.bin", large)
                + file("", "") + "--" + BOUNDARY + "--\r\n";
        assertThat(send(browser, action, TYPE, form).statusCode()).isEqualTo(302);
        String list = get("depositor", "/api/deposits/" + id + "/files").body();
        assertThat(list).contains("été 2024/données é.csv", "été 2024/large.bin", "\"size\":" + large.length());

        String stranger = action.replaceFirst("_csrf=.*", "_csrf=no");
        assertThat(send(browser, stranger, TYPE, form).statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsRefusedIsToldAndTheOthersAreTaken() throws Exception {
        String id = drafted(null, Map.of("folder/inside.txt", "x"));
        String form = file("folder", "is the name of a folder") + file("good.txt", "good") + "--" + BOUNDARY + "--\r\n";
        HttpResponse<String> answer = upload("depositor", id, form);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("data-code=\"file-name-taken\"").doesNotContain("good.txt");
        assertThat(get("depositor", "/api/deposits/" + id + "/files/good.txt").body())
                .isEqualTo("good");
        assertThat(upload("depositor", id, "--" + BOUNDARY + "--\r\n").statusCode())
                .isEqualTo(400);
        assertThat(upload("stranger", id, form).statusCode()).isEqualTo(404);

        String cut = file("whole.txt", "whole") + file("cut.txt", "this is not all");
        assertThat(upload("depositor", id, cut.substring(0, cut.length() - 5)).statusCode())
                .isEqualTo(400);
        String list = get("depositor", "/api/deposits/" + id + "/files").body();
        assertThat(list).contains("whole.txt").doesNotContain("cut.txt");
        assertThat(as("depositor", "POST", "/deposit/" + id + "/upload", "no form", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatAnArchiveHoldsIsAPageOfTheDraftAndOfTheRecord() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (String name :
                    new String[] {"../../outside.txt", "<img src=x onerror=alert(1)>.txt", "A.txt", "a.txt"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("inside".getBytes(StandardCharsets.UTF_8));
            }
            for (int i = 0; i < 600; i++) {
                zip.putNextEntry(new ZipEntry("many/%04d.txt".formatted(i)));
            }
        }
        String id = drafted(null, twoFiles());
        String self = "/deposit/" + id;
        HttpRequest put = HttpRequest.newBuilder(at("/api/deposits/" + id + "/files?path=odd%20one.zip"))
                .header("Authorization", "Bearer " + token("depositor"))
                .PUT(BodyPublishers.ofByteArray(bytes.toByteArray()))
                .build();
        assertThat(http.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        assertThat(get("depositor", self).body()).contains(self + "/contents?path=odd+one.zip");
        String page =
                get("depositor", self + "/contents?path=odd+one.zip&lang=en").body();
        assertThat(page)
                .contains("604 entries", "data-code=\"archive-entry-outside\"", "data-code=\"archive-entry-alike\"")
                .contains("../../outside.txt", "&lt;img src=x", "many/0000.txt", "from=500")
                .doesNotContain("<img src=x", "many/0599.txt");
        assertThat(get("depositor", self + "/contents?path=odd+one.zip&from=500")
                        .body())
                .contains("many/0599.txt")
                .doesNotContain("rel=\"next\"");
        assertThat(get("stranger", self + "/contents?path=odd+one.zip").statusCode())
                .isEqualTo(404);
        assertThat(get("depositor", self + "/contents?path=readme.txt").statusCode())
                .isEqualTo(400);

        publish(id);
        assertThat(get(null, "/records/" + id).body()).contains("/records/" + id + "/contents?path=odd+one.zip");
        assertThat(get(null, "/records/" + id + "/contents?path=odd+one.zip&from=500")
                        .body())
                .contains("many/0599.txt", "/records/" + id + "/files/odd%20one.zip");
    }

    @Test
    void aTableIsAmongTheObservationsOnceSomebodySaidHowItIsRead() throws Exception {
        String table = Files.readString(Shared.data("samples/protocol/erddap-2.23/table.csv"));
        String id = drafted(null, Map.of("profiles.csv", table));
        String page = "/deposit/" + id + "/table?path=profiles.csv";
        assertThat(get("depositor", "/deposit/" + id).body()).contains("data-code=\"table-unconfirmed\"", page);
        String shown = get("depositor", page + "&lang=en").body();
        assertThat(shown)
                .contains("by its name, latitude", "sea_water_temperature", "2010-01-01T00:12:18Z", "15.714")
                .contains("<option value=\"trajectoryProfile\" selected");
        String sha512 = shown.replaceFirst("(?s).*name=\"sha512\" value=\"([0-9a-f]+)\".*", "$1");
        String form = "application/x-www-form-urlencoded";

        // a question is asked again, and nothing is kept
        HttpResponse<String> open = as(
                "depositor", "POST", page, "do=confirm&sha512=" + sha512 + "&date-1=undecided", "Content-Type", form);
        assertThat(open.statusCode()).isEqualTo(400);
        assertThat(open.body()).doesNotContain("value=\"forget\"");
        assertThat(as("stranger", "POST", page, "do=confirm&sha512=" + sha512, "Content-Type", form)
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("depositor", "POST", page, "do=confirm&sha512=00", "Content-Type", form)
                        .statusCode())
                .isEqualTo(409);

        String revision = shown.replaceFirst("(?s).*name=\"revision\" value=\"([0-9]+)\".*", "$1");
        String wish = "do=confirm&sha512=" + sha512 + "&revision=" + revision + "&use-5=number&name-5=warmth";
        assertThat(as("depositor", "POST", page, wish, "Content-Type", form).statusCode())
                .isEqualTo(302);
        HttpResponse<String> late = as("depositor", "POST", page, wish.replace("warmth", "heat"), "Content-Type", form);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("value=\"heat\"").doesNotContain("value=\"" + revision + "\"");
        assertThat(get("depositor", "/deposit/" + id).body()).doesNotContain("data-code=\"table-unconfirmed\"");
        publish(id);
        String rows = "";
        for (int tries = 0; tries < 300 && !rows.contains("15.714"); tries++) {
            Thread.sleep(100);
            rows = get(null, "/erddap/tabledap/" + id + ".csv").body();
        }
        assertThat(rows).contains("warmth", "2010-01-01T00:12:18Z", "15.714").hasLineCount(22);

        // the next version knows how its tables are read
        String next = json(as("depositor", "POST", "/api/records/" + id + "/versions", "{}"), 201)
                .path("id")
                .asString();
        assertThat(get("depositor", "/deposit/" + next).body()).doesNotContain("data-code=\"table-unconfirmed\"");
        assertThat(get("depositor", "/deposit/" + next + "/table?path=profiles.csv")
                        .body())
                .contains("value=\"warmth\"", "value=\"forget\"");

        // read in another way, the same bytes are loaded again
        wish = "do=confirm&sha512=" + sha512 + "&use-5=number&name-5=heat";
        assertThat(as("depositor", "POST", "/deposit/" + next + "/table?path=profiles.csv", wish, "Content-Type", form)
                        .statusCode())
                .isEqualTo(302);
        json(as("depositor", "PUT", "/api/deposits/" + next + "/files?path=readme.txt", "what it is"), 201);
        publish(next);
        await(() -> get(null, "/erddap/tabledap/" + id + ".csv").body().contains("heat"));
        assertThat(get(null, "/erddap/tabledap/" + id + ".csv").body())
                .doesNotContain("warmth")
                .hasLineCount(22);
    }

    @Test
    void whatIsKeptOfReadingATableIsProposedForTheNextOfTheSameColumns() throws Exception {
        String first =
                drafted(null, Map.of("a.csv", "time,lat,lon,x\n2020-01-01,46.5,-2,1.5\n2020-01-02,46.5,-2,1.5\n"));
        String address = "/api/deposits/" + first + "/table?path=a.csv";
        ObjectNode mapping = (ObjectNode) json(get("depositor", address), 200);
        assertThat(mapping.path("confirmed").asBoolean()).isFalse();
        ((ObjectNode) mapping.path("columns").get(3)).put("standardName", "sea_water_temperature");
        mapping.put("keepAs", "Our buoy").put("featureType", "timeSeries");
        assertThat(as("stranger", "PUT", address, mapping.toString()).statusCode())
                .isEqualTo(404);
        JsonNode kept = json(as("depositor", "PUT", address, mapping.toString()), 200);
        assertThat(kept.path("confirmed").asBoolean()).isTrue();
        assertThat(as("depositor", "PUT", address, "{\"separator\": \"#\"}").statusCode())
                .isEqualTo(400);

        String next =
                drafted(null, Map.of("b.csv", "time;lat;lon;x\n2021-01-01;46,5;-2;12,75\n2021-01-02;46,5;-2;12,5\n"));
        JsonNode proposed = json(get("depositor", "/api/deposits/" + next + "/table?path=b.csv"), 200);
        assertThat(proposed.path("confirmed").asBoolean()).isFalse();
        assertThat(proposed.path("profile").asString()).isEqualTo("Our buoy");
        assertThat(proposed.path("separator").asString()).isEqualTo(";");
        assertThat(proposed.path("decimal").asString()).isEqualTo("comma");
        assertThat(proposed.at("/columns/3/standardName").asString()).isEqualTo("sea_water_temperature");
        String page = "/deposit/" + next + "/table?path=b.csv";
        assertThat(get("depositor", page + "&lang=en").body())
                .contains("Our buoy", "12.75", "value=\"drop\"")
                .doesNotContain("value=\"forget\"");
        assertThat(get("depositor", page + "&profile=nothing").statusCode()).isEqualTo(404);

        String form = "application/x-www-form-urlencoded";
        assertThat(as("depositor", "POST", page, "do=drop&profile=Our+buoy", "Content-Type", form)
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("depositor", page).body()).doesNotContain("Our buoy");
        assertThat(as("depositor", "DELETE", address, "").statusCode()).isEqualTo(204);
        assertThat(json(get("depositor", address), 200).path("confirmed").asBoolean())
                .isFalse();
    }

    @Test
    void whatFailsQualityControlIsAdviceUntilItsFlagsAreAcceptedOrRefused() throws Exception {
        String series = "time,lat,lon,sea_water_temperature (degree_C),depth (m)\n"
                + "2020-01-01,46.0,-4.0,11.5,1\n2020-01-02,46.0,-4.0,99.5,1\n2020-01-03,46.0,2.0,11.5,1\n";
        String id = drafted(null, Map.of("buoy.csv", series));
        String address = "/api/deposits/" + id + "/table?path=buoy.csv";
        json(as("depositor", "PUT", address, get("depositor", address).body()), 200);
        String findings = "";
        for (int tries = 0; tries < 300 && !findings.contains("/quality"); tries++) {
            Thread.sleep(100);
            findings = get("depositor", "/api/deposits/" + id + "/findings?lang=en")
                    .body();
        }
        assertThat(findings).contains("global-range", "Argo RTQC 6", "position-on-land", "Argo RTQC 4", "buoy.csv");
        String page = "/deposit/" + id + "/quality";
        assertThat(get("depositor", "/deposit/" + id).body()).contains("href=\"" + page + "\"");
        String shown = get("depositor", page + "?lang=en").body();
        assertThat(shown).contains("99.5", "out of the limits of any ocean");
        String key = shown.replaceFirst("(?s).*name=\"(global-range/[^\"]+)\".*", "$1");
        String form = "application/x-www-form-urlencoded";
        String wish = URLEncoder.encode(key, StandardCharsets.UTF_8) + "=refused";
        assertThat(as("stranger", "POST", page, wish, "Content-Type", form).statusCode())
                .isEqualTo(404);
        assertThat(as("depositor", "POST", page, wish + "&revision=0", "Content-Type", form)
                        .statusCode())
                .isIn(409, 412);
        assertThat(as("depositor", "POST", page, wish, "Content-Type", form).statusCode())
                .isEqualTo(302);
        assertThat(get("depositor", "/api/deposits/" + id + "/findings").body())
                .contains("position-on-land")
                .doesNotContain("global-range");
        String api = "/api/deposits/" + id + "/quality";
        JsonNode items = json(get("depositor", api), 200).path("items");
        assertThat(items.findValuesAsString("decision")).containsExactly("refused");
        String onLand =
                "{\"decisions\": [{\"path\": \"buoy.csv\", \"property\": \"lat\", \"rule\": \"position-on-land\","
                        + " \"decision\": \"%s\"}]}";
        assertThat(as("depositor", "PUT", api, onLand.formatted("perhaps")).statusCode())
                .isEqualTo(400);
        assertThat(as("depositor", "PUT", api, onLand.formatted("accepted").replace("buoy", "no"))
                        .body())
                .contains("quality-none");
        assertThat(as("depositor", "PUT", api, onLand.formatted("accepted"), "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(json(as("depositor", "PUT", api, onLand.formatted("accepted")), 200)
                        .path("items")
                        .findValuesAsString("decision"))
                .containsExactlyInAnyOrder("refused", "accepted");
        String column = items.valueStream()
                .filter(one -> one.path("rule").asString().equals("global-range"))
                .map(one -> one.path("property").asString())
                .findFirst()
                .orElseThrow();
        String both = "{\"decisions\": [{\"path\": \"buoy.csv\", \"property\": \"lat\", \"rule\": \"position-on-land\","
                + " \"decision\": \"refused\"}, {\"path\": \"buoy.csv\", \"property\": \"" + column
                + "\", \"rule\": \"global-range\", \"decision\": \"accepted\"}]}";
        json(as("depositor", "PUT", api, both), 200);
        publish(id);
        Path kept;
        try (Stream<Path> all = Files.walk(home.archive())) {
            kept = all.filter(file -> file.endsWith("quality.json")).findFirst().orElseThrow();
        }
        assertThat(JSON.readTree(Files.readString(kept)).toString())
                .contains("\"decision\":\"refused\"", "\"source\":\"Argo RTQC 6\"", "\"rule\":\"position-on-land\"");

        // what was accepted stands beside the value wherever it is given, and the file is as it was
        String rows = "/erddap/tabledap/" + id + ".csv0?" + column + "," + column + "_flag";
        await(() -> get(null, rows).statusCode() == 200);
        assertThat(get(null, rows).body().lines()).containsExactlyInAnyOrder("11.5,", "99.5,4", "11.5,");
        assertThat(get(null, "/observations/selection.csv?record=" + id + "&quality=bad")
                        .body())
                .contains("99.5,4")
                .doesNotContain("11.5");
    }

    private HttpResponse<String> upload(String login, String id, String form) throws Exception {
        return as(login, "POST", "/deposit/" + id + "/upload", form, "Content-Type", TYPE);
    }

    private HttpResponse<String> send(HttpClient browser, String path, String type, String body) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", type)
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String name, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
    }
}
