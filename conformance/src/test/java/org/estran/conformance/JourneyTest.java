package org.estran.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole path of a data set, from a laboratory's disk to a citation, in a browser: depositor, moderator, reader. Every
 * page on the way is kept as a picture under {@code target/screenshots} and judged by axe.
 */
@Tag("outside")
class JourneyTest {

    private static final String PASSWORD = "estran-demo-2026";

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    private final List<String> findings = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"fr, tide_gauge/tide_gauge_brest_2025.nc", "en, coastal_buoy/coastal_buoy_roscoff_2025.nc"})
    void aFileIsDepositedReviewedPublishedFoundAndCited(String language, String sample) throws Exception {
        Path file = Centre.ROOT.resolve("samples/data").resolve(sample);
        String title = language.equals("fr") ? "Marégraphe de l'essai du parcours" : "Buoy of the journey's trial";

        String id = deposit(language, file, title);
        String reason = language.equals("fr") ? "Précisez la méthode." : "Please say how it was measured.";
        giveBack(language, id, reason);
        mend(language, id, reason);
        accept(language, id);
        read(language, id, title, file);

        assertThat(findings).as("what axe and the browser found on the way").isEmpty();
    }

    private String deposit(String language, Path file, String title) {
        try (Visit visit = visitor(language)) {
            visit.open("/");
            visit.look("01-home");
            visit.find("a[href^='/account/sign-in']").click();
            visit.look("02-sign-in");
            signIn(visit, "deposant");
            visit.open("/deposit");
            visit.look("03-deposits");
            visit.find("form[action='/deposit'] button").click();
            String id = visit.path().replaceFirst("^/deposit/", "").replaceFirst("[?#].*", "");
            visit.look("04-deposit-empty");

            visit.find("button[name=submit]").click();
            assertThat(visit.find("[role=alert], .notice-danger, .notice")).isVisible();
            visit.look("05-deposit-refused");

            visit.open("/deposit/" + id);
            upload(visit, file);
            assertThat(visit
                            .page
                            .locator("[name='title." + language + "'], [name='title.en'], [name='title.fr']")
                            .all()
                            .stream()
                            .map(Locator::inputValue)
                            .anyMatch(value -> !value.isBlank()))
                    .as("a title is prefilled from the file")
                    .isTrue();
            assertThat(visit.find("[name=north]").inputValue()).isNotBlank();
            assertThat(visit.find("[name=start]").inputValue()).isNotBlank();
            assertThat(visit.find("[name='variable.0.name']").inputValue()).isNotBlank();
            visit.look("06-deposit-prefilled");

            describe(visit, language, title);
            visit.look("07-deposit-described");
            visit.find("button[name=submit]").click();
            visit.page.waitForURL("**/deposit/" + id);
            visit.look("08-deposit-submitted");
            leave(visit);
            return id;
        }
    }

    private static void upload(Visit visit, Path file) {
        Locator input = visit.find("estran-upload label input[type=file]");
        visit.page.waitForResponse(
                answer ->
                        answer.request().method().equals("PUT") && answer.url().contains("/files"),
                () -> input.setInputFiles(file));
        // The page comes back with what the file says of itself.
        assertThat(visit.page.locator("#files"))
                .containsText(
                        file.getFileName().toString(), new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    }

    private static void describe(Visit visit, String language, String title) {
        // Leaving a field saves it; the first answer may come before the last field is left.
        visit.ask("/describe", () -> fill(visit, language, title));
        visit.page.waitForTimeout(600);
        visit.page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    private static void fill(Visit visit, String language, String title) {
        visit.find("[name='title." + language + "']").fill(title);
        visit.find("[name='abstract." + language + "']")
                .fill(visit.say(
                        "Série synthétique déposée par l'essai du parcours : elle montre le chemin d'un jeu de données, du"
                                + " disque d'un laboratoire à la citation, sans rien mesurer.",
                        "A synthetic series deposited by the trial of the journey: it shows the way of a data set from a"
                                + " laboratory's disk to a citation, and measures nothing."));
        visit.find("[name='author.0.family']").fill(visit.say("Équipe d'essai", "Trial team"));
        visit.find("[name='author.0.organisation']").fill("Estran");
        visit.find("[name=licence]").selectOption("CC-BY-4.0");
        visit.find("[name=licence]").press("Tab");
    }

    private void giveBack(String language, String id, String reason) {
        try (Visit visit = visitor(language)) {
            visit.open("/account/sign-in");
            signIn(visit, "moderateur");
            visit.open("/review");
            visit.look("09-queue");
            visit.find("a[href='/review/" + id + "']").click();
            visit.look("10-review");
            visit.find("form[action$='/take'] button").click();
            visit.look("11-review-taken");
            visit.find("[name=reason]").fill(reason);
            visit.find("form[action$='/return'] button").click();
            assertThat(visit.find(".timeline")).containsText(reason);
            visit.look("12-review-returned");
            leave(visit);
        }
    }

    private void mend(String language, String id, String reason) {
        try (Visit visit = visitor(language)) {
            visit.open("/account/sign-in");
            signIn(visit, "deposant");
            visit.open("/deposit");
            visit.find("a[href='/deposit/" + id + "']").click();
            assertThat(visit.page.locator("main")).containsText(reason);
            visit.look("13-deposit-returned");
            visit.find("[name='lineage." + language + "']")
                    .fill(visit.say("Calculé par un script du projet.", "Computed by a script of the project."));
            visit.find("button[name=submit]").click();
            visit.page.waitForURL("**/deposit/" + id);
            leave(visit);
        }
    }

    private void accept(String language, String id) {
        try (Visit visit = visitor(language)) {
            visit.open("/account/sign-in");
            signIn(visit, "moderateur");
            visit.open("/review/" + id);
            visit.find("form[action$='/take'] button").click();
            visit.find("form[action$='/accept'] button").click();
            Locator record = visit.find("main a[href='/records/" + id + "']");
            for (int tries = 0; tries < 60 && record.count() == 0; tries++) {
                visit.page.waitForTimeout(500);
                visit.open("/review/" + id);
            }
            assertThat(record).isVisible();
            visit.look("14-review-published");
            leave(visit);
        }
    }

    private void read(String language, String id, String title, Path original) throws Exception {
        try (Visit visit = visitor(language)) {
            visit.open("/");
            visit.find("input[name=q]").fill(title);
            visit.find("form[role=search] button").click();
            Locator hit = visit.find("a[href='/records/" + id + "']");
            for (int tries = 0; tries < 40 && hit.count() == 0; tries++) {
                visit.page.waitForTimeout(250);
                visit.page.reload();
            }
            assertThat(hit).containsText(title);
            visit.look("15-search");
            hit.click();
            assertThat(visit.find("h1")).containsText(title);
            assertThat(visit.page.locator(".record-doi")).containsText("10.5072");
            visit.look("16-record");
            visit.find("a[href='#complet']").click();
            assertThat(visit.find("#complet")).isVisible();
            visit.look("17-record-complete");

            Locator link = visit.page
                    .locator("a[href*='/files/']")
                    .filter(new Locator.FilterOptions()
                            .setHasText(original.getFileName().toString()));
            Download download = visit.page.waitForDownload(() -> link.first().click());
            assertThat(Files.mismatch(download.path(), original))
                    .as("the file is what was deposited")
                    .isEqualTo(-1);
            Download zip = visit.page.waitForDownload(
                    () -> visit.find("a[href$='/files.zip']").click());
            Tool.run(DEMO.folder(), "unzip", "-t", zip.path().toString()).succeeds();

            assertThat(visit.page.locator("#citation")).containsText(title);
            assertThat(visit.page.locator("#citation")).containsText(Pattern.compile("10\\.5072/"));
            leave(visit);
        }
    }

    private static Visit visitor(String language) {
        return DEMO.visit(language);
    }

    private void leave(Visit visit) {
        findings.addAll(visit.findings());
    }

    private static void signIn(Visit visit, String login) {
        visit.find("[name=login]").fill(login);
        visit.find("[name=password]").fill(PASSWORD);
        visit.find("form[action='/account/sign-in'] button").click();
        assertThat(visit.find("form[action='/account/sign-out']")).isVisible();
    }
}
