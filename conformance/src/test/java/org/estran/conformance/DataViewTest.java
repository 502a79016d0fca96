package org.estran.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A gridded record understood before the download, in a browser: a small model of four days and five depths, of two
 * quantities, made by netCDF-C. Pictures of it lie under {@code target/screenshots}, judged by axe.
 */
@Tag("outside")
class DataViewTest {

    private static final String MAKE = """
            import netCDF4, numpy, sys
            d = netCDF4.Dataset(sys.argv[1], 'w')
            for name, size in (('time', 4), ('depth', 5), ('lat', 24), ('lon', 36)):
                d.createDimension(name, size)
            t = d.createVariable('time', 'f8', ('time',)); t.units = 'days since 2025-03-01'; t[:] = range(4)
            z = d.createVariable('depth', 'f4', ('depth',)); z.units = 'm'; z.positive = 'down'; z.axis = 'Z'
            z.standard_name = 'depth'; z[:] = [0, 10, 30, 60, 100]
            a = d.createVariable('lat', 'f4', ('lat',)); a.units = 'degrees_north'; a[:] = 43 + numpy.arange(24) / 4
            o = d.createVariable('lon', 'f4', ('lon',)); o.units = 'degrees_east'; o[:] = -10 + numpy.arange(36) / 4
            k, n, y, x = numpy.mgrid[0:4, 0:5, 0:24, 0:36]
            temperature = 14 - y / 8 - n * .9 + numpy.sin((x + 2 * k) / 5) + numpy.cos(y / 4)
            land = (x > 30) & (y > 6)
            for name, standard, unit, values in (
                    ('thetao', 'sea_water_potential_temperature', 'degree_Celsius', temperature),
                    ('temp', 'sea_water_temperature', 'degree_Celsius', temperature + n * .01 + numpy.sin(x / 7) / 5)):
                v = d.createVariable(name, 'f4', ('time', 'depth', 'lat', 'lon'), fill_value=-999.)
                v.standard_name = standard; v.units = unit
                v[:] = numpy.where(land, -999., values)
            d.close()
            """;

    @TempDir
    static @Nullable Path folder;

    private static @Nullable Centre centre;
    private static @Nullable Chromium chromium;
    private static String record = "";

    @BeforeAll
    static void start() throws Exception {
        Path samples = Objects.requireNonNull(folder).resolve("samples");
        Path data = Files.createDirectories(samples.resolve("data/model"));
        for (String other : List.of("projects", "records")) {
            Files.createDirectories(samples.resolve(other));
        }
        Files.copy(Centre.ROOT.resolve("samples/data/surface_temperature/record.json"), data.resolve("record.json"));
        Process python = new ProcessBuilder(
                        "/usr/bin/python3", "-c", MAKE, data.resolve("model.nc").toString())
                .inheritIO()
                .start();
        assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(python.exitValue()).isZero();
        Centre opened = Centre.start(
                Objects.requireNonNull(folder).resolve("home"), List.of("--estran.demo.samples=" + samples));
        centre = opened;
        opened.awaitSamples();
        chromium = new Chromium();
        record = published(opened);
    }

