package org.estran.app.thredds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.app.coverages.datasets.PublishedData;
import org.estran.app.home.Home;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.writing.ClassicWriter;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What leaves the centre says where it comes from; what grows is seen at once; whoever leaves holds nothing up. */
class OutputsTest extends ThreddsServed {

    @Autowired
    Home home;

    @Test
    void everyFileSaysItsDoiItsLicenceItsExtentsAndHowItWasMade() throws Exception {
        if (catalogue.find("cited_data").isEmpty()) {
            data.publish(
                    "cited_data",
                    1,
                    new RecordBuilder(Kind.DATASET)
                            .title(LocalizedText.of("Citée", "Cited"))
                            .licence("CC-BY-4.0")
                            .build(),
                    Doi.parse("10.17882/cited").orElseThrow(),
                    Map.of("1.nc", PublishedData.dailyMap(1), "2.nc", PublishedData.dailyMap(2)));
        }
        for (String form : List.of("netcdf3", "netcdf4")) {
            for (String query : List.of(
                    "grid/cited_data/aggregation?var=sst&north=47&south=46&west=-7&east=-6&temporal=all&accept=" + form,
                    "point/cited_data/aggregation?var=sst&latitude=46&longitude=-6&time_start=2020-01-02&time_end=2020-01-03"
                            + "&accept=" + form)) {
                String address = "/thredds/ncss/" + query;
                try (DataFile file = opened(address)) {
                    boolean point = query.startsWith("point");
                    Attributes says = file.attributes();
                    assertThat(says.text("Conventions")).contains("CF-1.11, ACDD-1.3");
                    assertThat(says.text("doi")).contains("https://doi.org/10.17882/cited");
                    assertThat(says.text("license")).contains("CC-BY-4.0");
                    assertThat(says.text("id")).contains("cited_data");
                    assertThat(says.text("references")).contains("http://localhost/records/cited_data");
                    assertThat(says.text("title")).contains("Daily \"sea\" temperature");
                    assertThat(says.text("history").orElseThrow())
                            .contains("http://localhost" + address)
                            .contains("version 1 of http://localhost/records/cited_data");
                    assertThat(says.number("geospatial_lat_min")).hasValue(46);
                    assertThat(says.number("geospatial_lat_max")).hasValue(point ? 46 : 47);
                    assertThat(says.number("geospatial_lon_min")).hasValue(point ? -6 : -7);
                    assertThat(says.number("geospatial_lon_max")).hasValue(-6);
                    assertThat(says.text("time_coverage_start"))
                            .contains(point ? "2020-01-02T00:00:00Z" : "2020-01-01T00:00:00Z");
                    assertThat(says.text("time_coverage_end")).contains("2020-01-02T00:00:00Z");
                }
            }
        }
    }

    @Test
    void aNewVersionMakesTheAggregationGrowAtOnce() throws Exception {
        String address = "/thredds/dodsC/growing/aggregation";
        data.publish("growing", Map.of("1.nc", PublishedData.dailyMap(1), "2.nc", PublishedData.dailyMap(2)));
        assertThat(get(address + ".ascii?time").body()).contains("time[2]\n0.0, 1.0");
        assertThat(get(address + ".ascii?sst.sst[1][0][0]").body()).contains("[0][0], 2.0");

        data.publish(
                "growing",
                2,
                described("Croît", "Grows"),
                null,
                Map.of(
                        "1.nc",
                        PublishedData.dailyMap(1),
                        "2.nc",
                        PublishedData.dailyMap(2),
                        "3.nc",
                        PublishedData.dailyMap(3)));

        assertThat(get(address + ".dds").body()).contains("Float64 sst[time = 3][lat = 3][lon = 4];");
        assertThat(get(address + ".ascii?time").body()).contains("time[3]\n0.0, 1.0, 2.0");
        assertThat(get(address + ".ascii?sst.sst[2][0][0]").body()).contains("[0][0], 3.0");
        assertThat(get("/thredds/catalog/growing/catalog.xml").body()).contains("growing/3.nc");
        try (DataFile all = opened("/thredds/ncss/grid/growing/aggregation?var=sst&temporal=all&accept=netcdf4")) {
            assertThat(all.variable("sst").orElseThrow().shape()).containsExactly(3, 3, 4);
        }
    }

