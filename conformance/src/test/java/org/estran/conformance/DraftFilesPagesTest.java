package org.estran.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first of the five steps in a browser: files that come over a poor line, and what a cast says of itself. */
@Tag("outside")
class DraftFilesPagesTest {

    private static final int SIZE = 16_000_000;

    /** Bytes a second: slow enough to do something meanwhile. */
    private static final int LINE = 4_000_000;

    private static final String CAST = """
            * Sea-Bird SBE 9 Data File:
            * NMEA Latitude = 48 20.40 N
            * NMEA Longitude = 004 33.00 W
            * NMEA UTC (Time) = Jun 12 2025 06:15:13
            ** Station: trial
            # nquan = 3
            # nvalues = 4
            # units = specified
            # name 0 = prDM: Pressure, Digiquartz [db]
            # name 1 = t090C: Temperature [ITS-90, deg C]
            # name 2 = sal00: Salinity, Practical [PSU]
            # bad_flag = -9.990e-29
            *END*
                  1.000    15.2010    35.1020
                  5.000    15.1000    35.1100
                 10.000    14.8000    35.1400
                 40.000    12.3000    35.2200
            """;

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void aCastFillsTheDescriptionWithItsPlaceTimeDepthsAndVariables(String language) {
        try (Visit visit = DEMO.visit(language)) {
            draft(visit, DEMO.at("/"));
            visit.ask(
                    "/files?path=",
                    () -> input(visit)
                            .setInputFiles(new FilePayload(
                                    "station.cnv",
                                    "application/octet-stream",
                                    CAST.getBytes(StandardCharsets.US_ASCII))));
            assertThat(visit.find("[name=north]")).hasValue("48.34");
            assertThat(visit.find("[name=west]")).hasValue("-4.55");
            assertThat(visit.find("[name=start]")).hasValue("2025-06-12");
            assertThat(visit.find("[name=minimum]")).hasValue("-40");
            assertThat(visit.find("[name=maximum]")).hasValue("-1");
            assertThat(visit.find("[name='variable.0.name']")).hasValue("t090C");
            assertThat(visit.find("[name='variable.1.name']")).hasValue("sal00");
            assertThat(visit.find("#steps li:nth-child(1)")).hasClass("done");
            assertThat(visit.find("#steps li:nth-child(3)")).hasClass("wanting");
            visit.look("93-cast-prefilled");
            visit.find("[name='author.0.organisation']").fill("Estran");
            visit.find("[name=licence]").selectOption("CC-BY-4.0");
            visit.find("[name=licence]").press("Tab");
            assertThat(visit.find("#steps li:nth-child(3)")).hasClass("done");
            assertThat(visit.find("#steps li:nth-child(5)")).hasClass("wanting");
            assertThat(visit.findings()).as("what axe and the browser found").isEmpty();
        }
    }

    /** Days and months that could be either, decimal commas, and a temperature no sea has. */
    private static final String TABLE = """
            date;lat;lon;température de l’eau (degree_C);profondeur (m)
            03/04/2020;46,0;-4,0;11,5;1
            04/04/2020;46,0;-4,0;99,5;1
            05/04/2020;46,0;-4,0;11,7;1
            """;

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void aTableIsReadAsSomebodySaysAndItsFlagsAreDecided(String language) {
        try (Visit visit = DEMO.visit(language)) {
            draft(visit, DEMO.at("/"));
            String deposit = id(visit);
            visit.ask(
                    "/files?path=",
                    () -> input(visit)
                            .setInputFiles(
                                    new FilePayload("bouée.csv", "text/csv", TABLE.getBytes(StandardCharsets.UTF_8))));
            visit.find("#files a[href*='/table?path=']").click();
            assertThat(visit.find("[name=date-0]")).hasValue("undecided");
            visit.look("95-table");
            // What nobody can know is not taken silently.
            visit.ask("/table?path=", () -> visit.find("button[value=confirm]").click());
            assertThat(visit.find("main .notice.ok")).hasCount(0);
            visit.find("[name=date-0]").selectOption("day-first");
            visit.find("button[value=confirm]").click();
            assertThat(visit.page.locator("#preview ~ .table-scroll tbody").first())
                    .containsText("2020-04-03");
            visit.look("96-table-confirmed");

            visit.open("/deposit/" + deposit + "/quality");
            visit.reloadUntil("select[name^='global-range/']");
            assertThat(visit.page.locator("main tbody tr").first()).containsText("99.5");
            visit.look("97-quality");
            visit.find("select[name^='global-range/']").selectOption("accepted");
            visit.find("main form button.primary").click();
            assertThat(visit.find("select[name^='global-range/']")).hasValue("accepted");
            assertThat(visit.findings()).as("what axe and the browser found").isEmpty();
        }
    }

