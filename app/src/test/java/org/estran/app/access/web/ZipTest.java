package org.estran.app.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.home.Home;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One zip of many files: its length known, any range of it the same bytes each time, read by those who did not write it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ZipTest {

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Catalogue catalogue;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Home home;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.toString());
    }

    @Test
    void givesAllFilesWithAKnownLengthAndAnyRangeOfTheSameBytes() throws Exception {
        Map<String, byte[]> files = files();
        String id = published(files);
        String address = "/records/" + id + "/files.zip";

        HttpResponse<byte[]> whole = get(address, null, null);

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
        assertThat(whole.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(contents(whole.body())).containsExactlyEntriesOf(files);
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("\"");
        assertThat(get(address, null, null).body()).isEqualTo(whole.body());
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            int first = random.nextInt(whole.body().length);
            int last = first + random.nextInt(whole.body().length - first);
            HttpResponse<byte[]> part = get(address, "bytes=" + first + "-" + last, tag);
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("Content-Range"))
                    .hasValue("bytes " + first + "-" + last + "/" + whole.body().length);
            assertThat(part.body())
                    .as("%s to %s", first, last)
                    .isEqualTo(Arrays.copyOfRange(whole.body(), first, last + 1));
        }
        assertThat(get(address, "bytes=5-9", "\"another\"").statusCode()).isEqualTo(200);
        assertThat(get(address, "bytes=" + whole.body().length + "-", null).statusCode())
                .isEqualTo(416);
        HttpResponse<byte[]> head =
                http.send(HttpRequest.newBuilder(uri(address)).HEAD().build(), BodyHandlers.ofByteArray());
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
        HttpRequest known = HttpRequest.newBuilder(uri(address))
                .header("If-None-Match", tag)
                .build();
        assertThat(http.send(known, BodyHandlers.discarding()).statusCode()).isEqualTo(304);
    }

    @Test
    void givesAChosenPart() throws Exception {
        Map<String, byte[]> files = files();
        String id = published(files);
        String address = "/records/" + id + "/files.zip";

        assertThat(contents(get(address + "?path=" + encoded("été"), null, null).body()))
                .containsOnlyKeys("été/a.txt", "été/b, c/d.bin");
        assertThat(contents(get(
                                address + "?path=" + encoded("été/b, c/") + "&path=z.txt&path=" + encoded("été"),
                                null,
                                null)
                        .body()))
                .containsOnlyKeys("été/a.txt", "été/b, c/d.bin", "z.txt");
        assertThat(contents(get(address + "?path=z.txt&path=z.txt", null, null).body()))
                .containsOnlyKeys("z.txt");
        String allTag = get(address, null, null).headers().firstValue("ETag").orElseThrow();
        assertThat(get(address + "?path=z.txt", null, null).headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(java.util.Optional.of(allTag));
        for (String nothing : List.of("et", "été/b", "/", "", "..", "z.txt/")) {
            assertThat(get(address + "?path=" + encoded(nothing), null, null).statusCode())
                    .as(nothing)
                    .isEqualTo(404);
        }
    }

    @Test
    void saysWhatIsMissingBeforeTheFirstByte() throws Exception {
        Map<String, byte[]> files = files();
        String id = published(files);
        Path lost = home.archive().resolve("zip-test/" + id + "/2");
        get("/records/" + id + "/files.zip", null, null);
        byte[] bytes = Files.readAllBytes(lost);
        for (byte[] damaged : List.of(new byte[0], Arrays.copyOf(bytes, bytes.length - 1))) {
            Files.write(lost, damaged);
            assertIsDamaged(id);
        }
        Files.delete(lost);
        assertIsDamaged(id);
    }

    private void assertIsDamaged(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/records/" + id + "/files.zip"))
                .header("Accept", "application/json")
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(500);
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).endsWith("/file-missing");
        assertThat(problem.path("findings").toString()).contains("z.txt");
    }

    @Test
    void listsFilesForCurlWgetAria2AndTheDigestTools() throws Exception {
        Map<String, byte[]> files = files();
        String id = published(files);
        String address = "/records/" + id + "/files.txt?f=";
        String base = "/records/" + id + "/files/%C3%A9t%C3%A9/a.txt";

        assertThat(text(address + "curl"))
                .contains("continue-at = \"-\"")
                .contains(base + "\"\noutput = \"été/a.txt\"\n");
        assertThat(text(address + "wget").lines()).hasSize(files.size()).allMatch(line -> line.startsWith("http://"));
        assertThat(text(address + "aria2"))
                .contains(base + "\n  out=été/a.txt\n  checksum=sha-512=" + sha512(files.get("été/a.txt")) + "\n");
        assertThat(text(address + "sha512").lines()).hasSize(files.size());
        assertThat(text(address + "sha512&path=z.txt")).isEqualTo(sha512(files.get("z.txt")) + "  z.txt\n");
        assertThat(text(address + "md5")).contains("  été/b, c/d.bin\n");
        assertThat(get(address + "xml", null, null).statusCode()).isEqualTo(400);
    }

    /** Beyond 65,535 entries and 4 GiB; the zeros of the large file are left out of the line and of the disk. */
    @Test
    @Tag("outside")
    void isReadByOthersBeyondTheLimitsOfTheOldFormat() throws Exception {
        String id = record();
        long large = 4_400_000_000L;
        Path content = Files.createDirectories(home.archive().resolve("zip-test/" + id));
        try (RandomAccessFile sparse = new RandomAccessFile(content.resolve("0").toFile(), "rw")) {
            sparse.setLength(large);
        }
        Files.write(content.resolve("1"), new byte[] {1, 2, 3});
        add(id, "a-large.bin", "0", large, crcOfZeros(large), "0".repeat(128));
        int small = 66_000;
        CRC32 crc = new CRC32();
        crc.update(new byte[] {1, 2, 3});
        List<Object[]> rows = java.util.stream.IntStream.range(0, small)
                .mapToObj(i -> row(
                        id,
                        String.format(java.util.Locale.ROOT, "small/%06d", i),
                        "1",
                        3,
                        crc.getValue(),
                        "1".repeat(128)))
                .toList();
        database.batchUpdate(INSERT, rows);
        count(id, small + 1L);
        String address = "/records/" + id + "/files.zip";
        HttpResponse<byte[]> start = get(address, "bytes=0-999", null);
        String range = start.headers().firstValue("Content-Range").orElseThrow();
        long size = Long.parseLong(range.substring(range.indexOf('/') + 1));
        Path zip = folder.resolve("large.zip");
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
            file.write(start.body());
            long rest = large;
            file.seek(rest);
            HttpRequest request = HttpRequest.newBuilder(uri(address))
                    .header("Range", "bytes=" + rest + "-")
                    .build();
            try (InputStream in =
                            http.send(request, BodyHandlers.ofInputStream()).body();
                    OutputStream out = new java.io.FileOutputStream(file.getFD())) {
                in.transferTo(out);
            }
        }
        assertThat(Files.size(zip)).isEqualTo(size);

        try (ZipFile read = new ZipFile(zip.toFile())) {
            assertThat(read.size()).isEqualTo(small + 1);
            ZipEntry last = read.getEntry("small/065999");
            assertThat(read.getInputStream(last).readAllBytes()).containsExactly(1, 2, 3);
            assertThat(read.getEntry("a-large.bin").getSize()).isEqualTo(large);
        }
        assertThat(run("unzip", "-tq", zip.toString())).contains("No errors detected");
        assertThat(run("7z", "t", zip.toString())).contains("Everything is Ok");
        assertThat(run(
                        "python3",
                        "-c",
                        "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(len(z.namelist()), z.testzip())",
                        zip.toString()))
                .contains("66001 None");
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static long crcOfZeros(long length) {
        CRC32 crc = new CRC32();
        byte[] zeros = new byte[1 << 20];
        for (long left = length; left > 0; left -= zeros.length) {
            crc.update(zeros, 0, (int) Math.min(left, zeros.length));
        }
        return crc.getValue();
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("empty", new byte[0]);
        files.put("z.txt", "Une marée de vive-eau.".getBytes(UTF_8));
        files.put("été/a.txt", "a".getBytes(UTF_8));
        byte[] large = new byte[200_001];
        new Random(4).nextBytes(large);
        files.put("été/b, c/d.bin", large);
        return files;
    }

    private static final String INSERT =
            "INSERT INTO record_file (record_id, version, path, content_path, byte_size, sha512, md5, crc32, media_type)"
                    + " VALUES (?, 1, ?, ?, ?, ?, ?, ?, 'application/octet-stream')";

    private String record() {
        MetadataRecord titled = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Un zip", "A zip"));
        String id = catalogue.newId(titled);
        catalogue.put(CatalogueEntry.described(id, titled));
        return id;
    }

    private String published(Map<String, byte[]> files) throws Exception {
        String id = record();
        int number = 1;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path content = home.archive().resolve("zip-test/" + id + "/" + number);
            Files.createDirectories(content.getParent());
            Files.write(content, file.getValue());
            CRC32 crc = new CRC32();
            crc.update(file.getValue());
            add(id, file.getKey(), "" + number, file.getValue().length, crc.getValue(), sha512(file.getValue()));
            number++;
        }
        count(id, files.size());
        return id;
    }

    private void count(String id, long files) {
        database.update("UPDATE record SET file_count = ? WHERE id = ?", files, id);
    }

    private void add(String id, String path, String content, long size, long crc, String sha512) {
        database.update(INSERT, row(id, path, content, size, crc, sha512));
    }

    private static Object[] row(String id, String path, String content, long size, long crc, String sha512) {
        return new Object[] {
            id, path.getBytes(UTF_8), "zip-test/" + id + "/" + content, size, sha512, "0".repeat(32), crc
        };
    }

    private static String sha512(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    }

    private static Map<String, byte[]> contents(byte[] zip) throws IOException {
        Path file = Files.write(folder.resolve("read.zip"), zip);
        Map<String, byte[]> contents = new TreeMap<>();
        try (ZipFile read = new ZipFile(file.toFile())) {
            for (ZipEntry entry : read.stream().map(ZipEntry.class::cast).toList()) {
                contents.put(entry.getName(), read.getInputStream(entry).readAllBytes());
            }
        }
        return contents;
    }

    private String text(String address) throws Exception {
        HttpResponse<byte[]> answer = get(address, null, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), UTF_8);
    }

    private HttpResponse<byte[]> get(String address, String range, String ifRange) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(address));
        if (range != null) {
            request.header("Range", range);
        }
        if (ifRange != null) {
            request.header("If-Range", ifRange);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