    /** The dataset is indexed by a job, a moment after its record is published. */
    private static String published(Centre opened) throws Exception {
        Pattern id = Pattern.compile("catalogRef [^>]*ID=\"([a-z0-9_]+)\"");
        for (int tries = 0; tries < 600; tries++) {
            Matcher found = id.matcher(body(opened.at("/thredds/catalog.xml")));
            if (found.find()) {
                return found.group(1);
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("no dataset was indexed:\n" + opened.log());
    }

    private static String body(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (centre != null) {
            centre.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void aGridIsSeenThroughTimeDepthPlaceLineAndArea(String language) throws Exception {
        List<String> findings;
        try (Visit visit = Objects.requireNonNull(chromium).visit(Objects.requireNonNull(centre), language)) {
            visit.open("/records/" + record);
            visit.find(".record-view a").click();
            Locator map = visit.find(".view-live canvas");
            assertThat(map).isVisible();
            visit.page.waitForLoadState(LoadState.NETWORKIDLE);
            visit.look("80-view");

            slideThroughTimeAndDepth(visit);
            animate(visit);
            pointAtAPlace(visit);
            drawALine(visit);
            drawAnArea(visit);
            visit.look("81-view-plots");

            theAddressCarriesTheView(visit);
            compare(visit);
            visit.look("82-view-compared");
            takeAway(visit);
            findings = visit.findings();
        }
        assertThat(findings).as("what axe and the browser found").isEmpty();
    }

    private static void slideThroughTimeAndDepth(Visit visit) {
        Locator time = visit.find("[name=time]");
        assertThat(visit.page.locator("[name=time]")).hasCount(1);
        String last = time.inputValue();
        Locator slider = visit.find(".view-steps:has([name=time]) input[type=range]");
        visit.ask("/view?", () -> slider.press("Home"));
        assertThat(time).hasValue("2025-03-01T00:00:00Z");
        assertThat(last).isEqualTo("2025-03-04T00:00:00Z");
        assertThat(slider).hasAttribute("aria-valuetext", "2025-03-01");
        Locator depth = visit.find("[name=elevation]");
        visit.ask("/view?", () -> depth.selectOption("60"));
        assertThat(visit.find(".view-steps:has([name=elevation]) input[type=range]"))
                .hasValue("3");
        visit.page.waitForURL(Pattern.compile("time=2025-03-01.*elevation=60|elevation=60.*time=2025-03-01"));
    }

    private static void animate(Visit visit) {
        Locator play = visit.find(".view-steps:has([name=time]) button");
        String before = visit.find("[name=time]").inputValue();
        play.click();
        assertThat(play).hasAttribute("aria-pressed", "true");
        assertThat(visit.find("[name=time]")).not().hasValue(before);
        play.click();
        assertThat(play).hasAttribute("aria-pressed", "false");
    }

    private static void pointAtAPlace(Visit visit) {
        click(visit, 0.4, 0.5);
        assertThat(visit.find(".map-where")).containsText("°C");
        drawn(visit, visit.say("Série temporelle en ce lieu", "Time series at this place"));
        drawn(visit, visit.say("Profil vertical en ce lieu", "Vertical profile at this place"));
        assertThat(visit.find("[name=place]").inputValue()).matches("-?[\\d.]+,[\\d.]+");
    }

    private static void drawALine(Visit visit) {
        visit.find(".view-tools button:nth-child(2)").click();
        click(visit, 0.35, 0.6);
        Point end = at(visit, 0.5, 0.4);
        visit.page.mouse().dblclick(end.x(), end.y());
        drawn(visit, visit.say("Coupe le long de la ligne", "Section along the line"));
        assertThat(visit.find("[name=line]").inputValue()).contains(",");
    }

    private static void drawAnArea(Visit visit) {
        visit.find(".view-tools button:nth-child(3)").click();
        click(visit, 0.4, 0.6);
        click(visit, 0.55, 0.4);
        drawn(visit, visit.say("Moyenne de la zone au cours du temps", "Mean of the area over time"));
        drawn(visit, visit.say("Diagramme de Hovmöller de la zone", "Hovmöller diagram of the area"));
        assertThat(visit.find("[name=area]").inputValue().split(",")).hasSize(4);
    }

    private static void theAddressCarriesTheView(Visit visit) {
        List<String> before = said(visit);
        visit.page.reload();
        // A browser comes back to where the reader was; the map wakes once it is seen.
        visit.find("estran-view").scrollIntoViewIfNeeded();
        assertThat(visit.find(".view-live canvas")).isVisible();
        visit.page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(said(visit)).isEqualTo(before);
    }

    /** What is chosen, and every plot's address. */
    private static List<String> said(Visit visit) {
        List<String> said = new ArrayList<>();
        for (String name : List.of("time", "elevation", "layer", "style", "palette", "place", "line", "area")) {
            said.add(name + "=" + visit.find("[name=" + name + "]").inputValue());
        }
        visit.page.locator(".view-plot img").all().forEach(plot -> said.add(plot.getAttribute("src")));
        return said;
    }

    private static void compare(Visit visit) {
        visit.ask("/view?", () -> visit.find("[name=with]").selectOption("temp"));
        drawn(visit, visit.say("Écart entre les deux grandeurs", "Difference of the two variables"));
        drawn(visit, visit.say("Une grandeur en fonction de l’autre", "The two variables against each other"));
    }

    private static void takeAway(Visit visit) {
        List<String> links = visit.page.locator(".view-exports a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        assertThat(links)
                .anyMatch(link -> link.contains("FORMAT=text/csv"))
                .anyMatch(link -> link.contains("/thredds/ncss/grid/"));
        for (String link : links) {
            assertThat(visit.page
                            .request()
                            .get(link.startsWith("/") ? address(link) : link)
                            .status())
                    .as(link)
                    .isEqualTo(200);
        }
        assertThat(visit.page.locator(".view-code summary").allInnerTexts())
                .hasSize(5)
                .anyMatch(language -> language.contains("xarray"))
                .anyMatch(language -> language.contains("CDO"));
    }

    private static String address(String path) {
        return Objects.requireNonNull(centre).at(path).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void withoutScriptsAFormAndPicturesTellTheSame(String language) {
        try (Visit visit =
                Objects.requireNonNull(chromium).visitWithoutScripts(Objects.requireNonNull(centre), language)) {
            visit.open("/records/" + record + "/view");
            assertThat(visit.find(".view-still img")).isVisible();
            assertThat(visit.page.locator("input[type=range]")).hasCount(0);
            visit.find("[name=time]").selectOption("2025-03-02T00:00:00Z");
            visit.find("[name=elevation]").selectOption("30");
            visit.find(".view-more summary").click();
            visit.find("[name=place]").fill("-6,46");
            visit.find("[name=line]").fill("-8 44,-5 47");
            visit.find("[name=area]").fill("-8,44,-5,47");
            visit.find("#view-form button.primary").click();
            assertThat(visit.page.locator(".view-plot")).hasCount(6);
            assertThat(visit.find("[name=time]")).hasValue("2025-03-02T00:00:00Z");
            assertThat(visit.find("[name=place]")).hasValue("-6,46");
            assertThat(visit.find(".view-still img").getAttribute("src")).contains("2025-03-02", "ELEVATION=30");
            assertThat(visit.page.locator("table tbody td.number").allInnerTexts())
                    .anyMatch(value -> value.matches("\\d+[.,]\\d+"));
        }
    }

    /** A plot with that heading stands there, and its picture has come. */
    private static void drawn(Visit visit, String heading) {
        Locator plot = visit.page
                .locator(".view-plot")
                .filter(new Locator.FilterOptions().setHasText(heading))
                .first();
        assertThat(plot).isVisible();
        plot.scrollIntoViewIfNeeded();
        Locator picture = plot.locator("img");
        visit.page.waitForCondition(() -> (Boolean) picture.evaluate("img => img.complete && img.naturalWidth > 0"));
    }

    private record Point(double x, double y) {}

    /** A point of the map, by parts of its width and height. */
    private static Point at(Visit visit, double along, double down) {
        Locator map = visit.find(".view-live");
        map.scrollIntoViewIfNeeded();
        BoundingBox box = map.boundingBox();
        return new Point(box.x + along * box.width, box.y + down * box.height);
    }

    private static void click(Visit visit, double along, double down) {
        Point point = at(visit, along, down);
        visit.page.mouse().click(point.x(), point.y());
        // Two clicks within a quarter of a second are one double click to the map.
        visit.page.waitForTimeout(400);
    }
}
