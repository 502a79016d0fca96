package org.estran.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A moderator at the editor, in a browser: a network and a campaign are described, a track is drawn, a dataset is
 * corrected in both languages, its history read and an earlier state brought back. Every page is kept as a picture and
 * judged by axe.
 */
@Tag("outside")
class EditorJourneyTest {

    private static final String DATASET = "reeftemps_data";

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    private final List<String> findings = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void aModeratorDescribesCorrectsAndRestores(String language) {
        try (Visit visit = DEMO.visit(language)) {
            signIn(visit);
            String network = network(visit);
            campaign(visit, network);
            correct(visit);
            restore(visit);
            findings.addAll(visit.findings());
        }
        assertThat(findings).as("what axe and the browser found on the way").isEmpty();
    }

    @Test
    void anotherColourSchemeLosesNothingThatWasTypedAndOrcidsAreCheckedWhileTyping() {
        try (Visit visit = DEMO.visit("en")) {
            signIn(visit);
            visit.open("/records/new?kind=document");
            visit.find("[name='title.en']").fill("Typed and not saved");
            tab(visit, "extent");
            assertThat(visit.find("estran-extent canvas")).isVisible();
            visit.page.emulateMedia(
                    new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            visit.page.waitForTimeout(300);
            assertThat(visit.find("[name='title.en']").inputValue()).isEqualTo("Typed and not saved");
            tab(visit, "people");
            visit.find("[name='parties.0.family']").fill("Trial team");
            visit.ask("/check", () -> {
                visit.find("[name='parties.0.orcid']").fill("0000-0002-1825-0098");
                visit.find("[name='parties.0.orcid']").press("Tab");
            });
            assertThat(visit.find("#f-parties-0-orcid-findings")).isVisible();
            assertThat(visit.find("[name='parties.0.orcid']")).hasAttribute("aria-invalid", "true");
            visit.ask("/check", () -> {
                visit.find("[name='parties.0.orcid']").fill("0000-0002-1825-0097");
                visit.find("[name='parties.0.orcid']").press("Tab");
            });
            assertThat(visit.find("#f-parties-0-orcid-findings")).isHidden();
        }
    }

    @Test
    void ofTwoWhoSaveTheSecondSeesBothStatesAndLosesNothing() {
        try (Visit first = DEMO.visit("en");
                Visit second = DEMO.visit("fr")) {
            signIn(first);
            signIn(second);
            first.open("/records/sno_sss/edit");
            second.open("/records/sno_sss/edit");
            second.find("[name='title.en']").fill("Title of the one who was quicker");
            second.find(".editor-actions button.primary").click();
            second.page.waitForURL("**/records/sno_sss");
            first.find("[name='title.en']").fill("Title of the one who was slower");
            first.find("[name='purpose.en']").fill("A purpose that only the slower one wrote");
            first.find(".editor-actions button.primary").click();
            assertThat(first.find("#disputed")).isVisible();
            assertThat(first.find(".both-states")).containsText("Title of the one who was quicker");
            assertThat(first.find("[name='title.en']")).hasValue("Title of the one who was slower");
            assertThat(first.find("[name='purpose.en']")).hasValue("A purpose that only the slower one wrote");
            first.look("41-editor-disputed");
            first.find(".editor-actions button.primary").click();
            first.page.waitForURL("**/records/sno_sss");
            assertThat(first.find("h1")).containsText("Title of the one who was slower");
            // Chromium tells the console of the 409 that the page itself answers with.
            assertThat(first.findings().stream()
                            .filter(finding -> !finding.contains("status of 409"))
                            .toList())
                    .isEmpty();
        }
    }

    @Test
    void twoBoxesAreDrawnOneAfterTheOther() {
        try (Visit visit = DEMO.visit("fr")) {
            signIn(visit);
            visit.open("/records/new?kind=dataset");
            tab(visit, "extent");
            Locator map = visit.find("estran-extent .map-live");
            assertThat(visit.find("estran-extent canvas")).isVisible();
            for (int row = 0; row < 2; row++) {
                visit.find("estran-extent .map-tools button:nth-child(1)").click();
                map.click(new Locator.ClickOptions().setPosition(200 + 150 * row, 120));
                map.click(new Locator.ClickOptions().setPosition(260 + 150 * row, 160));
                assertThat(visit.find("[name='boxes." + row + ".north']")).hasValue(Pattern.compile("-?[\\d.]+"));
            }
        }
    }

    @Test
    void aRecordIsMadeAndItsRowsMovedWithoutScripts() {
        try (Visit visit = DEMO.visitWithoutScripts("fr")) {
            signIn(visit);
            visit.open("/records/new?kind=platform");
            visit.find("[name='title.fr']").fill("Bouée sans script");
            visit.find("[name='parties.0.family']").fill("Première");
            visit.find("#add-identifiers").click();
            assertThat(visit.find("[name='title.fr']").inputValue()).isEqualTo("Bouée sans script");
            visit.find("[name='identifiers.0.scheme']").fill("wmo");
            visit.find("[name='identifiers.0.value']").fill("6200000");
            visit.find("[name='abstract.fr']").fill("Une bouée décrite par l'essai de l'éditeur, sans script.");
            visit.find(".editor-actions button.primary").click();
            assertThat(visit.find("h1")).containsText("Bouée sans script");
        }
    }

    private String network(Visit visit) {
        visit.open("/records/new");
        visit.look("30-editor-kinds");
        visit.find("a[href='/records/new?kind=network']").click();
        visit.look("31-editor-empty");
        visit.find(".editor-actions button.primary").click();
        assertThat(visit.find(".notice-danger")).isVisible();
        visit.look("32-editor-refused");
        describe(visit, visit.say("Réseau de l'essai", "Network of the trial"));
        tab(visit, "people");
        visit.find("[name='parties.0.role']").selectOption("owner");
        visit.find("[name='parties.0.organisation']").fill("Estran");
        visit.find(".editor-actions button.primary").click();
        visit.page.waitForURL(Pattern.compile(".*/records/(?!new)[a-z0-9_]+$"));
        return visit.path().replaceFirst("^/records/", "");
    }

    private void campaign(Visit visit, String network) {
        visit.open("/records/new?kind=campaign");
        describe(visit, visit.say("Campagne de l'essai", "Campaign of the trial"));
        tab(visit, "extent");
        assertThat(visit.find("estran-extent canvas")).isVisible();
        // What is found is told above the map and moves it; each touch looks anew where it is.
        Locator map = visit.find("estran-extent .map-live");
        visit.find("estran-extent .map-tools button:nth-child(3)").click();
        map.click(new Locator.ClickOptions().setPosition(300, 120));
        map.click(new Locator.ClickOptions().setPosition(380, 160));
        map.dblclick(new Locator.DblclickOptions().setPosition(460, 140));
        assertThat(visit.find("[name='shapes.0.coordinates']"))
                .hasValue(Pattern.compile("(-?[\\d.]+ -?[\\d.]+\\n?){3}"));
        visit.find("[name='period.0.start']").fill("2025-05-01");
        visit.find("[name='period.0.end']").fill("2025-05-20");
        visit.look("33-editor-extent");
        tab(visit, "people");
        visit.find("[name='parties.0.role']").selectOption("principalInvestigator");
        visit.find("[name='parties.0.family']").fill(visit.say("Équipe d'essai", "Trial team"));
        visit.look("34-editor-people");
        tab(visit, "links");
        visit.find("#add-relations").click();
        visit.find("[name='relations.0.type']").selectOption("IsPartOf");
        visit.find("[name='relations.0.target']").fill(network);
        visit.look("35-editor-links");
        visit.find(".editor-actions button.primary").click();
        visit.page.waitForURL(Pattern.compile(".*/records/(?!new)[a-z0-9_]+$"));
        String campaign = visit.path();
        assertThat(visit.page.locator("a[href='/records/" + network + "']").first())
                .isAttached();
        visit.open("/records/" + network);
        // The network shows the campaign too.
        assertThat(visit.page.locator("a[href='" + campaign + "']").first()).isAttached();
    }

    private void correct(Visit visit) {
        visit.open("/records/" + DATASET);
        visit.find("a[href='/records/" + DATASET + "/edit']").click();
        visit.look("36-editor-dataset");
        visit.find("[name='title.fr']").fill("ReefTEMPS, titre corrigé en " + visit.language());
        visit.find("[name='title.en']").fill("ReefTEMPS, title corrected in " + visit.language());
        tab(visit, "provenance");
        visit.look("37-editor-provenance");
        visit.find(".editor-actions button.primary").click();
        visit.page.waitForURL("**/records/" + DATASET);
        assertThat(visit.find("h1")).containsText("ReefTEMPS, ");
    }

    private void restore(Visit visit) {
        visit.open("/records/" + DATASET + "/history");
        visit.look("38-editor-history");
        visit.find(".history li:first-child a").click();
        assertThat(visit.find("[data-pointer='/title/fr'] ins")).containsText(visit.language());
        visit.look("39-editor-change");
        visit.open("/records/" + DATASET + "/history");
        visit.page.locator(".history li a").last().click();
        visit.look("40-editor-restore");
        visit.find("form[action$='/restore'] button").click();
        visit.open("/records/" + DATASET);
        assertThat(visit.find("h1")).not().containsText("corrig");
        assertThat(visit.find("h1")).not().containsText("corrected");
    }

    private static void describe(Visit visit, String title) {
        visit.find("[name='title.fr']").fill(title);
        visit.find("[name='title.en']").fill(title + " (essai, trial)");
        visit.find("[name='abstract.fr']")
                .fill(
                        "Décrit par l'essai de l'éditeur : cette fiche montre qu'un formulaire suffit pour décrire une chose,"
                                + " dans les deux langues et avec ses liens.");
        visit.find("[name='abstract.en']")
                .fill(
                        "Described by the trial of the editor: this record shows that a form is enough to describe a thing,"
                                + " in both languages and with its links.");
    }

    private static void tab(Visit visit, String section) {
        visit.find("a[href='#task-" + section + "']").click();
    }

    private static void signIn(Visit visit) {
        visit.open("/account/sign-in");
        visit.find("[name=login]").fill("moderateur");
        visit.find("[name=password]").fill("estran-demo-2026");
        visit.find("form[action='/account/sign-in'] button").click();
        assertThat(visit.find("form[action='/account/sign-out']")).isVisible();
    }
}
