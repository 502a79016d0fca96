package org.estran.app.deposit.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.archive.PartialFiles;
import org.estran.app.home.Home;
import org.estran.app.jobs.Jobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** tus 1.0 clause by clause, as a client speaks it on the line. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "estran.deposit.max-file-size=6MB",
            "estran.deposit.quota=8MB",
            "estran.admin.password=correct horse battery"
        })
class UploadsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    PartialFiles parts;

    @Autowired
    UploadRows rows;

    @Autowired
    Jobs jobs;

    @Autowired
    Home home;

    private final HttpClient http = HttpClient.newHttpClient();
    private String depositor = "";
    private String other = "";
    private String deposit = "";

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.toString());
    }

    @BeforeEach
    void open() throws Exception {
        depositor = token("depositor");
        other = token("other");
        deposit = JSON.readTree(http.send(
                                request("/api/deposits", depositor)
                                        .POST(BodyPublishers.ofString("{}"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .path("id")
                .asString();
    }

    @Test
    void saysWhatItSpeaksToAnyone() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(uri("/api/uploads"))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(header(answer, "Tus-Max-Size")).isEqualTo("6291456");
        assertThat(header(answer, "Tus-Extension").split(","))
                .containsExactlyInAnyOrder(
                        "creation",
                        "creation-with-upload",
                        "creation-defer-length",
                        "checksum",
                        "termination",
                        "expiration");
        assertThat(header(answer, "Tus-Checksum-Algorithm").split(",")).contains("sha1", "sha512", "crc32");
    }

    @Test
    void bringsAFileInByPartsWithAllItsDigests() throws Exception {
        byte[] bytes = bytes(1_700_001, 1);
        String upload = announce("a/b é.bin", bytes.length);

        assertThat(patch(upload, 0, bytes, 0, 1_000_003).statusCode()).isEqualTo(204);
        HttpResponse<String> head = head(upload);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Upload-Offset")).isEqualTo("1000003");
        assertThat(header(head, "Upload-Length")).isEqualTo("1700001");
        assertThat(header(head, "Cache-Control")).isEqualTo("no-store");
        assertThat(head.headers().firstValue("Upload-Expires")).isPresent();
        assertThat(files()).isEmpty();
        HttpResponse<String> last = patch(upload, 1_000_003, bytes, 1_000_003, bytes.length);

        assertThat(last.statusCode()).isEqualTo(204);
        assertThat(header(last, "Upload-Offset")).isEqualTo("1700001");
        assertIsTheFile("a/b é.bin", bytes);
        assertThat(header(head(upload), "Upload-Offset")).isEqualTo("1700001");
        assertThat(parts.names()).doesNotContain(upload.substring(upload.lastIndexOf('/') + 1));
    }

    @Test
    void digestsAgainWhatAServerThatDiedNoLongerKnows() throws Exception {
        byte[] bytes = bytes(1_200_000, 2);
        String upload = announce("again.bin", bytes.length);
        patch(upload, 0, bytes, 0, 700_001);
        forgetDigests(upload);

        patch(upload, 700_001, bytes, 700_001, 900_000);
        patch(upload, 900_000, bytes, 900_000, bytes.length);

        assertIsTheFile("again.bin", bytes);
    }

    @Test
    void keepsWhatArrivedBeforeTheLineBroke() throws Exception {
        byte[] bytes = bytes(3_000_000, 3);
        String upload = announce("cut.bin", bytes.length);
        long received = 0;
        int cutsThatLeftSomething = 0;
        for (int cut = 0; cut < 20 && received < bytes.length; cut++) {
            sendAndBreakOff(upload, bytes, (int) received, (int) Math.min(bytes.length - 1, received + 140_000));
            long before = received;
            received = offsetAfter(upload, received);
            cutsThatLeftSomething += received > before ? 1 : 0;
        }
        assertThat(cutsThatLeftSomething).isGreaterThan(10);
        assertThat(patch(upload, received, bytes, (int) received, bytes.length).statusCode())
                .isEqualTo(204);

        assertIsTheFile("cut.bin", bytes);
    }

    @Test
    void refusesAPartThatDoesNotBeginWhereTheLastOneEnded() throws Exception {
        byte[] bytes = bytes(1000, 4);
        String upload = announce("offset.bin", bytes.length);

        assertThat(patch(upload, 10, bytes, 10, 20).statusCode()).isEqualTo(409);
        patch(upload, 0, bytes, 0, 500);
        assertThat(patch(upload, 0, bytes, 0, 500).statusCode()).isEqualTo(409);
        assertThat(header(head(upload), "Upload-Offset")).isEqualTo("500");
    }

    @Test
    void letsOneWriterAtATimeWrite() throws Exception {
        byte[] bytes = bytes(300_000, 5);
        String upload = announce("two.bin", bytes.length);
        try (Socket first = sendingWithoutEnd(upload, bytes, 100_000)) {
            awaitInUse(upload);
            assertThat(patch(upload, 0, bytes, 0, bytes.length).statusCode()).isEqualTo(423);
            assertThat(head(upload).statusCode()).isEqualTo(423);
            first.setSoLinger(true, 0);
        }
        assertThat(offsetAfter(upload, 0)).isEqualTo(100_000);
    }

    @Test
    void keepsNothingOfAPartThatIsNotWhatWasStatedOfIt() throws Exception {
        byte[] bytes = bytes(900_000, 6);
        String upload = announce("checked.bin", bytes.length);
        for (String algorithm : Set.of("sha1", "sha256", "sha512", "md5", "crc32")) {
            HttpResponse<String> wrong = patch(upload, 0, bytes, 0, 600_000, algorithm + " AAAA");
            assertThat(wrong.statusCode()).as(algorithm).isEqualTo(460);
            assertThat(header(head(upload), "Upload-Offset")).isEqualTo("0");
        }
        assertThat(patch(upload, 0, bytes, 0, 600_000, "sha3 AAAA").statusCode())
                .isEqualTo(400);
        byte[] first = Arrays.copyOf(bytes, 600_000);
        assertThat(patch(upload, 0, bytes, 0, 600_000, "sha256 " + base64(digest("SHA-256", first)))
                        .statusCode())
                .isEqualTo(204);
        assertThat(patch(upload, 600_000, bytes, 0, 300_000, "md5 " + base64(digest("MD5", first)))
                        .statusCode())
                .isEqualTo(460);
        byte[] second = Arrays.copyOfRange(bytes, 600_000, bytes.length);
        assertThat(patch(upload, 600_000, bytes, 600_000, bytes.length, "sha1 " + base64(digest("SHA-1", second)))
                        .statusCode())
                .isEqualTo(204);

        assertIsTheFile("checked.bin", bytes);
    }

    @Test
    void keepsNothingOfAFileThatIsNotWhatWasStatedOfTheWhole() throws Exception {
        byte[] bytes = bytes(100_000, 7);
        for (String stated : Set.of("sha-512=:AAAA:", "sha-256=:AAAA:", "md5=:AAAA:")) {
            HttpResponse<String> made = http.send(
                    announcing("stated.bin", String.valueOf(bytes.length))
                            .header("Repr-Digest", stated)
                            .build(),
                    BodyHandlers.ofString());
            String upload = header(made, "Location");
            assertThat(patch(upload, 0, bytes, 0, bytes.length).statusCode())
                    .as(stated)
                    .isEqualTo(460);
            assertThat(head(upload).statusCode()).isEqualTo(404);
        }
        HttpResponse<String> made = http.send(
                announcing("stated.bin", String.valueOf(bytes.length))
                        .header("Repr-Digest", "sha-256=:" + base64(digest("SHA-256", bytes)) + ":")
                        .build(),
                BodyHandlers.ofString());
        assertThat(patch(header(made, "Location"), 0, bytes, 0, bytes.length).statusCode())
                .isEqualTo(204);
        assertIsTheFile("stated.bin", bytes);
        assertThat(home.staging().resolve(deposit).toFile().list()).hasSize(1);
    }

    @Test
    void takesFirstBytesWithTheAnnouncement() throws Exception {
        byte[] bytes = bytes(200_000, 8);
        HttpResponse<String> whole = http.send(
                request("/api/uploads", depositor)
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", String.valueOf(bytes.length))
                        .header("Upload-Metadata", metadata("first.bin"))
                        .header("Content-Type", "application/offset+octet-stream")
                        .POST(BodyPublishers.ofByteArray(bytes))
                        .build(),
                BodyHandlers.ofString());
        assertThat(whole.statusCode()).isEqualTo(201);
        assertThat(header(whole, "Upload-Offset")).isEqualTo("200000");
        assertIsTheFile("first.bin", bytes);
        announce("empty.bin", 0);
        assertIsTheFile("empty.bin", new byte[0]);
    }

    @Test
    void learnsTheLengthLater() throws Exception {
        byte[] bytes = bytes(5_000, 9);
        HttpResponse<String> made = http.send(
                request("/api/uploads", depositor)
                        .header("Upload-Defer-Length", "1")
                        .header("Upload-Metadata", metadata("later.bin"))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        String upload = header(made, "Location");
        patch(upload, 0, bytes, 0, 2_000);
        assertThat(header(head(upload), "Upload-Defer-Length")).isEqualTo("1");
        HttpRequest rest = part(upload, 2_000, bytes, 2_000, 5_000)
                .header("Upload-Length", "5000")
                .build();
        assertThat(http.send(rest, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        assertIsTheFile("later.bin", bytes);
    }

    @Test
    void refusesMoreThanWasAnnounced() throws Exception {
        byte[] bytes = bytes(2_000, 10);
        String upload = announce("long.bin", 1_000);
        assertThat(patch(upload, 0, bytes, 0, 2_000).statusCode()).isEqualTo(413);
        HttpRequest chunked = request(upload, depositor)
                .header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Offset", "0")
                .method("PATCH", BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes)))
                .build();
        assertThat(http.send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        assertThat(header(head(upload), "Upload-Offset")).isEqualTo("0");
    }

    @Test
    void tellsWhatDoesNotFitBeforeTheFirstByte() throws Exception {
        assertThat(announcement("large.bin", "7000000").statusCode()).isEqualTo(413);
        announce("promised.bin", 6_000_000);
        HttpResponse<String> refused = announcement("more.bin", "4000000");
        assertThat(refused.statusCode()).isEqualTo(413);
        JsonNode problem = JSON.readTree(refused.body());
        assertThat(problem.path("type").asString()).endsWith("/quota-exceeded");
        assertThat(problem.path("findings").path(0).path("message").asString())
                .contains("4000000")
                .contains("8388608")
                .contains("2388608");
        HttpResponse<String> put = http.send(
                request("/api/deposits/" + deposit + "/files/put.bin", depositor)
                        .PUT(BodyPublishers.ofByteArray(new byte[6_300_000]))
                        .build(),
                BodyHandlers.ofString());
        assertThat(put.statusCode()).isEqualTo(413);
    }

    @Test
    void saysEveryMistakeOfAnAnnouncementAtOnce() throws Exception {
        HttpResponse<String> answer = http.send(
                request("/api/uploads", depositor).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("findings")).hasSize(3);
        assertThat(http.send(
                                request("/api/uploads", depositor)
                                        .header("Upload-Length", "3")
                                        .header("Upload-Metadata", "deposit !!!")
                                        .POST(BodyPublishers.noBody())
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
        HttpRequest future =
                announcing("a.bin", "3").header("Tus-Resumable", "2.0.0").build();
        HttpResponse<String> refused = http.send(future, BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(header(refused, "Tus-Version")).isEqualTo("1.0.0");
        String upload = announce("b.bin", 3);
        HttpRequest plain = request(upload, depositor)
                .header("Upload-Offset", "0")
                .header("Content-Type", "text/plain")
                .method("PATCH", BodyPublishers.ofString("abc"))
                .build();
        assertThat(http.send(plain, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    @Test
    void isNobodyElsesBusiness() throws Exception {
        String upload = announce("mine.bin", 3);
        for (String method : Set.of("HEAD", "DELETE")) {
            HttpRequest stranger = request(upload, other)
                    .method(method, BodyPublishers.noBody())
                    .build();
            assertThat(http.send(stranger, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(404);
        }
        HttpRequest intoForeign = HttpRequest.newBuilder(uri("/api/uploads"))
                .header("Authorization", "Bearer " + other)
                .header("Upload-Length", "3")
                .header("Upload-Metadata", metadata("x"))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(http.send(intoForeign, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    @Test
    void isGivenUpAndExpires() throws Exception {
        byte[] bytes = bytes(1_000, 11);
        String given = announce("given-up.bin", bytes.length);
        patch(given, 0, bytes, 0, 500);
        HttpRequest delete = request(given, depositor).DELETE().build();
        assertThat(http.send(delete, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        assertThat(head(given).statusCode()).isEqualTo(404);

        String left = announce("left.bin", bytes.length);
        patch(left, 0, bytes, 0, 500);
        assertThat(jobs.list())
                .anyMatch(job -> job.kind().equals(UploadExpiry.JOB)
                        && job.nextAt() != null
                        && job.nextAt().isAfter(Instant.now().plus(Duration.ofDays(20))));
        expiryAt(Instant.now().plus(Duration.ofDays(20))).clear();
        assertThat(head(left).statusCode()).isEqualTo(200);
        expiryAt(Instant.now().plus(Duration.ofDays(22))).clear();
        assertThat(head(left).statusCode()).isEqualTo(404);
        assertThat(parts.names()).isEmpty();
    }

    @Test
    void waitsWhereTheDepositTakesNoFilesAnyMore() throws Exception {
        byte[] bytes = bytes(1_000, 12);
        String upload = announce("late.bin", bytes.length);
        http.send(
                request("/api/deposits/" + deposit + "/abandon", depositor)
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(patch(upload, 0, bytes, 0, bytes.length).statusCode()).isEqualTo(409);
        assertThat(announcement("later.bin", "5").statusCode()).isEqualTo(409);
    }

    private UploadExpiry expiryAt(Instant then) {
        return new UploadExpiry(rows, parts, jobs, Clock.fixed(then, ZoneOffset.UTC));
    }

    /** What a restart does: only what is on the disk is left. */
    private void forgetDigests(String upload) throws Exception {
        var states = PartialFiles.class.getDeclaredField("states");
        states.setAccessible(true);
        ((java.util.Map<?, ?>) states.get(parts)).clear();
        assertThat(upload).isNotEmpty();
    }

    private void sendAndBreakOff(String upload, byte[] bytes, int from, int to) throws IOException {
        try (Socket line = new Socket("localhost", port)) {
            OutputStream out = line.getOutputStream();
            out.write(head("PATCH", upload, from, bytes.length - from));
            out.write(bytes, from, to - from);
            out.flush();
        }
    }

    private Socket sendingWithoutEnd(String upload, byte[] bytes, int some) throws IOException {
        Socket line = new Socket("localhost", port);
        OutputStream out = line.getOutputStream();
        out.write(head("PATCH", upload, 0, bytes.length));
        out.write(bytes, 0, some);
        out.flush();
        return line;
    }

    private byte[] head(String method, String path, int offset, int length) {
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer " + depositor
                        + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + offset
                        + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void awaitInUse(String upload) throws Exception {
        for (int i = 0; head(upload).statusCode() != 423; i++) {
            assertThat(i).isLessThan(3000);
            Thread.sleep(10);
        }
    }

    /**
     * Asks until the server has noticed that the line broke; on a busy machine it may do so before it reads a byte, and the
     * offset is the one before.
     */
    private long offsetAfter(String upload, long received) throws Exception {
        long offset = received;
        for (int i = 0; i < 250 && offset == received; i++) {
            HttpResponse<String> head = head(upload);
            assertThat(head.statusCode()).isIn(200, 423);
            offset = head.statusCode() == 200 ? Long.parseLong(header(head, "Upload-Offset")) : received;
            Thread.sleep(20);
        }
        return offset;
    }

    private String announce(String path, long length) throws Exception {
        HttpResponse<String> made = announcement(path, String.valueOf(length));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return header(made, "Location");
    }

    private HttpResponse<String> announcement(String path, String length) throws Exception {
        return http.send(announcing(path, length).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder announcing(String path, String length) {
        return request("/api/uploads", depositor)
                .header("Upload-Length", length)
                .header("Upload-Metadata", metadata(path))
                .POST(BodyPublishers.noBody());
    }

    private String metadata(String path) {
        return "deposit " + base64(deposit.getBytes(StandardCharsets.UTF_8)) + ",path "
                + base64(path.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> patch(String upload, long offset, byte[] bytes, int from, int to) throws Exception {
        return http.send(part(upload, offset, bytes, from, to).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> patch(String upload, long offset, byte[] bytes, int from, int to, String checksum)
            throws Exception {
        return http.send(
                part(upload, offset, bytes, from, to)
                        .header("Upload-Checksum", checksum)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder part(String upload, long offset, byte[] bytes, int from, int to) {
        return request(upload, depositor)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(bytes, from, to - from));
    }

    private HttpResponse<String> head(String upload) throws Exception {
        return http.send(
                request(upload, depositor)
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode files() throws Exception {
        return JSON.readTree(http.send(
                                request("/api/deposits/" + deposit + "/files", depositor)
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .path("items");
    }

    private void assertIsTheFile(String path, byte[] bytes) throws Exception {
        JsonNode file = null;
        for (JsonNode one : files()) {
            if (one.path("path").asString().equals(path)) {
                file = one;
            }
        }
        assertThat(file).as(path).isNotNull();
        CRC32 crc = new CRC32();
        crc.update(bytes);
        assertThat(file.path("sha512").asString()).isEqualTo(HexFormat.of().formatHex(digest("SHA-512", bytes)));
        assertThat(file.path("md5").asString()).isEqualTo(HexFormat.of().formatHex(digest("MD5", bytes)));
        assertThat(file.path("crc32").asString()).isEqualTo(HexFormat.of().toHexDigits(crc.getValue(), 8));
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        got.write(http.send(request(file.path("href").asString(), depositor).build(), BodyHandlers.ofByteArray())
                .body());
        assertThat(got.toByteArray()).isEqualTo(bytes);
    }

    private static byte[] digest(String algorithm, byte[] bytes) throws Exception {
        return MessageDigest.getInstance(algorithm).digest(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private String token(String login) {
        return accounts.byLogin(login)
                .map(account -> accounts.issueToken(account.id(), "test"))
                .orElseGet(() -> accounts.issueToken(
                        accounts.create(
                                        login,
                                        login,
                                        login + "@example.org",
                                        "une marée de vive-eau",
                                        Set.of(AccountRole.DEPOSITOR))
                                .id(),
                        "test"));
    }
}