    /** Other servers keep originals open or locked, so that they can neither be replaced nor unmounted. */
    @Test
    void originalsAreNeitherHeldOpenNorLocked() throws Exception {
        data.publish("held_data", Map.of("1.nc", PublishedData.dailyMap(1), "2.nc", PublishedData.dailyMap(2)));
        Set<Path> before = open();
        for (String address : List.of(
                "/thredds/catalog/held_data/catalog.xml",
                "/thredds/dodsC/held_data/1.nc.dds",
                "/thredds/dodsC/held_data/1.nc.das",
                "/thredds/dap4/held_data/1.nc.dmr.xml",
                "/thredds/dodsC/held_data/aggregation.dds",
                "/thredds/ncml/held_data/1.nc")) {
            assertThat(get(address).statusCode()).as(address).isEqualTo(200);
        }
        // What is told of a file is told without opening it.
        nothingIsHeldSince(before);
        assertThat(bytes("GET", "/thredds/fileServer/held_data/1.nc").statusCode())
                .isEqualTo(200);
        nothingIsHeldSince(before);
        assertThat(get("/thredds/dodsC/held_data/1.nc.ascii?time").statusCode()).isEqualTo(200);
        List<String> locked = Files.readAllLines(Path.of("/proc/locks"));
        for (Path file : originals()) {
            String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
            assertThat(locked).noneMatch(line -> line.contains(inode));
        }
        // With a new version, at the latest, what was open of the old one is closed.
        data.publish("held_data", 2, described("Tenue", "Held"), null, Map.of("1.nc", PublishedData.dailyMap(3)));
        nothingIsHeldSince(before);
    }

    @Test
    void netcdf4IsGivenCompressedWithItsLength() throws Exception {
        data.publish("compressible", Map.of("map.nc", map()));
        String address = "/thredds/ncss/grid/compressible/map.nc?var=sst&temporal=all&accept=";
        HttpResponse<byte[]> answer = bytes("GET", address + "netcdf4");
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
        assertThat(answer.body().length)
                .isLessThan(bytes("GET", address + "netcdf3").body().length / 10);
        try (DataFile compressed = opened(address + "netcdf4");
                DataFile plain = opened(address + "netcdf3")) {
            assertThat(compressed
                            .read(compressed.variable("sst").orElseThrow())
                            .isSame(plain.read(plain.variable("sst").orElseThrow())))
                    .isTrue();
        }
        assertThat(home.cache().resolve("subsets")).isEmptyDirectory();
    }

    /** A map of 200 rows and 300 columns, smooth as the sea is. */
    private static byte[] map() throws IOException {
        Dimension lat = new Dimension("lat", 200, false);
        Dimension lon = new Dimension("lon", 300, false);
        double[] values = new double[60_000];
        Arrays.setAll(values, i -> i / 300 / 10.0);
        return written(new Plan(
                Attributes.NONE,
                List.of(lat, lon),
                List.of(
                        degrees(lat, "degrees_north"),
                        degrees(lon, "degrees_east"),
                        PlannedVariable.of("sst", List.of(lat, lon), Attributes.NONE, Values.ofNumbers(values)))));
    }

    private static PlannedVariable degrees(Dimension along, String units) {
        double[] values = new double[(int) along.length()];
        Arrays.setAll(values, i -> i / 10.0);
        return PlannedVariable.of(
                along.name(),
                List.of(along),
                Attributes.NONE.with("units", Values.ofText(units)),
                Values.ofNumbers(values));
    }

