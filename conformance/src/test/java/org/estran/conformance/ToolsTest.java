package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs that nobody here wrote make of a published data set: curl, unzip, ncdump, Python, a reader of JSON-LD. */
@Tag("outside")
class ToolsTest {

    private static final Path ORIGINAL =
            Centre.ROOT.resolve("samples/data/surface_temperature/surface_temperature_biscay_2025.nc");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private static Centre centre;
    private static String record;
    private static String file;

    @BeforeAll
    static void open() throws Exception {
        centre = Centre.demo(folder.resolve("home"));
        centre.awaitSamples();
        record = recordWith(ORIGINAL.getFileName().toString());
        file = centre.at("/records/" + record + "/files/" + ORIGINAL.getFileName())
                .toString();
    }

    @AfterAll
    static void close() throws Exception {
        centre.close();
    }

    @Test
    void curlResumesABrokenDownload() throws Exception {
        Path part = folder.resolve("part.nc");
        Files.write(part, java.util.Arrays.copyOf(Files.readAllBytes(ORIGINAL), 100_000));
        Tool.run(folder, "curl", "-fsS", "-C", "-", "-o", part.toString(), file).succeeds();
        assertThat(Files.mismatch(part, ORIGINAL)).isEqualTo(-1);
    }

    @Test
    void curlGetsARangeAsAskedAndSaysWhereItLies() throws Exception {
        String headers = Tool.run(folder, "curl", "-fsS", "-r", "100-199", "-D", "-", "-o", "range.bin", file)
                .succeeds();
        assertThat(headers).contains(" 206").contains("bytes 100-199/" + Files.size(ORIGINAL));
        assertThat(Files.readAllBytes(folder.resolve("range.bin")))
                .isEqualTo(java.util.Arrays.copyOfRange(Files.readAllBytes(ORIGINAL), 100, 200));
    }

    @Test
    void theDigestInTheAnswerIsTheOneOfTheBytes() throws Exception {
        String headers = Tool.run(folder, "curl", "-fsS", "-I", file).succeeds();
        String sha512 = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(ORIGINAL)));
        assertThat(headers.toLowerCase(Locale.ROOT)).contains("repr-digest:").contains("etag:");
        assertThat(headers).contains(sha512);
    }

    @Test
    void whatIsKnownIsNotSentAgain() throws Exception {
        Tool.run(folder, "curl", "-fsS", "--etag-save", "tag", "-o", "first.nc", file)
                .succeeds();
        String status = Tool.run(
                        folder, "curl", "-fsS", "--etag-compare", "tag", "-o", "again.nc", "-w", "%{http_code}", file)
                .succeeds();
        assertThat(status).isEqualTo("304");
    }

    @Test
    void unzipFindsTheWholeZipSoundAndTheFileInIt() throws Exception {
        String zip = centre.at("/records/" + record + "/files.zip").toString();
        Tool.run(folder, "curl", "-fsS", "-o", "all.zip", zip).succeeds();
        assertThat(Tool.run(folder, "unzip", "-t", "all.zip").succeeds()).contains("No errors detected");
        Tool.run(folder, "unzip", "-o", "-q", "all.zip", "-d", "unzipped").succeeds();
        try (var files = Files.walk(folder.resolve("unzipped"))) {
            Path found = files.filter(path -> path.getFileName().equals(ORIGINAL.getFileName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.mismatch(found, ORIGINAL)).isEqualTo(-1);
        }
    }

    @Test
    void ncdumpReadsInTheDownloadedFileWhatItReadsInTheOriginal() throws Exception {
        Path downloaded = folder.resolve(ORIGINAL.getFileName());
        Tool.run(folder, "curl", "-fsS", "-o", downloaded.toString(), file).succeeds();
        assertThat(Tool.run(folder, "ncdump", downloaded.toString()).succeeds())
                .isEqualTo(Tool.run(folder, "ncdump", ORIGINAL.toString()).succeeds());
    }

    @Test
    void pythonOpensTheFileAndFindsItsVariables() throws Exception {
        String script = """
                import sys, urllib.request, netCDF4
                bytes = urllib.request.urlopen(sys.argv[1]).read()
                data = netCDF4.Dataset('memory', memory=bytes)
                print(sorted(data.variables))
                print(data.title)
                """;
        String said = Tool.run(folder, "/usr/bin/python3", "-c", script, file).succeeds();
        assertThat(said).contains("'lat'", "'lon'", "'time'");
    }

    @Test
    void theRecordsPageCarriesItsDescriptionInTheWordsOfSchemaOrg() throws Exception {
        String page = Tool.run(
                        folder, "curl", "-fsS", centre.at("/records/" + record).toString())
                .succeeds();
        Matcher block = Pattern.compile("(?s)<script type=\"application/ld\\+json\">(.*?)</script>")
                .matcher(page);
        assertThat(block.find()).isTrue();
        JsonNode dataset = JSON.readTree(block.group(1));
        assertThat(dataset.path("@type").asString()).isEqualTo("Dataset");
        assertThat(dataset.path("name").toString()).isNotBlank();
        assertThat(dataset.path("license").asString()).contains("creativecommons.org");
        assertThat(dataset.path("distribution").toString()).contains("files/" + ORIGINAL.getFileName());
        assertThat(dataset.path("url").asString()).endsWith("/records/" + record);
    }

    /** The published record that has a file of this name. */
    private static String recordWith(String name) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String all = client.send(
                            HttpRequest.newBuilder(centre.at("/api/records?kind=dataset&limit=100"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            for (JsonNode item : JSON.readTree(all).path("items")) {
                String id = item.path("id").asString();
                int status = client.send(
                                HttpRequest.newBuilder(centre.at("/records/" + id + "/files/" + name))
                                        .HEAD()
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
                if (status == 200) {
                    return id;
                }
            }
            throw new AssertionError("no published record has the file " + name + "; the answer was " + all);
        }
    }
}
