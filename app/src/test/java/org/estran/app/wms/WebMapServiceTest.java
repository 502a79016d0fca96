package org.estran.app.wms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.DownloadTerms;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.coverages.datasets.PublishedData;
import org.estran.cartography.Palette;
import org.estran.grids.Attributes;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.writing.ClassicWriter;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;
import org.estran.records.AccessCondition;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The Web Map Service and the data view over published files, asked as clients ask. */
@Import(PublishedData.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebMapServiceTest {

    private static final String MAP = "?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=raster/thermal&CRS=CRS:84"
            + "&BBOX=-8.5,44.5,-4.5,47.5&WIDTH=4&HEIGHT=3&FORMAT=image/png&TRANSPARENT=true&COLORSCALERANGE=0,4";

    @Autowired
    PublishedData data;

    @Autowired
    Catalogue catalogue;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-wms").toString();
        properties.add("estran.home", () -> home);
    }

    @Test
    void everyPixelWearsTheColourOfItsCellOnTheDayAskedFor() throws Exception {
        data.publish("pixels", Map.of("one.nc", PublishedData.dailyMap(1), "two.nc", PublishedData.dailyMap(2)));
        for (int day = 1; day <= 2; day++) {
            BufferedImage picture = picture(get("/wms/pixels/aggregation" + MAP + "&LAYERS=sst&TIME=2020-01-0" + day));
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 4; column++) {
                    double value = day + row / 10.0 + column / 100.0;
                    int band = (int) (value / 4 * 250);
                    // The first row of the file is its southernmost, the first of the picture its northernmost.
                    assertThat(picture.getRGB(column, 2 - row) & 0xFFFFFF).isEqualTo(Palette.THERMAL.rgb(band / 249.0));
                }
            }
        }
    }

    @Test
    void theSameLayerHasAnAddressOfItsOwnInEveryScope() throws Exception {
        data.publish("scopes", Map.of("a.nc", PublishedData.dailyMap(1)));
        byte[] one = get("/wms/scopes/a.nc" + MAP + "&LAYERS=sst").body();
        assertThat(get("/thredds/wms/scopes/a.nc" + MAP + "&LAYERS=sst").body()).isEqualTo(one);
        assertThat(get("/wms/scopes" + MAP + "&LAYERS=sst").body()).isEqualTo(one);
        assertThat(get("/wms" + MAP + "&LAYERS=scopes/a.nc/sst").body()).isEqualTo(one);
        assertThat(text(get("/wms?SERVICE=WMS&REQUEST=GetCapabilities"))).contains("<Name>scopes/a.nc/sst</Name>");
    }

    @Test
    void valuesAtAPlaceAreThoseOfTheFile() throws Exception {
        data.publish("values", Map.of("one.nc", PublishedData.dailyMap(1), "two.nc", PublishedData.dailyMap(2)));
        String at =
                "/wms/values/aggregation?VERSION=1.3.0&LAYERS=sst&QUERY_LAYERS=sst&CRS=CRS:84&BBOX=-6.1,45.9,-5.9,46.1"
                        + "&WIDTH=1&HEIGHT=1&I=0&J=0";
        assertThat(text(get(at + "&REQUEST=GetFeatureInfo&INFO_FORMAT=text/plain&TIME=2020-01-02")))
                .contains("sst = 2.12");
        assertThat(text(get(at + "&REQUEST=GetFeatureInfo&INFO_FORMAT=application/json&TIME=2020-01-01")))
                .contains("\"value\":1.12");
        assertThat(text(get(at + "&REQUEST=GetTimeseries&INFO_FORMAT=text/csv")))
                .contains("2020-01-01T00:00:00Z,1.12", "2020-01-02T00:00:00Z,2.12");
        assertThat(text(get("/wms/values/aggregation?REQUEST=GetTransect&LAYERS=sst&LINESTRING=-8%2045,-5%2045"
                        + "&FORMAT=text/csv&TIME=2020-01-01")))
                .contains(",1.03");
        assertThat(text(get("/wms/values/aggregation?REQUEST=GetTransect&LAYERS=sst&LINESTRING=-8%2045,-5%2045"
                        + "&FORMAT=image/svg%2Bxml")))
                .startsWith("<svg");
        assertThat(text(get("/wms/values/aggregation?REQUEST=GetMetadata&item=minmax&layerName=sst&TIME=2020-01-02")))
                .isEqualTo("{\"min\":2.0,\"max\":2.23}");
        assertThat(text(get("/wms/values/aggregation?REQUEST=GetMetadata&item=timesteps&layerName=sst")))
                .contains("2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z");
    }

    @Test
    void meansOfABoxWeighEachCellByItsArea() throws Exception {
        data.publish("of_means", Map.of("one.nc", PublishedData.dailyMap(1), "two.nc", PublishedData.dailyMap(2)));
        String csv = text(get(
                "/wms/of_means/aggregation?REQUEST=GetAreaSeries&LAYERS=sst&BOX=-8.2,44.9,-4.8,47.1&FORMAT=text/csv"));
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double weight = Math.cos(Math.toRadians(45 + row));
                sum += weight * (1 + row / 10.0 + column / 100.0);
                weights += weight;
            }
        }
        String told = csv.lines()
                .filter(line -> line.startsWith("2020-01-01"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(told.split(",")[1]))
                .isCloseTo(sum / weights, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(
                        get("/wms/of_means/aggregation?REQUEST=GetHovmoller&LAYERS=sst&BOX=-8.2,44.9,-4.8,47.1&FORMAT=image/png")
                                .headers()
                                .firstValue("Content-Type"))
                .contains("image/png");
        String diagram = text(get("/wms/of_means/aggregation?REQUEST=GetHovmoller&LAYERS=sst&BOX=-8.2,44.9,-4.8,47.1"
                + "&FORMAT=image/svg%2Bxml&lang=fr"));
        assertThat(diagram).startsWith("<svg").contains(">Temps (UTC)<", ">Longitude (°)<", "data:image/png;base64,");
    }

    @Test
    void aSectionOfAllLevelsIsDrawnAsPointsAndAsLines() throws Exception {
        data.publish("of_levels", Map.of("deep.nc", deep()));
        String at = "/wms/of_levels/deep.nc?REQUEST=GetTransect&LAYERS=temp&LINESTRING=-8%2045,-5%2047&FORMAT=";
        assertThat(picture(get(at + "image/png")).getWidth()).isEqualTo(856);
        HttpResponse<byte[]> answer = get(at + "image/svg%2Bxml&lang=en");
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/svg+xml;charset=UTF-8");
        assertThat(text(answer))
                .startsWith("<svg")
                .contains(">Distance (km)<", ">depth (m)<", ">200<", "data:image/png;base64,");
        assertThat(text(get("/records/of_levels/view?lang=en&line=-8%2045,-5%2047")))
                .contains("REQUEST=GetTransect", "Drawing (SVG)");
    }

    /** Temperatures at three depths. */
    private static byte[] deep() throws IOException {
        Dimension depth = new Dimension("depth", 3, false);
        Dimension lat = new Dimension("lat", 3, false);
        Dimension lon = new Dimension("lon", 4, false);
        double[] values = new double[36];
        Arrays.setAll(values, i -> 20 - i / 12 * 5 + i % 4);
        Plan plan = new Plan(
                Attributes.NONE,
                List.of(depth, lat, lon),
                List.of(
                        PlannedVariable.of(
                                "depth",
                                List.of(depth),
                                Attributes.NONE
                                        .with("units", Values.ofText("m"))
                                        .with("positive", Values.ofText("down")),
                                Values.ofNumbers(0, 50, 200)),
                        PlannedVariable.of(
                                "lat",
                                List.of(lat),
                                Attributes.NONE.with("units", Values.ofText("degrees_north")),
                                Values.ofNumbers(45, 46, 47)),
                        PlannedVariable.of(
                                "lon",
                                List.of(lon),
                                Attributes.NONE.with("units", Values.ofText("degrees_east")),
                                Values.ofNumbers(-8, -7, -6, -5)),
                        PlannedVariable.of(
                                "temp",
                                List.of(depth, lat, lon),
                                Attributes.NONE.with("units", Values.ofText("degC")),
                                Values.ofNumbers(values))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ClassicWriter(plan).writeTo(bytes);
        return bytes.toByteArray();
    }

    @Test
    void aTotalIsTheSumOfValueTimesArea() throws Exception {
        data.publish("of_totals", Map.of("one.nc", PublishedData.dailyMap(1), "two.nc", PublishedData.dailyMap(2)));
        String csv = text(get("/wms/of_totals/aggregation?REQUEST=GetAreaSeries&STATISTIC=total&LAYERS=sst"
                + "&BOX=-8.2,44.9,-4.8,47.1&FORMAT=text/csv"));
        double side = 6_371_007.2 * Math.PI / 180;
        double total = 0;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                total += (1 + row / 10.0 + column / 100.0) * side * side * Math.cos(Math.toRadians(45 + row));
            }
        }
        assertThat(number(csv, "2020-01-01")).isCloseTo(total, org.assertj.core.data.Percentage.withPercentage(1e-6));
        assertThat(csv).contains("m2)");
        assertThat(text(get("/wms/of_totals/aggregation?REQUEST=GetAreaSeries&STATISTIC=most&LAYERS=sst&BOX=1,2,3,4")))
                .contains("STATISTIC is mean or total");
    }

    @Test
    void ofAPolygonCountTheCellsWhoseCentresLieInIt() throws Exception {
        data.publish("of_polygons", Map.of("one.nc", PublishedData.dailyMap(1), "two.nc", PublishedData.dailyMap(2)));
        String of = "/wms/of_polygons/aggregation?REQUEST=GetAreaSeries&LAYERS=sst&FORMAT=text/csv&POLYGON=";
        // A triangle around the first two cells of the southern row and the first of the one above.
        String csv = text(get(of + "-8.3%2044.8,-6.6%2044.8,-8.3%2046.5"));
        double lower = Math.cos(Math.toRadians(45));
        double upper = Math.cos(Math.toRadians(46));
        assertThat(number(csv, "2020-01-01"))
                .isCloseTo(
                        ((1.0 + 1.01) * lower + 1.1 * upper) / (2 * lower + upper),
                        org.assertj.core.data.Offset.offset(1e-6));
        assertThat(text(get(of + "-8.3%2044.8,-6.6%2044.8"))).contains("POLYGON is 3 to 200 places");
        assertThat(text(get(of + "10%2010,11%2010,11%2011"))).contains("No cell of the grid");
    }

    @Test
    void twoVariablesOnOneGridAreComparedCellByCell() throws Exception {
        data.publish("compared", Map.of("a.nc", PublishedData.dailyMap(1)));
        String two = "/wms/compared/a.nc?VERSION=1.3.0&LAYERS=sst,sst&TIME=2020-01-01";
        String frame = "&CRS=CRS:84&BBOX=-8.5,44.5,-4.5,47.5&WIDTH=4&HEIGHT=3";
        assertThat(text(get(two + frame + "&REQUEST=GetDifference&FORMAT=text/csv"))
                        .lines())
                .hasSize(13)
                .anyMatch(line -> line.startsWith("-8.0,45.0,1.0,1.0,0.0"));
        assertThat(picture(get(two + frame + "&REQUEST=GetDifference&FORMAT=image/png"))
                        .getWidth())
                .isEqualTo(4);
        assertThat(picture(get(two + frame.replace("HEIGHT=3", "HEIGHT=200")
                                + "&REQUEST=GetDifference&FORMAT=image/png"))
                        .getWidth())
                .isEqualTo(134);
        assertThat(text(get(two + "&REQUEST=GetScatter&FORMAT=application/json")))
                .contains("\"cells\":12", "\"correlation\":1.0");
        assertThat(picture(get(two + "&REQUEST=GetScatter&FORMAT=image/png")).getWidth())
                .isEqualTo(600);
        assertThat(text(get(two.replace("sst,sst", "sst") + "&REQUEST=GetScatter")))
                .contains("Two layers are compared");
        assertThat(text(get(two + frame + "&REQUEST=GetDifference&FORMAT=image/svg%2Bxml")))
                .contains("code=\"InvalidFormat\"");
    }

    /** The film has one picture for each time, in order, and every pixel the colour of its day. */
    @Test
    void aListOrAStretchOfTimesIsAFilm() throws Exception {
        data.publish(
                "of_films",
                Map.of(
                        "one.nc", PublishedData.dailyMap(1),
                        "two.nc", PublishedData.dailyMap(2),
                        "three.nc", PublishedData.dailyMap(3)));
        String map = "/wms/of_films/aggregation" + MAP.replace("image/png", "image/gif") + "&LAYERS=sst&TIME=";
        assertThat(colours(get(map + "2020-01-01,2020-01-03"))).containsExactly(colour(1), colour(3));
        assertThat(colours(get(map + "2020-01-01/2020-01-03"))).containsExactly(colour(1), colour(2), colour(3));
        assertThat(colours(get(map + "2020-01-01/2020-01-03/P2D"))).containsExactly(colour(1), colour(3));
        assertThat(colours(get(map + "2020-01-02"))).containsExactly(colour(2));
        assertThat(text(get(map.replace("image/gif", "image/png") + "2020-01-01/2020-01-03")))
                .contains("code=\"InvalidDimensionValue\"", "image/gif");
        assertThat(text(get(map + "2021-01-01/2021-01-03"))).contains("The layer has nothing at");
        String large = map.replace("WIDTH=4&HEIGHT=3", "WIDTH=2048&HEIGHT=2048");
        assertThat(text(get(large + "2020-01-01/2020-01-03"))).startsWith("GIF89a");
    }

    /** Of the first pixel of each picture of a film, whose southernmost row is the file's first. */
    private static List<Integer> colours(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/gif");
        javax.imageio.ImageReader reader =
                ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(answer.body())));
        List<Integer> colours = new java.util.ArrayList<>();
        for (int i = 0; i < reader.getNumImages(true); i++) {
            colours.add(reader.read(i).getRGB(0, 2) & 0xFFFFFF);
        }
        return colours;
    }

    private static int colour(int day) {
        return Palette.THERMAL.rgb((int) (day / 4.0 * 250) / 249.0);
    }

    /** ncWMS's own viewer: menu, details of a layer, its times, the range of what is seen, choices for an animation. */
    @Test
    void godivaFindsWhatItAsksFor() throws Exception {
        data.publish("godiva", Map.of("one.nc", PublishedData.dailyMap(1), "two.nc", PublishedData.dailyMap(2)));
        String at = "/thredds/wms/godiva/aggregation?request=GetMetadata&";
        assertThat(text(get(at + "item=menu")))
                .contains("\"label\"", "\"children\"", "\"id\":\"sst\"", "\"plottable\":true");
        String details = text(get(at + "item=layerDetails&layerName=sst&time=2020-01-02T00:00:00.000Z"));
        assertThat(details)
                .contains(
                        "\"units\":",
                        "\"bbox\":[",
                        "\"scaleRange\":[",
                        "\"numColorBands\":",
                        "\"supportedStyles\":[",
                        "\"palettes\":[",
                        "\"defaultPalette\":",
                        "\"logScaling\":false",
                        "\"datesWithData\":{\"2020\":{\"0\":[1,2]}}",
                        "\"nearestTimeIso\":\"2020-01-02T00:00:00Z\"",
                        "\"supportsTimeseries\":true");
        assertThat(text(get(at + "item=timesteps&layerName=sst&day=2020-01-02")))
                .isEqualTo("{\"timesteps\":[\"00:00:00Z\"]}");
        // Upper and lower case of parameters as Godiva3 sends them, and the numbers of its map in the order of its
        // version.
        assertThat(
                        text(
                                get(
                                        at
                                                + "item=minmax&layerName=sst&layers=sst&styles=default-scalar/default&crs=EPSG:4326"
                                                + "&bbox=-8.5,44.5,-4.5,47.5&width=50&height=50&elevation=0&time=2020-01-02T00:00:00.000Z&version=1.1.1")))
                .isEqualTo("{\"min\":2.0,\"max\":2.23}");
        assertThat(
                        text(
                                get(
                                        at
                                                + "item=animationTimesteps&layerName=sst&start=2020-01-01T00:00:00.000Z&end=2020-01-02T00:00:00.000Z")))
                .contains("\"timeStrings\":[", "\"timeString\":\"2020-01-01T00:00:00Z/2020-01-02T00:00:00Z\"");
        String seen = "/thredds/wms/godiva/aggregation?SERVICE=WMS&REQUEST=GetMap&VERSION=1.1.1&LAYERS=sst"
                + "&STYLES=default-scalar/default&WIDTH=256&HEIGHT=256&FORMAT=image/png&TRANSPARENT=true&SRS=EPSG:4326"
                + "&BBOX=-8.5,44.5,-4.5,47.5&TIME=2020-01-02T00:00:00.000Z&COLORSCALERANGE=1,3&NUMCOLORBANDS=20"
                + "&ABOVEMAXCOLOR=extend&BELOWMINCOLOR=extend&BGCOLOR=transparent&LOGSCALE=false";
        assertThat(picture(get(seen)).getWidth()).isEqualTo(256);
        // "Export as animation" asks for the stretch that animationTimesteps named.
        assertThat(text(get(seen.replace("image/png", "image/gif")
                        .replace("TIME=2020-01-02T00:00:00.000Z", "TIME=2020-01-01T00:00:00Z/2020-01-02T00:00:00Z"))))
                .startsWith("GIF89a");
        assertThat(picture(get("/thredds/wms/godiva/aggregation?REQUEST=GetLegendGraphic&LAYERS=sst&COLORBARONLY=true"
                                + "&WIDTH=1&HEIGHT=398&PALETTE=default&NUMCOLORBANDS=20&VERTICAL=true"))
                        .getHeight())
                .isEqualTo(398);
        assertThat(text(get(
                        "/thredds/wms/godiva/aggregation?REQUEST=GetFeatureInfo&LAYERS=sst&QUERY_LAYERS=sst&VERSION=1.1.1"
                                + "&SRS=EPSG:4326&BBOX=-6.1,45.9,-5.9,46.1&WIDTH=1&HEIGHT=1&X=0&Y=0&INFO_FORMAT=text/xml"
                                + "&TIME=2020-01-02T00:00:00.000Z")))
                .contains("<longitude>-6.0</longitude>", "2.12</value>");
    }

    /** Leaflet.TimeDimension reads the times out of the capabilities of 1.1.1, or asks for the default and range of a layer. */
    @Test
    void leafletTimeDimensionFindsTheTimesAndTheRange() throws Exception {
        data.publish("leaflet", Map.of("one.nc", PublishedData.dailyMap(1), "two.nc", PublishedData.dailyMap(2)));
        String at = "/thredds/wms/leaflet/aggregation";
        assertThat(text(get(at + "?service=WMS&version=1.1.1&request=GetCapabilities")))
                .contains("<Name>sst</Name>")
                .containsPattern("<Extent name=\"time\"[^>]*default=\"2020-01-02T00:00:00Z\"[^>]*>"
                        + "2020-01-01T00:00:00Z,2020-01-02T00:00:00Z</Extent>");
        assertThat(picture(get(at + "?service=WMS&request=GetMap&layers=sst&styles=&format=image%2Fpng&transparent=true"
                                + "&version=1.1.1&time=2020-01-02T00%3A00%3A00.000Z&width=256&height=256&srs=EPSG%3A3857"
                                + "&bbox=-939258.2035682462,5635549.221409473,-626172.1357121642,5948635.289265557"))
                        .getWidth())
                .isEqualTo(256);
        assertThat(text(get(at + "?service=WMS&version=1.1.1&request=GetMetadata&item=layerDetails&layerName=sst")))
                .contains("\"scaleRange\":[");
        assertThat(
                        text(
                                get(
                                        at + "?service=WMS&version=1.1.1&request=GetMetadata&item=minmax&srs=EPSG:4326"
                                                + "&layers=sst&layerName=sst&bbox=-8.5,44.5,-4.5,47.5&width=50&height=50&time=2020-01-01T00:00:00.000Z")))
                .isEqualTo("{\"min\":1.0,\"max\":1.23}");
        // The points of its TimeDimension.Layer.WMS.TimeSeries: a stretch of time at a place, as text.
        assertThat(text(get(at
                        + "?service=WMS&version=1.1.1&request=GetTimeseries&srs=EPSG:4326&layers=sst&query_layers=sst&styles="
                        + "&bbox=-6.1,45.9,-5.9,46.1&width=1&height=1&x=0&y=0&info_format=text/csv"
                        + "&time=2020-01-01T00:00:00.000Z/2020-01-02T00:00:00.000Z")))
                .contains("2020-01-01T00:00:00Z,1.12", "2020-01-02T00:00:00Z,2.12");
    }

    /** TerriaJS: capabilities of 1.3.0, tiles in Web Mercator with its own words for time and colours, what is at a pixel. */
    @Test
    void terriaDrawsTilesAndAsksWhatIsThere() throws Exception {
        data.publish("terria", Map.of("one.nc", PublishedData.dailyMap(1), "two.nc", PublishedData.dailyMap(2)));
        String at = "/thredds/wms/terria/aggregation";
        assertThat(text(get(at + "?service=WMS&version=1.3.0&request=GetCapabilities")))
                .contains("<Dimension name=\"time\"", "<LegendURL");
        String tile =
                "?transparent=true&format=image%2Fpng&exceptions=application%2Fvnd.ogc.se_xml&styles=raster%2Fthermal"
                        + "&tiled=true&time=2020-01-02T00%3A00%3A00Z&colorscalerange=0,4&numcolorbands=20&service=WMS&version=1.3.0"
                        + "&layers=sst&crs=EPSG%3A3857&bbox=-939258.2035682462%2C5635549.221409473%2C-626172.1357121642%2C5948635.289265557"
                        + "&width=256&height=256";
        assertThat(picture(get(at + tile + "&request=GetMap")).getWidth()).isEqualTo(256);
        assertThat(text(get(at + tile
                        + "&request=GetFeatureInfo&query_layers=sst&i=128&j=128&info_format=application%2Fjson")))
                .contains("\"FeatureCollection\"", "\"name\":\"sst\"");
    }

    @Test
    void aLegendLiesWhereAPageIsNarrow() throws Exception {
        data.publish("of_legends", Map.of("a.nc", PublishedData.dailyMap(1)));
        BufferedImage legend = picture(get("/wms/of_legends/a.nc?REQUEST=GetLegendGraphic&VERSION=1.3.0&LAYER=sst"
                + "&STYLE=raster/thermal&FORMAT=image/png&COLORSCALERANGE=0,4&VERTICAL=false&WIDTH=340&HEIGHT=64"));
        assertThat(legend.getWidth()).isEqualTo(340);
        assertThat(legend.getHeight()).isEqualTo(64);
        // The least at the left, the greatest at the right.
        assertThat(legend.getRGB(20, 30) & 0xFFFFFF).isEqualTo(Palette.THERMAL.rgb(0));
        assertThat(legend.getRGB(319, 30) & 0xFFFFFF).isEqualTo(Palette.THERMAL.rgb(1));
    }

    private static double number(String csv, String day) {
        String line = csv.lines().filter(l -> l.startsWith(day)).findFirst().orElseThrow();
        return Double.parseDouble(line.split(",")[1]);
    }

    @Test
    void restrictedAndEmbargoedGridsGiveNothingToStrangers() throws Exception {
        LocalizedText reason = LocalizedText.of("Sensible.", "Sensitive.");
        Map<String, AccessCondition> closed = Map.of(
                "held_back", new AccessCondition.Restricted(reason),
                "later_on", new AccessCondition.Embargoed(Instant.parse("2999-01-01T00:00:00Z")));
        String[] operations = {
            MAP.substring(1) + "&LAYERS=sst",
            "REQUEST=GetCapabilities",
            "REQUEST=GetLegendGraphic&LAYER=sst&FORMAT=image/png",
            "REQUEST=GetMetadata&item=minmax&layerName=sst",
            "REQUEST=GetTransect&LAYERS=sst&LINESTRING=-8%2045,-5%2045&FORMAT=text/csv",
            "REQUEST=GetAreaSeries&LAYERS=sst&BOX=-8.2,44.9,-4.8,47.1&FORMAT=text/csv",
            "REQUEST=GetHovmoller&LAYERS=sst&BOX=-8.2,44.9,-4.8,47.1&FORMAT=text/csv",
            "REQUEST=GetScatter&LAYERS=sst,sst&FORMAT=text/csv",
            "VERSION=1.3.0&REQUEST=GetTimeseries&LAYERS=sst&QUERY_LAYERS=sst&CRS=CRS:84&BBOX=-6.1,45.9,-5.9,46.1"
                    + "&WIDTH=1&HEIGHT=1&I=0&J=0&INFO_FORMAT=text/csv",
        };
        for (Map.Entry<String, AccessCondition> one : closed.entrySet()) {
            AccessPolicy policy = new AccessPolicy(one.getValue(), List.of(), DownloadTerms.NONE);
            data.publish(one.getKey(), Map.of("a.nc", PublishedData.dailyMap(1)), policy);
            for (String service : List.of("/wms/", "/thredds/wms/")) {
                for (String operation : operations) {
                    HttpResponse<byte[]> answer = get(service + one.getKey() + "/a.nc?" + operation);
                    // During an embargo, who one is makes no difference; of restricted data it does.
                    boolean maySignIn = one.getValue() instanceof AccessCondition.Restricted;
                    assertThat(answer.statusCode()).as(operation).isEqualTo(maySignIn ? 401 : 403);
                    assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
                            .as(operation)
                            .isEqualTo(maySignIn);
                    assertThat(text(answer)).contains("ServiceException").doesNotContain("1.12");
                }
            }
            assertThat(get("/records/" + one.getKey() + "/view").statusCode()).isBetween(401, 403);
            assertThat(text(get("/wms?SERVICE=WMS&REQUEST=GetCapabilities"))).doesNotContain(one.getKey());
        }
    }

    @Test
    void mistakesAreToldInTheWordsOfTheStandard() throws Exception {
        data.publish("mistaken", Map.of("a.nc", PublishedData.dailyMap(1)));
        String here = "/wms/mistaken/a.nc" + MAP;
        assertThat(text(get(here + "&LAYERS=nix"))).contains("code=\"LayerNotDefined\"");
        assertThat(text(get(here.replace("raster/thermal", "nix") + "&LAYERS=sst")))
                .contains("code=\"StyleNotDefined\"");
        assertThat(text(get(here + "&LAYERS=sst&TIME=1999-01-01"))).contains("code=\"InvalidDimensionValue\"");
        assertThat(text(get(here.replace("CRS:84", "EPSG:1") + "&LAYERS=sst"))).contains("code=\"InvalidCRS\"");
        assertThat(get(here + "&LAYERS=nix").statusCode()).isEqualTo(400);
        assertThat(get("/wms/nothing/a.nc" + MAP + "&LAYERS=sst").statusCode()).isEqualTo(404);
        assertThat(picture(get(here + "&LAYERS=nix&EXCEPTIONS=INIMAGE")).getWidth())
                .isEqualTo(4);
    }

    @Test
    void aMapDrawnBeforeIsGoneWithItsData() throws Exception {
        data.publish("was_gone", Map.of("a.nc", PublishedData.dailyMap(1)));
        String map = "/wms/was_gone/a.nc" + MAP + "&LAYERS=sst";
        HttpResponse<byte[]> first = get(map);
        assertThat(first.statusCode()).isEqualTo(200);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpRequest again = HttpRequest.newBuilder(address(map))
                .header("If-None-Match", tag)
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(again, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(304);
        catalogue.withdraw(
                "was_gone",
                new Withdrawal(
                        "Un capteur.", null, Withdrawal.Scope.DATA, Instant.parse("2026-01-01T00:00:00Z"), "test"));
        assertThat(get(map).statusCode()).isEqualTo(410);
    }

    @Test
    void theViewIsWholeWithoutScripts() throws Exception {
        data.publish("looked", Map.of("one.nc", PublishedData.dailyMap(1), "two.nc", PublishedData.dailyMap(2)));
        String page = text(get("/records/looked/view?lang=en&time=2020-01-02T00:00:00Z&place=-6,46"));
        assertThat(page)
                .contains("<option value=\"2020-01-02T00:00:00Z\" selected")
                .contains(
                        "REQUEST=GetTimeseries",
                        "/thredds/dodsC/looked/",
                        "import xarray",
                        "library(ncdf4)",
                        "NCDatasets",
                        "ncread",
                        "cdo ")
                .contains("2.12");
        assertThat(text(get("/records/looked/view?lang=en&area=-8,44,-5,47")))
                .contains("GetAreaSeries", "STATISTIC=total", "GetHovmoller", "Drawing (SVG)");
        assertThat(text(get("/records/looked/view?lang=en&area=-8%2044,-5%2044,-5%2047")))
                .contains("POLYGON=-8+44%2C-5+44%2C-5+47");
        assertThat(text(get("/records/looked/view?lang=fr"))).contains("Quelques valeurs de la carte");
        assertThat(text(get("/records/looked?lang=en"))).contains("/records/looked/view");
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static BufferedImage picture(HttpResponse<byte[]> answer) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(answer.body()));
    }
}
