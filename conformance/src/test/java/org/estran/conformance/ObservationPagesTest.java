package org.estran.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Observations of the demonstration chosen, seen, kept under an address and put into the basket, in a browser. Pictures of
 * it lie under {@code target/screenshots}, judged by axe.
 */
@Tag("outside")
class ObservationPagesTest {

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void aSelectionIsMadeSeenKeptAndDelivered(String language) {
        try (Visit visit = DEMO.visit(language)) {
            visit.open("/observations");
            // Loaded in the background, one dataset after the other.
            visit.reloadUntil(".selection-choices [name=platform] >> nth=2");
            assertThat(picturesDrawn(visit)).isPositive();
            visit.look("140-observations");
            choose(visit);
            visit.look("141-observations-chosen");
            keep(visit);
            basket(visit);
            assertThat(visit.findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void whoWantsToHearOfNewVersionsAsksFromThePageOfARecord(String language) {
        try (Visit visit = DEMO.visit(language)) {
            visit.open("/observations");
            visit.reloadUntil("main table a[href^='/records/']");
            visit.find("main table a[href^='/records/']").click();
            visit.find("#observed-programs summary").click();
            visit.find("#observed-programs a[href*='/erddap/subscriptions/']").click();
            assertThat(visit.find("[name=datasetID]")).not().hasValue("");
            visit.find("[name=email]").fill("somebody");
            visit.find("form[action='/erddap/subscriptions/add.html']").evaluate("form => form.noValidate = true");
            visit.find("form[action='/erddap/subscriptions/add.html'] button.primary")
                    .click();
            assertThat(visit.find("[name=email]")).hasValue("somebody");
            visit.look("148-subscription-refused");
            visit.find("[name=email]").fill(language + "@example.org");
            visit.find("form[action='/erddap/subscriptions/add.html'] button.primary")
                    .click();
            assertThat(visit.find("[name=email]")).hasCount(0);
            visit.look("149-subscription-asked");
            assertThat(visit.findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void platformsAndRecordsShowTheirObservations(String language) {
        try (Visit visit = DEMO.visit(language)) {
            visit.open("/platforms");
            visit.reloadUntil("main tbody tr >> nth=2");
            visit.look("145-platforms");
            visit.find("main tbody th a").click();
            assertThat(visit.page.locator("h1")).hasCount(1);
            assertThat(picturesDrawn(visit)).isPositive();
            visit.look("146-platform");
            visit.open("/observations");
            visit.reloadUntil("main table a[href^='/records/'] >> nth=4");
            List<String> records = visit.page.locator("main table a[href^='/records/']").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .toList();
            for (String record : records) {
                visit.open(record);
                assertThat(visit.find("#observations h2")).isVisible();
                assertThat(picturesDrawn(visit)).isPositive();
                visit.look("147-record-" + (1 + records.indexOf(record)));
            }
            assertThat(visit.findings()).isEmpty();
        }
    }

    /** The count follows what is chosen, without a button. */
    private static void choose(Visit visit) {
        String all = visit.find(".selection-count strong").textContent();
        visit.ask("/observations?", () -> visit.find("[name=platform]").check());
        assertThat(visit.find(".selection-count strong")).not().hasText(all);
        assertThat(visit.page).hasURL(Pattern.compile(".*platform=.*"));
        visit.page.reload();
        assertThat(visit.find("[name=platform]")).isChecked();
        assertThat(picturesDrawn(visit)).isPositive();
    }

    private static void keep(Visit visit) {
        visit.find("button[formaction='/selections']").click();
        assertThat(visit.page).hasURL(Pattern.compile(".*/selections/.+"));
        visit.reloadUntil("code.digest");
        visit.look("142-selection-kept");
    }

    private static void basket(Visit visit) {
        visit.find("form[action='/basket'] button").click();
        assertThat(visit.page).hasURL(Pattern.compile(".*/basket$"));
        visit.look("143-basket");
        var zip = visit.page.waitForDownload(
                () -> visit.find("form[action='/basket/download'] button").click());
        assertThat(zip.suggestedFilename()).endsWith(".zip");
        assertThat(zip.failure()).isNull();
    }

    /** How many maps and plots are there and could be drawn; those further down are loaded when they come into view. */
    private static int picturesDrawn(Visit visit) {
        visit.page.evaluate(
                "() => document.querySelectorAll('main img[loading=lazy]').forEach(one => one.loading = 'eager')");
        visit.page.waitForFunction("() => [...document.querySelectorAll('main img')].every(one => one.complete)");
        assertThat((Integer) visit.page.evaluate("() => [...document.querySelectorAll('main img')]"
                        + ".filter(one => one.naturalWidth === 0).length"))
                .as("pictures that could not be drawn on " + visit.path())
                .isZero();
        return (Integer) visit.page.evaluate("() => document.querySelectorAll('main img').length");
    }
}