    @Test
    void aFileSentByPartsGoesOnAfterCutLinesAPauseAndAReloadedPage() throws Exception {
        byte[] bytes = new byte[SIZE];
        new Random(18).nextBytes(bytes);
        Path file = Files.write(DEMO.folder().resolve("mesures.bin"), bytes);
        try (CuttingProxy line = new CuttingProxy(DEMO.at("/").getPort(), 2, new Random(3), cut -> {});
                Visit visit = DEMO.visit("fr")) {
            URI address = URI.create("http://localhost:" + line.port());
            draft(visit, address);
            List<Long> starts = new CopyOnWriteArrayList<>();
            visit.page.onRequest(request -> {
                if (request.method().equals("PATCH")) {
                    starts.add(Long.valueOf(request.headers().get("upload-offset")));
                }
            });
            visit.page.onDialog(asked -> asked.accept());
            slow(visit);

            input(visit).setInputFiles(file);
            visit.page.waitForCondition(() -> line.cuts() == 2 && starts.size() > 1 && sent(visit) > 0.4 * SIZE);
            assertThat(starts.getFirst()).isZero();
            assertThat(starts.getLast()).as("the line was cut, and it went on").isPositive();

            Locator pause = visit.find(".upload-summary button");
            pause.click();
            assertThat(visit.find("estran-upload li.upload-paused")).isVisible();
            visit.look("94-upload-paused");
            pause.click();
            assertThat(visit.find("estran-upload li.upload-sending")).isVisible();

            visit.page.reload();
            int before = starts.size();
            input(visit).setInputFiles(file);
            assertThat(visit.page.locator("#files"))
                    .containsText("mesures.bin", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(starts.get(before))
                    .as("what came before the page was reloaded is not sent again")
                    .isGreaterThan(SIZE / 5);
            assertThat(visit.page
                            .request()
                            .get(address.resolve("/deposit/" + id(visit) + "/file?path=mesures.bin")
                                    .toString())
                            .body())
                    .isEqualTo(bytes);
        }
    }

    private static double sent(Visit visit) {
        return ((Number) visit.page.evaluate("document.querySelector('estran-upload li progress')?.value ?? 0"))
                .doubleValue();
    }

    private static void slow(Visit visit) {
        CDPSession tools = visit.page.context().newCDPSession(visit.page);
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 0);
        line.addProperty("downloadThroughput", -1);
        line.addProperty("uploadThroughput", LINE);
        tools.send("Network.enable");
        tools.send("Network.emulateNetworkConditions", line);
    }

    private static Locator input(Visit visit) {
        return visit.find("estran-upload label input[type=file]");
    }

    private static void draft(Visit visit, URI address) {
        visit.page.navigate(address.resolve("/account/sign-in").toString());
        visit.find("[name=login]").fill("deposant");
        visit.find("[name=password]").fill("estran-demo-2026");
        visit.find("form[action='/account/sign-in'] button").click();
        assertThat(visit.find("form[action='/account/sign-out']")).isVisible();
        visit.page.navigate(address.resolve("/deposit").toString());
        visit.find("form[action='/deposit'] button").click();
        visit.page.waitForURL("**/deposit/*");
    }

    private static String id(Visit visit) {
        return visit.page.url().replaceFirst(".*/deposit/", "").replaceFirst("[?#].*", "");
    }
}
