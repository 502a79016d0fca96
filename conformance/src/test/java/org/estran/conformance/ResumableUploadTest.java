package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients that nobody here wrote send a file over a line that breaks, into a server that is killed meanwhile. */
@Tag("outside")
class ResumableUploadTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TOKEN = "conformance-token-0123456789-abcdefghij";
    private static final int SIZE = 60_000_000;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Centre centre;
    private Path file;
    private String sha512;

    @BeforeEach
    void open() throws Exception {
        centre = start();
        byte[] bytes = new byte[SIZE];
        new Random(20).nextBytes(bytes);
        file = Files.write(folder.resolve("mesures.bin"), bytes);
        sha512 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    }

    @AfterEach
    void close() throws Exception {
        centre.close();
        http.close();
    }

    @Test
    void tusJsClientGetsAFileThroughTwentyCutsAndTwoDeathsOfTheServer() throws Exception {
        String deposit = deposit();
        try (CuttingProxy line = new CuttingProxy(centre.address.getPort(), 20, new Random(7), this::killAtSome)) {
            proxy = line;
            ProcessBuilder command = new ProcessBuilder(
                            "node",
                            Centre.ROOT
                                    .resolve("conformance/src/test/js/send.cjs")
                                    .toString(),
                            "http://localhost:" + line.port() + "/api/uploads",
                            TOKEN,
                            deposit,
                            "a/mesures.bin",
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("client.txt").toFile());
            command.environment()
                    .put(
                            "NODE_PATH",
                            Centre.ROOT
                                    .resolve("conformance/target/npm/node_modules")
                                    .toString());
            Process client = command.start();
            assertThat(client.waitFor(6, TimeUnit.MINUTES)).isTrue();
            assertThat(client.exitValue())
                    .as(Files.readString(folder.resolve("client.txt")))
                    .isZero();
            assertThat(line.cuts()).isEqualTo(20);
        }
        assertIsThere(deposit, "a/mesures.bin");
    }

    @Test
    void curlAloneSendsAndResumes() throws Exception {
        String deposit = deposit();
        String headers = Tool.run(
                        folder,
                        "curl",
                        "-fsS",
                        "-D",
                        "-",
                        "-X",
                        "POST",
                        "-H",
                        "Authorization: Bearer " + TOKEN,
                        "-H",
                        "Upload-Length: " + SIZE,
                        "-H",
                        "Upload-Metadata: deposit " + base64(deposit) + ",path " + base64("curl.bin"),
                        centre.at("/api/uploads").toString())
                .succeeds();
        String upload = centre.at(headers.lines()
                        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("location:"))
                        .findFirst()
                        .orElseThrow()
                        .substring(9)
                        .strip())
                .toString();
        // A first attempt on a line so slow that it is cut off.
        Tool.run(folder, "bash", "-c", send(upload, 0) + " --limit-rate 8M --max-time 3");
        long offset = offset(upload);
        assertThat(offset).isBetween(1L, SIZE - 1L);
        Tool.run(folder, "bash", "-c", send(upload, offset) + " -f").succeeds();

        assertIsThere(deposit, "curl.bin");
    }

    private String send(String upload, long offset) {
        return "tail -c +" + (offset + 1) + " " + file + " | curl -sS -X PATCH -T - -H 'Authorization: Bearer " + TOKEN
                + "' -H 'Content-Type: application/offset+octet-stream' -H 'Upload-Offset: " + offset + "' " + upload;
    }

    private long offset(String upload) throws Exception {
        for (int i = 0; i < 200; i++) {
            String head = Tool.run(folder, "curl", "-sI", "-H", "Authorization: Bearer " + TOKEN, upload)
                    .succeeds();
            for (String line : head.lines().toList()) {
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("upload-offset:")) {
                    return Long.parseLong(line.substring(14).strip());
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no offset was told");
    }

    private volatile CuttingProxy proxy;

    private void killAtSome(int cut) {
        if (!Set.of(6, 13).contains(cut)) {
            return;
        }
        try {
            ProcessHandle process = ProcessHandle.of(centre.pid()).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
            centre = start();
            proxy.leadTo(centre.address.getPort());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private Centre start() throws IOException, InterruptedException {
        return Centre.start(folder.resolve("home"), List.of("--estran.admin.token=" + TOKEN));
    }

    private String deposit() throws Exception {
        HttpRequest open = HttpRequest.newBuilder(centre.at("/api/deposits"))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString("{}"))
                .build();
        return JSON.readTree(http.send(open, BodyHandlers.ofString()).body())
                .path("id")
                .asString();
    }

    private void assertIsThere(String deposit, String path) throws Exception {
        URI list = centre.at("/api/deposits/" + deposit + "/files");
        HttpRequest request = HttpRequest.newBuilder(list)
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        JsonNode files = JSON.readTree(
                        http.send(request, BodyHandlers.ofString()).body())
                .path("items");
        assertThat(files).hasSize(1);
        assertThat(files.path(0).path("path").asString()).isEqualTo(path);
        assertThat(files.path(0).path("size").asLong()).isEqualTo(SIZE);
        assertThat(files.path(0).path("sha512").asString()).isEqualTo(sha512);
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
