package org.estran.app.dissemination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Description;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Requests that no honest client sends, at every door: drawn by chance from a seed that is always the same, so that what
 * fails once fails again. Whatever is asked, the answer comes soon and is never a failure of ours.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "estran.base-url=https://data.estran.example")
class DoorsUnderFireTest {

    private static final int SEED = 20_260_301;
    private static final int REQUESTS = 250;
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Catalogue catalogue;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.toString());
    }

    @BeforeEach
    void fill() {
        if (catalogue.stamps(null, 1).isEmpty()) {
            catalogue.describe(IntStream.range(0, 20)
                    .mapToObj(i -> new Description(
                            null, MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Marée " + i, "Tide " + i))))
                    .toList());
            catalogue.catchUp();
        }
    }

    /** A door: where it is, what it may be asked, and what its refusals look like; empty where they are not looked at. */
    private record Door(String address, List<String> names, List<String> words, String refusal) {

        /** Refused before anybody looked for the door. */
        Door withoutWords() {
            return new Door(address, names, words, "");
        }
    }

    private static final List<Door> DOORS = List.of(
            new Door(
                    "/csw",
                    List.of(
                            "service",
                            "version",
                            "request",
                            "typeNames",
                            "constraint",
                            "constraintLanguage",
                            "bbox",
                            "time",
                            "q",
                            "startPosition",
                            "maxRecords",
                            "outputSchema",
                            "elementSetName",
                            "elementName",
                            "sortBy",
                            "resultType",
                            "id",
                            "recordIds",
                            "filter",
                            "geometry",
                            "lat",
                            "lon",
                            "radius",
                            "sections",
                            "acceptVersions",
                            "propertyName",
                            "parameterName",
                            "namespace",
                            "mode"),
                    List.of(
                            "CSW",
                            "2.0.2",
                            "3.0.0",
                            "GetRecords",
                            "GetRecordById",
                            "GetDomain",
                            "GetCapabilities",
                            "DescribeRecord",
                            "Transaction",
                            "csw:Record",
                            "full",
                            "results",
                            "CQL_TEXT",
                            "FILTER",
                            "dc:title LIKE '%a%'",
                            "BBOX(ows:BoundingBox,-180,-90,180,90)"),
                    "ExceptionReport"),
            new Door(
                    "/oai",
                    List.of("verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken"),
                    List.of(
                            "Identify",
                            "ListRecords",
                            "ListIdentifiers",
                            "ListSets",
                            "GetRecord",
                            "oai_dc",
                            "iso19139",
                            "2020-01-01",
                            "2020-01-01T00:00:00Z",
                            "kind:dataset",
                            "oai:x:y"),
                    "<OAI-PMH"),
            new Door(
                    "/ogc/collections/catalogue/items",
                    List.of(
                            "q",
                            "bbox",
                            "datetime",
                            "type",
                            "ids",
                            "externalIds",
                            "limit",
                            "offset",
                            "sortby",
                            "filter",
                            "filter-lang",
                            "filter-crs",
                            "facets",
                            "f",
                            "title",
                            "created"),
                    List.of(
                            "cql2-text",
                            "cql2-json",
                            "title = 'x'",
                            "s_intersects(geometry,POINT(0 0))",
                            "json",
                            "html",
                            "true",
                            "-created",
                            "{\"op\":\"=\",\"args\":[{\"property\":\"title\"},\"x\"]}"),
                    "\"type\""),
            new Door(
                    "/stac/search",
                    List.of("bbox", "datetime", "intersects", "ids", "collections", "limit", "token"),
                    List.of("{\"type\":\"Point\",\"coordinates\":[0,0]}", "2020-01-01T00:00:00Z/.."),
                    "\"type\""),
            new Door("/stac/collections", List.of("limit", "token"), List.of("1"), "\"type\""),
            new Door("/dcat", List.of("f", "page", "after", "cursor", "lang"), List.of("ttl", "jsonld", "rdf"), ""),
            new Door("/sitemap-records.xml", List.of("after", "page"), List.of("tide"), ""),
            new Door(
                    "/api/records",
                    List.of(
                            "q",
                            "bbox",
                            "datetime",
                            "polygon",
                            "relation",
                            "depth",
                            "kind",
                            "project",
                            "sort",
                            "limit",
                            "after",
                            "identifier",
                            "year",
                            "lang"),
                    List.of("dataset", "POLYGON((0 0,1 0,1 1,0 0))", "within", "newest"),
                    "\"type\""),
            new Door(
                    "/records",
                    List.of("q", "bbox", "datetime", "polygon", "kind", "sort", "after", "identifier", "lang"),
                    List.of("dataset", "fr", "en"),
                    ""),
            new Door("/records/tide_nothing", List.of("f", "lang"), List.of("original", "iso19139"), ""),
            new Door("/opensearch.xml", List.of("q", "lang"), List.of("a"), ""),
            new Door("/projects/nothing/csw", List.of("service", "request"), List.of("CSW"), ""));

    @TestFactory
    Stream<DynamicTest> nothingThatIsAskedIsAFailureOfOurs() {
        return DOORS.stream()
                .map(door -> dynamicTest(door.address(), () -> {
                    Random random = new Random(SEED);
                    for (int i = 0; i < REQUESTS; i++) {
                        String query = query(door, random);
                        judge(
                                door,
                                "GET " + door.address() + "?" + query,
                                send("GET", door.address() + "?" + query, "", null));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyArgumentTwiceIsToldOrPassedOver() {
        return DOORS.stream()
                .map(door -> dynamicTest(door.address(), () -> {
                    for (String name : door.names()) {
                        String query = name + "=a&" + name + "=b";
                        judge(door, query, send("GET", door.address() + "?" + query, "", null));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> noHeaderIsAFailureOfOurs() {
        return DOORS.stream()
                .map(door -> dynamicTest(door.address(), () -> {
                    for (String name : List.of(
                            "Accept",
                            "Accept-Language",
                            "Cookie",
                            "Authorization",
                            "If-None-Match",
                            "Range",
                            "Content-Type",
                            "Sec-Fetch-Site",
                            "User-Agent",
                            "X-Forwarded-For")) {
                        for (String value : List.of(
                                "\u0085",
                                "\u00ff\u00fe",
                                "a".repeat(3_000),
                                ";;;,,,==",
                                "*/*;q=x",
                                "\"",
                                "Basic \u00e9",
                                "bytes=-1--1",
                                "lang=\u0091")) {
                            judge(
                                    door.withoutWords(),
                                    name + ": " + value,
                                    send("GET", door.address(), name + ": " + value, null, ""));
                        }
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> noBodyIsAFailureOfOurs() {
        List<Door> doors = DOORS.stream()
                .filter(door -> List.of("/csw", "/oai", "/stac/search").contains(door.address()))
                .toList();
        return doors.stream()
                .map(door -> dynamicTest(door.address(), () -> {
                    Random random = new Random(SEED);
                    List<String> types = List.of(
                            "application/xml",
                            "text/xml",
                            "application/x-www-form-urlencoded",
                            "application/json",
                            "text/plain",
                            "multipart/form-data; boundary=x",
                            "application/soap+xml; charset=utf-16",
                            "nonsense");
                    for (int i = 0; i < REQUESTS; i++) {
                        byte[] body = body(door, random);
                        String type = types.get(random.nextInt(types.size()));
                        judge(
                                door,
                                "POST " + type + " " + new String(body, StandardCharsets.ISO_8859_1),
                                send("POST", door.address(), type, body));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> filtersOfAnyDepthAndSizeAreBoundedWork() {
        return Stream.of(1, 10, 60, 1_000, 20_000)
                .flatMap(depth -> Stream.of(
                                encoded("(".repeat(depth) + "dc:title = 'x'" + ")".repeat(depth)),
                                encoded("NOT ".repeat(depth) + "dc:title = 'x'"),
                                encoded("dc:title = 'x'" + " OR dc:title = 'x'".repeat(depth)),
                                encoded("dc:title LIKE '" + "%_".repeat(depth) + "'"),
                                encoded("dc:title = '" + "é".repeat(depth) + "'"))
                        .filter(filter -> filter.length() < 60_000)
                        .map(filter ->
                                dynamicTest(depth + " " + filter.substring(0, Math.min(40, filter.length())), () -> {
                                    String csw =
                                            "/csw?service=CSW&version=2.0.2&request=GetRecords&typeNames=csw:Record&constraint=";
                                    String ogc = "/ogc/collections/catalogue/items?filter=";
                                    judge(DOORS.get(0), csw, send("GET", csw + filter, "", null));
                                    judge(DOORS.get(2), ogc, send("GET", ogc + filter.replace("dc%3A", ""), "", null));
                                })));
    }

    private record Answer(int status, String body, Duration took) {}

    /** A line that is too long is turned away by the server itself, before any door. */
    private static void judge(Door door, String asked, Answer answer) {
        String what = asked.substring(0, Math.min(500, asked.length())) + "\n"
                + answer.body().substring(0, Math.min(1_000, answer.body().length()));
        assertThat(answer.status()).as(what).isBetween(200, 499);
        assertThat(answer.took()).as(what).isLessThan(SOON);
        boolean refused = answer.status() == 400 && !answer.body().startsWith("{\"type\":\"about:blank\"");
        if (refused && !door.refusal().isEmpty()) {
            assertThat(answer.body()).as(what).contains(door.refusal());
        }
    }

    private static String query(Door door, Random random) {
        List<String> pairs = new ArrayList<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            String name = random.nextInt(12) == 0 ? garbage(random) : one(door.names(), random);
            String value = random.nextBoolean() ? one(door.words(), random) : garbage(random);
            pairs.add(mangled(name, random) + (random.nextInt(15) == 0 ? "" : "=") + mangled(value, random));
        }
        return String.join(random.nextInt(20) == 0 ? ";" : "&", pairs);
    }

    /** Mostly encoded as it should be; else with signs that make no text. */
    private static String mangled(String text, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> encoded(text) + "%FF%FE";
            case 1 -> encoded(text) + "%C3%28";
            case 2 -> "%00" + encoded(text);
            case 3 -> encoded(encoded(text));
            default -> encoded(text);
        };
    }

    private static String garbage(Random random) {
        List<Supplier<String>> kinds = List.of(
                () -> "",
                () -> " ",
                () -> "-1",
                () -> "99999999999999999999",
                () -> "1e308",
                () -> "NaN",
                () -> "-180,-90,180,90",
                () -> "1e308,-1e308,Infinity,NaN",
                () -> "10,20,-10,-20",
                () -> "0,0,0,0,0,0,0",
                () -> "0000-00-00/9999-99-99",
                () -> "2020-01-01T00:00:00Z/2019-01-01T00:00:00Z",
                () -> "+1000000000-01-01",
                () -> "'\"<>&;\\\u0001\u0000",
                () -> "\ud83c\udf0a".repeat(random.nextInt(1, 50)),
                () -> "x".repeat(random.nextInt(1, 5_000)),
                () -> "(".repeat(random.nextInt(1, 2_000)),
                () -> "[".repeat(random.nextInt(1, 2_000)),
                () -> "a AND ".repeat(random.nextInt(1, 500)),
                () -> "<a>".repeat(random.nextInt(1, 500)),
                () -> "{\"a\":".repeat(random.nextInt(1, 500)),
                () -> "*?~^".repeat(random.nextInt(1, 200)),
                () -> "../../etc/passwd",
                () -> "${jndi:ldap://x}",
                () -> "POLYGON((0 0,1 1,0 0))",
                () -> random.ints(random.nextInt(1, 60), 1, 0xD7FF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private static byte[] body(Door door, Random random) {
        String text = switch (random.nextInt(8)) {
            case 0 -> query(door, random);
            case 1 -> "<?xml version='1.0' encoding='" + garbage(random).replace("'", "") + "'?><a/>";
            case 2 ->
                "<GetRecords xmlns='http://www.opengis.net/cat/csw/2.0.2' service='CSW' version='2.0.2'>"
                        + "<Query typeNames='csw:Record'><Constraint version='1.1.0'><Filter"
                        + " xmlns='http://www.opengis.net/ogc'>" + "<Not>".repeat(random.nextInt(1, 300))
                        + garbage(random)
                        + "</Filter></Constraint></Query></GetRecords>";
            case 3 -> "<!DOCTYPE a [<!ENTITY b '" + "b".repeat(100) + "'>]><a>" + "&b;".repeat(100) + "</a>";
            case 4 -> "{\"" + one(door.names(), random) + "\":" + garbage(random) + "}";
            case 5 ->
                "{\"" + one(door.names(), random) + "\":\""
                        + garbage(random).replace("\\", "").replace("\"", "") + "\"}";
            case 6 -> "<" + garbage(random) + ">";
            default -> garbage(random);
        };
        byte[] bytes = text.getBytes(random.nextInt(4) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String one(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** By hand: an honest client sends nothing of the kind. */
    private Answer send(String method, String target, String type, byte[] body) throws IOException {
        return send(method, target, "X-Nothing: 1", body, type);
    }

    private Answer send(String method, String target, String header, byte[] body, String type) throws IOException {
        long begun = System.nanoTime();
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
            head.append("Connection: close\r\n").append(header).append("\r\n");
            if (body != null) {
                head.append("Content-Type: ").append(type).append("\r\nContent-Length: ");
                head.append(body.length).append("\r\n");
            }
            OutputStream out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            if (body != null) {
                out.write(body);
            }
            out.flush();
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int status = Integer.parseInt(answer.substring(9, 12));
            int end = answer.indexOf("\r\n\r\n");
            return new Answer(status, answer.substring(end + 4), Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
