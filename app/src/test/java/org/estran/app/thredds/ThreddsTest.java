package org.estran.app.thredds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.IntStream;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.coverages.datasets.PublishedData;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** THREDDS's services in the whole application, asked over HTTP. */
class ThreddsTest extends ThreddsServed {

    private static final String ID = "thredds_daily";
    private static final String DODS = "/thredds/dodsC/" + ID + "/1.nc";

    @Autowired
    Clock clock;

    @BeforeEach
    void published() throws Exception {
        if (catalogue.find(ID).isEmpty()) {
            data.publish(
                    ID,
                    Map.of(
                            "1.nc", PublishedData.dailyMap(1),
                            "2.nc", PublishedData.dailyMap(2),
                            "été 3.nc", PublishedData.dailyMap(3),
                            "mots.txt", "Des mots.".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void aDatasetIsDeclaredAndReadByDap2() throws Exception {
        HttpResponse<String> dds = get(DODS + ".dds");
        assertThat(dds.statusCode()).isEqualTo(200);
        assertThat(dds.headers().firstValue("XDODS-Server")).contains("opendap/3.7");
        assertThat(dds.headers().firstValue("Content-Description")).contains("dods-dds");
        assertThat(dds.body())
                .contains("Float64 sst[time = 1][lat = 3][lon = 4];")
                .endsWith("} thredds_daily/1.nc;\n");
        assertThat(get(DODS + ".das").body()).contains("String title \"Daily \\\"sea\\\" temperature\";");
        HttpResponse<byte[]> dods = bytes("GET", DODS + ".dods?sst.sst[0][1:2][0:3:3]");
        assertThat(dods.headers().firstValue("Content-Length")).contains(String.valueOf(dods.body().length));
        ByteBuffer end = ByteBuffer.wrap(dods.body(), dods.body().length - 40, 40);
        assertThat(end.getInt()).isEqualTo(4);
        assertThat(end.getInt()).isEqualTo(4);
        assertThat(new double[] {end.getDouble(), end.getDouble(), end.getDouble(), end.getDouble()})
                .containsExactly(new double[] {1.1, 1.13, 1.2, 1.23}, offset(1e-12));
        assertThat(get(DODS + ".ascii?sst[0][1][2]").body()).contains("sst.sst[1][1][1]\n[0][0], 1.12");
        assertThat(get(DODS + ".ver").body()).contains("opendap/3.7");
        assertThat(get(DODS + ".html").body()).contains("sst[0:1:0][0:1:2][0:1:3]");
        assertThat(get(DODS + ".info").body()).contains("sea_surface_temperature");
    }

    @Test
    void filesOfARecordAreReadAsOne() throws Exception {
        String all = "/thredds/dodsC/" + ID + "/aggregation";
        assertThat(get(all + ".dds").body()).contains("Float64 sst[time = 3][lat = 3][lon = 4];");
        assertThat(get(all + ".ascii?sst.sst[0:2][2][3]").body()).contains("[0][0], 1.23\n[1][0], 2.23\n[2][0], 3.23");
    }

    @Test
    void namesWithAccentsAndSpacesAreServed() throws Exception {
        assertThat(get("/thredds/dodsC/" + ID + "/%C3%A9t%C3%A9%203.nc.ascii?time")
                        .body())
                .contains("time[1]\n2.0");
    }

    @Test
    void bracketsMayBeEncodedOrNot() throws Exception {
        assertThat(get(DODS + ".ascii?lat%5b1:2%5d").body()).contains("46.0, 47.0");
        assertThat(get(DODS + ".ascii?lat[1:2]").body()).contains("46.0, 47.0");
    }

    @Test
    void everyRefusalIsAnErrorObjectOfTheProtocol() throws Exception {
        refused(DODS + ".dods?nosuch", 400, 2);
        refused(DODS + ".dds?nosuch[0]", 400, 2);
        refused(DODS + ".dods?sst[0][0][4]", 400, 3);
        refused(DODS + ".dods?sst[0][0]", 400, 3);

        refused("/thredds/dodsC/" + ID + "/absent.nc.dds", 404, 1);
        refused("/thredds/dodsC/" + ID + "/mots.txt.dds", 404, 1);
        refused("/thredds/dodsC/no_such_record/1.nc.dods", 404, 1);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeTheWork() throws Exception {
        // A hundred times the same map is more than the two kilobytes of text allowed here.
        if (catalogue.find("thredds_large").isEmpty()) {
            data.publish(
                    "thredds_large",
                    Map.of(
                            "1.nc",
                            PublishedData.dailyMap(1),
                            "2.nc",
                            PublishedData.dailyMap(2),
                            "3.nc",
                            PublishedData.dailyMap(3),
                            "4.nc",
                            PublishedData.dailyMap(4),
                            "5.nc",
                            PublishedData.dailyMap(5),
                            "6.nc",
                            PublishedData.dailyMap(6),
                            "7.nc",
                            PublishedData.dailyMap(7),
                            "8.nc",
                            PublishedData.dailyMap(8),
                            "9.nc",
                            PublishedData.dailyMap(9),
                            "10.nc",
                            PublishedData.dailyMap(10)));
        }
        refused("/thredds/dodsC/thredds_large/aggregation.ascii", 413, 413);
        assertThat(bytes("GET", "/thredds/dodsC/thredds_large/aggregation.dods").statusCode())
                .isEqualTo(200);
    }

    @Test
    void withdrawnDataAreGoneFromEveryService() throws Exception {
        if (catalogue.find("thredds_gone").isEmpty()) {
            data.publish("thredds_gone", Map.of("1.nc", PublishedData.dailyMap(1)));
            assertThat(get("/thredds/dodsC/thredds_gone/1.nc.dds").statusCode()).isEqualTo(200);
            catalogue.withdraw(
                    "thredds_gone",
                    new Withdrawal("Un capteur.", null, Withdrawal.Scope.DATA, clock.instant(), "test"));
            data.awaitIndex();
        }
        refused("/thredds/dodsC/thredds_gone/1.nc.dds", 410, 1);
        refused("/thredds/dodsC/thredds_gone/1.nc.dods", 410, 1);
        refused("/thredds/dodsC/thredds_gone/aggregation.dds", 410, 1);
        for (String path : new String[] {
            "dap4/thredds_gone/1.nc.dmr.xml",
            "fileServer/thredds_gone/1.nc",
            "ncss/grid/thredds_gone/1.nc?var=sst",
            "ncml/thredds_gone/1.nc",
            "iso/thredds_gone/1.nc",
            "catalog/thredds_gone/catalog.xml"
        }) {
            assertThat(get("/thredds/" + path).statusCode()).as(path).isEqualTo(410);
        }
        assertThat(get("/thredds/catalog.xml").body()).doesNotContain("thredds_gone");
    }

    @Test
    void cataloguesListRecordsAndTheirDatasetsWithTheServicesTheyHave() throws Exception {
        assertThat(get("/thredds/catalog.xml").body())
                .contains("xlink:href=\"/thredds/catalog/" + ID + "/catalog.xml\"");
        String record = get("/thredds/catalog/" + ID + "/catalog.xml").body();
        assertThat(record)
                .contains("urlPath=\"" + ID + "/1.nc\"")
                .contains("urlPath=\"" + ID + "/%C3%A9t%C3%A9%203.nc\"")
                .contains("urlPath=\"" + ID + "/aggregation\"")
                .contains("serviceType=\"OpenDAP\" base=\"/thredds/dodsC/\"")
                .contains("<start>2020-01-01T00:00:00Z</start><end>2020-01-03T00:00:00Z</end>")
                .doesNotContain("mots.txt");
        assertThat(javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new java.io.ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("dataset")
                        .getLength())
                .isEqualTo(5);
        assertThat(get("/thredds/catalog.html?lang=fr").body()).contains("/thredds/catalog/" + ID + "/catalog.html");
        assertThat(get("/thredds/catalog/" + ID + "/catalog.html?lang=en").body())
                .contains("/thredds/dodsC/" + ID + "/aggregation.html");
        assertThat(get("/thredds/catalog/no_such_record/catalog.xml").statusCode())
                .isEqualTo(404);
    }

    @Test
    void filesAreGivenByRangesAndHeadTellsTheTruth() throws Exception {
        String file = "/thredds/fileServer/" + ID + "/1.nc";
        HttpResponse<byte[]> whole = bytes("GET", file);
        assertThat(whole.body()).isEqualTo(PublishedData.dailyMap(1));
        HttpResponse<byte[]> part = client.send(
                HttpRequest.newBuilder(URI.create(address(file)))
                        .header("Range", "bytes=4-11")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole.body(), 4, 12));
        HttpResponse<byte[]> head = bytes("HEAD", file);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains(String.valueOf(whole.body().length));
        assertThat(head.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(bytes("HEAD", file + ".aux.xml").statusCode()).isEqualTo(404);
        assertThat(bytes("HEAD", "/thredds/fileServer/no_such_record/x.nc").statusCode())
                .isEqualTo(404);
        assertThat(bytes("HEAD", DODS + ".dods").statusCode()).isEqualTo(200);
        assertThat(bytes("HEAD", "/thredds/dodsC/" + ID + "/absent.nc.dods").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDatasetIsDeclaredAndReadByDap4() throws Exception {
        String base = "/thredds/dap4/" + ID + "/1.nc";
        assertThat(get(base + ".dmr.xml").body())
                .contains("<Dimension name=\"lat\" size=\"3\"/>")
                .contains("<Float64 name=\"sst\">")
                .contains("<Dim name=\"/lat\"/>");
        byte[] answer = bytes("GET", base + ".dap?dap4.ce=/sst[0][1][2:3]&dap4.checksum=true")
                .body();
        int dmr = (answer[1] & 255) << 16 | (answer[2] & 255) << 8 | answer[3] & 255;
        assertThat(answer[0]).isEqualTo((byte) 4);
        assertThat(new String(answer, 4, dmr, StandardCharsets.UTF_8))
                .startsWith("<?xml")
                .contains("<Dim size=\"2\"/>")
                .doesNotContain("name=\"time\">");
        ByteBuffer rest = ByteBuffer.wrap(answer, 4 + dmr, answer.length - 4 - dmr);
        assertThat(rest.getInt()).isEqualTo(0x05_00_00_14);
        rest.order(ByteOrder.LITTLE_ENDIAN);
        byte[] values = new byte[16];
        rest.get(rest.position(), values);
        assertThat(rest.getDouble()).isEqualTo(1.12, offset(1e-12));
        assertThat(rest.getDouble()).isEqualTo(1.13, offset(1e-12));
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(values);
        assertThat(rest.getInt()).isEqualTo((int) crc.getValue());
        HttpResponse<String> refused = get(base + ".dap?dap4.ce=/nosuch");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("httpcode=\"400\"").contains("nosuch");
        assertThat(get(base + ".dap?dap4.ce=/sst[0][0:3][0]").statusCode()).isEqualTo(400);
    }

    @Test
    void aBoxIsGivenAsANetcdfFileThatStandsForItself() throws Exception {
        HttpResponse<byte[]> answer = bytes(
                "GET",
                "/thredds/ncss/grid/" + ID
                        + "/aggregation?var=sst&north=46.4&south=45.5&west=353.5&east=355&temporal=all&accept=netcdf3");
        assertThat(answer.statusCode()).isEqualTo(200);
        Path file = Files.write(Files.createTempFile("subset", ".nc"), answer.body());
        try (DataFile data = DataFiles.open(file)) {
            DataVariable sst = data.variable("sst").orElseThrow();
            assertThat(sst.shape()).containsExactly(3, 1, 2);
            assertThat(data.read(sst).strings())
                    .containsExactly("1.12", "1.1300000000000001", "2.12", "2.13", "3.12", "3.13");
            assertThat(data.attributes().text("history").orElseThrow()).contains("/thredds/ncss/grid/" + ID);
            assertThat(data.attributes().number("geospatial_lon_min")).hasValue(-6);
        }
    }

    @Test
    void theSameIsGivenAsNetcdf4() throws Exception {
        String query = "/thredds/ncss/grid/" + ID + "/aggregation?var=sst&temporal=all&accept=";
        HttpResponse<byte[]> answer = bytes("GET", query + "netcdf4");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-netcdf4");
        assertThat(answer.headers().firstValue("Content-Length")).contains(String.valueOf(answer.body().length));
        Path new4 = Files.write(Files.createTempFile("subset", ".nc"), answer.body());
        Path old = Files.write(
                Files.createTempFile("subset", ".nc"),
                bytes("GET", query + "netcdf3").body());
        try (DataFile data = DataFiles.open(new4);
                DataFile same = DataFiles.open(old)) {
            assertThat(data.format()).isEqualTo(DataFile.Format.NETCDF4);
            for (DataVariable variable : same.variables()) {
                assertThat(data.read(data.variable(variable.name()).orElseThrow())
                                .isSame(same.read(variable)))
                        .as(variable.name())
                        .isTrue();
            }
            assertThat(data.attributes().names()).isEqualTo(same.attributes().names());
        }
        assertThat(get("/thredds/ncss/grid/" + ID + "/1.nc/dataset.xml").body()).contains(">netcdf4</accept>");
    }

    @Test
    void aPointIsGivenAsATableOrAFile() throws Exception {
        String point = "/thredds/ncss/grid/" + ID + "/aggregation?var=sst&latitude=46.9&longitude=-5.2&temporal=all";
        assertThat(get(point + "&accept=csv").body().lines())
                .containsExactly(
                        "time,station,latitude[unit=\"degrees_north\"],longitude[unit=\"degrees_east\"],sst[unit=\"degC\"]",
                        "2020-01-01T00:00:00Z,GridPointRequestedAt[46.900N_5.200W],47.000,-5.000,1.23",
                        "2020-01-02T00:00:00Z,GridPointRequestedAt[46.900N_5.200W],47.000,-5.000,2.23",
                        "2020-01-03T00:00:00Z,GridPointRequestedAt[46.900N_5.200W],47.000,-5.000,3.23");
        assertThat(get(point + "&accept=xml").body()).contains("<data name=\"sst\" units=\"degC\">2.23</data>");
        Path file = Files.write(
                Files.createTempFile("point", ".nc"),
                bytes("GET", point + "&accept=netcdf3").body());
        try (DataFile data = DataFiles.open(file)) {
            assertThat(data.read(data.variable("sst").orElseThrow()).strings()).containsExactly("1.23", "2.23", "3.23");
            assertThat(data.attributes().text("featureType")).contains("timeSeries");
        }
        assertThat(get("/thredds/ncss/grid/" + ID + "/1.nc/dataset.xml").body())
                .contains("<axis name=\"lat\" shape=\"[3]\" type=\"double\" axisType=\"Lat\">")
                .contains("<grid name=\"sst\"");
        assertThat(get("/thredds/ncss/grid/" + ID + "/1.nc/dataset.html").statusCode())
                .isEqualTo(200);
    }

    @Test
    void mistakesInASubsetAreToldInPlainWords() throws Exception {
        String grid = "/thredds/ncss/grid/" + ID + "/1.nc?";
        for (String bad : new String[] {
            "var=nosuch&latitude=46&longitude=-6",
            "var=sst&north=30&south=40&west=-6&east=10",
            "var=sst&north=30&south=20&west=-6&east=10",
            "var=sst&latitude=0&longitude=0",
            "var=sst&latitude=x&longitude=0",
            "var=sst&time=yesterday",
            "var=sst&time_start=2020-01-01",
            "var=sst&time_start=2020-01-02&time_end=2020-01-01",
            "var=sst&horizStride=0",
            "var=sst&accept=grib2",
            "var=sst&latitude=46"
        }) {
            HttpResponse<String> answer = get(grid + bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        }
        assertThat(get("/thredds/ncss/grid/" + ID + "/absent.nc?var=sst").statusCode())
                .isEqualTo(404);
    }

    @Test
    void descriptionsAreThere() throws Exception {
        assertThat(get("/thredds/ncml/" + ID + "/1.nc").body())
                .contains("<dimension name=\"lon\" length=\"4\"/>")
                .contains("<variable name=\"sst\" shape=\"time lat lon\" type=\"double\">");
        HttpResponse<String> iso = get("/thredds/iso/" + ID + "/1.nc");
        assertThat(iso.statusCode()).isEqualTo(302);
        assertThat(iso.headers().firstValue("Location").orElse("")).endsWith("/records/" + ID + "?f=iso19139");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        String tag = get(DODS + ".dds").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = client.send(
                HttpRequest.newBuilder(URI.create(address(DODS + ".dds")))
                        .header("If-None-Match", tag)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void manyReadersAtOnceGetTheSame() {
        assertThat(IntStream.range(0, 40).parallel().mapToObj(i -> {
                    try {
                        return get("/thredds/dodsC/" + ID + "/aggregation.ascii?sst.sst[1][1][" + i % 4 + "]")
                                .body()
                                .contains("[0][0], 2.1" + (i % 4 == 0 ? "" : i % 4));
                    } catch (IOException | InterruptedException failed) {
                        throw new IllegalStateException(failed);
                    }
                }))
                .containsOnly(true);
    }

    private void refused(String path, int status, int code) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Description")).contains("dods-error");
        assertThat(answer.body())
                .startsWith("Error {\n    code = " + code + ";\n    message = \"")
                .endsWith("\";\n};\n");
    }
}
