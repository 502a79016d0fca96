package org.estran.app.coverages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.coverages.datasets.PublishedData;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Pictures of records in the whole application, on an empty home. */
@Import(PublishedData.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PicturesTest {

    private static final Path SAMPLES =
            Path.of(System.getProperty("estran.root", "..")).resolve("samples/data");

    @LocalServerPort
    int port;

    @Autowired
    PublishedData data;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Pictures pictures;

    @Autowired
    Clock clock;

    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-pictures").toString();
        properties.add("estran.home", () -> home);
    }

    @Test
    void aRecordShowsTheFirstOfItsFilesThatCanBeDrawn() throws Exception {
        data.publish(
                "picture_grid",
                Map.of(
                        "lisez-moi.txt", "Des mots.".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "brisé.nc", new byte[] {'C', 'D', 'F', 1, 0, 0},
                        "grille.bin",
                                Files.readAllBytes(
                                        SAMPLES.resolve("surface_temperature/surface_temperature_biscay_2025.nc"))));
        HttpResponse<String> answer = get("/records/picture_grid/picture.svg?lang=fr", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("image/svg+xml"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy).startsWith("sandbox; default-src 'none'"));
        assertThat(answer.body()).startsWith("<").contains("</svg>");

        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/records/picture_grid/picture.svg?lang=fr", tag).statusCode())
                .isEqualTo(304);
        assertThat(get("/records/picture_grid/picture.svg?lang=en", tag).statusCode())
                .isEqualTo(200);
        assertThat(get("/records/picture_grid/thumbnail.svg", null).body().length())
                .isLessThan(answer.body().length());
        assertThat(pictures.alt(Caller.ANONYMOUS, "picture_grid").orElseThrow().best(Language.FR))
                .startsWith("Carte");
        assertThat(get("/records/picture_grid?lang=fr", null).body())
                .contains("/records/picture_grid/picture.svg?lang=fr");
    }

    @Test
    void aKeptDrawingIsNotGivenOnceTheDataAreWithdrawn() throws Exception {
        data.publish(
                "picture_gone",
                Map.of("m.nc", Files.readAllBytes(SAMPLES.resolve("tide_gauge/tide_gauge_brest_2025.nc"))));
        assertThat(get("/records/picture_gone/thumbnail.svg", null).statusCode())
                .isEqualTo(200);
        catalogue.withdraw(
                "picture_gone",
                new Withdrawal("Un capteur en panne.", null, Withdrawal.Scope.DATA, clock.instant(), "test"));
        assertThat(get("/records/picture_gone/thumbnail.svg", null).statusCode())
                .isEqualTo(404);
        assertThat(get("/records/picture_gone/picture.svg", null).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingToDrawIsNotFound() throws Exception {
        data.publish("picture_none", Map.of("t.csv", "a,b\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(get("/records/picture_none/picture.svg", null).statusCode()).isEqualTo(404);
        assertThat(get("/records/no_such_record/picture.svg", null).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> get(String path, @org.jspecify.annotations.Nullable String tag)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