    /** Catalogues, headers, capabilities and pages are answered from the index, by the system's own count of opened files. */
    @Test
    void whatIsToldOfAFileIsToldWithoutOpeningIt() throws Throwable {
        data.publish("unopened", Map.of("1.nc", PublishedData.dailyMap(1), "2.nc", PublishedData.dailyMap(2)));
        data.publish("unopened_curved", Map.of("curved.nc", curved()));
        String metadata = "?SERVICE=WMS&REQUEST=GetMetadata&layerName=";
        List<String> addresses = new ArrayList<>(List.of(
                "/thredds/catalog.xml",
                "/thredds/catalog.html",
                "/wms?SERVICE=WMS&REQUEST=GetCapabilities",
                "/wms/unopened?SERVICE=WMS&REQUEST=GetCapabilities",
                "/wms?SERVICE=WMS&REQUEST=GetMetadata&item=menu"));
        for (String id : List.of("unopened", "unopened_curved")) {
            addresses.addAll(List.of(
                    "/records/" + id,
                    "/thredds/catalog/" + id + "/catalog.xml",
                    "/thredds/catalog/" + id + "/catalog.html"));
        }
        for (String dataset : List.of("unopened/1.nc", "unopened/aggregation", "unopened_curved/curved.nc")) {
            for (String ending : List.of(".dds", ".das", ".html", ".info")) {
                addresses.add("/thredds/dodsC/" + dataset + ending);
            }
            addresses.addAll(List.of(
                    "/thredds/dodsC/" + dataset + ".dds?sst",
                    "/thredds/dap4/" + dataset + ".dmr",
                    "/thredds/dap4/" + dataset + ".dmr.xml",
                    "/thredds/ncml/" + dataset,
                    "/thredds/iso/" + dataset,
                    "/thredds/ncss/grid/" + dataset + "/dataset.xml",
                    "/thredds/ncss/grid/" + dataset + "/dataset.html",
                    "/wms/" + dataset + "?SERVICE=WMS&REQUEST=GetCapabilities",
                    "/wms/" + dataset + "?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.1.1",
                    "/wms/" + dataset + metadata + "sst&item=timesteps&day=2020-01-01",
                    "/wms/" + dataset + metadata + "sst&item=animationTimesteps"));
        }
        // A range of colours is found in values, by whoever asks first.
        Map<String, String> before = new HashMap<>();
        for (String item : List.of("layerDetails", "minmax")) {
            for (String dataset : List.of("unopened/aggregation", "unopened_curved/curved.nc")) {
                String address = "/wms/" + dataset + metadata + "sst&item=" + item;
                before.put(address, get(address).body());
                addresses.add(address);
            }
        }
        List<Path> files = originals().stream()
                .filter(file -> file.toString().endsWith(".nc"))
                .toList();
        try (OpensOfFiles opens = new OpensOfFiles(files)) {
            for (String address : addresses) {
                data.forget("unopened");
                data.forget("unopened_curved");
                HttpResponse<String> answer = get(address);
                assertThat(answer.statusCode()).as(address).isLessThan(400);
                assertThat(answer.body()).isEqualTo(before.getOrDefault(address, answer.body()));
                assertThat(opens.since()).as(address).isEmpty();
            }
            assertThat(get("/thredds/dodsC/unopened_curved/curved.nc.ascii?sst[0][0][0]")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(opens.since())
                    .singleElement()
                    .satisfies(file -> assertThat(file.toString()).contains("curved"));
        }
    }

    /** A map on a grid whose places are written down one by one. */
    private static byte[] curved() throws IOException {
        Dimension time = new Dimension("time", 1, false);
        Dimension y = new Dimension("y", 2, false);
        Dimension x = new Dimension("x", 3, false);
        return written(new Plan(
                Attributes.NONE.with("Conventions", Values.ofText("CF-1.11")),
                List.of(time, y, x),
                List.of(
                        PlannedVariable.of(
                                "time",
                                List.of(time),
                                Attributes.NONE.with("units", Values.ofText("days since 2020-01-01")),
                                Values.ofNumbers(0)),
                        PlannedVariable.of(
                                "lon",
                                List.of(y, x),
                                Attributes.NONE.with("units", Values.ofText("degrees_east")),
                                Values.ofNumbers(-8, -7, -6, -8.5, -7.5, -6.5)),
                        PlannedVariable.of(
                                "lat",
                                List.of(y, x),
                                Attributes.NONE.with("units", Values.ofText("degrees_north")),
                                Values.ofNumbers(45, 45.1, 45.2, 46, 46.1, 46.2)),
                        PlannedVariable.of(
                                "sst",
                                List.of(time, y, x),
                                Attributes.NONE
                                        .with("units", Values.ofText("degC"))
                                        .with("coordinates", Values.ofText("lon lat")),
                                Values.ofNumbers(1, 2, 3, 4, 5, 6)))));
    }

    /** The last byte reaches the client a moment before the server closes what it came from. */
    private void nothingIsHeldSince(Set<Path> before) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(opened(before)).isEmpty());
    }

    @Test
    void whoeverLeavesCancelsTheWorkAndFreesTheirPlace() throws Exception {
        if (catalogue.find("long_read").isEmpty()) {
            data.publish("long_read", Map.of("large.nc", large()));
        }
        int length = 8 * 3000 * 2000;
        // Only two answers are read at a time here: were these not cancelled, the last one would have no place.
        for (int i = 0; i < 4; i++) {
            try (Socket socket = new Socket("localhost", port)) {
                socket.setReceiveBufferSize(1 << 14);
                socket.getOutputStream()
                        .write("GET /thredds/dodsC/long_read/large.nc.dods?v HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();
                assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200");
            }
        }
        HttpResponse<byte[]> answer = bytes("GET", "/thredds/dodsC/long_read/large.nc.dods?v");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().length).isGreaterThan(length);
    }

    @Test
    void terabytesAreRefusedBeforeAnythingIsRead() throws Exception {
        if (catalogue.find("terabytes").isEmpty()) {
            data.publish("terabytes", Map.of("hollow.zip", hollow()));
        }
        Map<String, String> refusals = Map.of(
                "/thredds/dodsC/terabytes/hollow.zip.dods?v", "Error {",
                "/thredds/dodsC/terabytes/hollow.zip.ascii?v", "Error {",
                "/thredds/dap4/terabytes/hollow.zip.dap?dap4.ce=/v", "httpcode=\"413\"",
                "/thredds/ncss/grid/terabytes/hollow.zip?var=v&temporal=all&accept=netcdf3",
                        "This request asks for about",
                "/thredds/ncss/grid/terabytes/hollow.zip?var=v&temporal=all&accept=netcdf4",
                        "This request asks for about");
        for (Map.Entry<String, String> each : refusals.entrySet()) {
            HttpResponse<String> answer = get(each.getKey());
            assertThat(answer.statusCode()).as(each.getKey()).isEqualTo(413);
            assertThat(answer.body()).contains(each.getValue());
        }
    }

    /** Six million numbers. */
    private static byte[] large() throws IOException {
        Dimension y = new Dimension("y", 3000, false);
        Dimension x = new Dimension("x", 2000, false);
        return written(new Plan(
                Attributes.NONE,
                List.of(y, x),
                List.of(PlannedVariable.of(
                        "v", List.of(y, x), Attributes.NONE, Values.ofNumbers(new double[6_000_000])))));
    }

    /** A Zarr store of one and a half terabytes, whose values are all missing: a few kilobytes. */
    private static byte[] hollow() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, ".zgroup", "{\"zarr_format\": 2}".getBytes(StandardCharsets.UTF_8));
            axis(zip, "time", "hours since 2000-01-01", 2000, 0, 1);
            axis(zip, "lat", "degrees_north", 7201, -90, 0.025);
            axis(zip, "lon", "degrees_east", 14400, -180, 0.025);
            array(zip, "v", "2000, 7201, 14400", "1, 7201, 14400", "\"time\", \"lat\", \"lon\"", "m");
        }
        return bytes.toByteArray();
    }

    private static void axis(ZipOutputStream zip, String name, String units, int count, double first, double step)
            throws IOException {
        array(zip, name, "" + count, "" + count, '"' + name + '"', units);
        ByteBuffer values = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            values.putDouble(first + i * step);
        }
        entry(zip, name + "/0", values.array());
    }

    private static void array(ZipOutputStream zip, String name, String shape, String chunks, String along, String units)
            throws IOException {
        String metadata = """
                {"zarr_format": 2, "shape": [%s], "chunks": [%s], "dtype": "<f8", "fill_value": 0, "order": "C",
                 "filters": null, "compressor": null}""".formatted(shape, chunks);
        entry(zip, name + "/.zarray", metadata.getBytes(StandardCharsets.UTF_8));
        String attributes = "{\"_ARRAY_DIMENSIONS\": [%s], \"units\": \"%s\"}".formatted(along, units);
        entry(zip, name + "/.zattrs", attributes.getBytes(StandardCharsets.UTF_8));
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
    }

    private static byte[] written(Plan plan) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ClassicWriter(plan).writeTo(bytes);
        return bytes.toByteArray();
    }

    private DataFile opened(String address) throws Exception {
        HttpResponse<byte[]> answer = bytes("GET", address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        Path file = Files.write(Files.createTempFile("output", ".nc"), answer.body());
        file.toFile().deleteOnExit();
        return DataFiles.open(file);
    }

    private static MetadataRecord described(String french, String english) {
        return new RecordBuilder(Kind.DATASET)
                .title(LocalizedText.of(french, english))
                .build();
    }

    private List<Path> originals() throws IOException {
        try (Stream<Path> all = Files.walk(home.archive())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** What of the archive this process has open, by the system's own account. */
    private Set<Path> open() throws IOException {
        Set<Path> open = new HashSet<>();
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            for (Path each : all.toList()) {
                try {
                    open.add(Files.readSymbolicLink(each));
                } catch (IOException closedMeanwhile) {
                    // Then it is not open.
                }
            }
        }
        open.removeIf(file -> !file.startsWith(home.archive()));
        return open;
    }

    private Set<Path> opened(Set<Path> before) throws IOException {
        Set<Path> more = open();
        more.removeAll(before);
        return more;
    }
}
