package org.estran.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Concepts chosen while one describes: by keyboard, in the deposit and in the editor; and the same fields without scripts. */
@Tag("outside")
class PickersTest {

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void aDepositorChoosesConceptsByKeyboardAlone(String language) {
        List<String> findings;
        try (Visit visit = DEMO.visit(language)) {
            signIn(visit, "deposant");
            openDraft(visit);
            type(visit, "[name='keywords.fr']", "mot libre, salini");
            take(visit, "[name='keywords.fr']");
            assertThat(visit.find(".chip .chip-label")).hasText(visit.say("salinité", "salinity"));
            assertThat(visit.find("[name='concept.0.uri']"))
                    .hasValue(Pattern.compile(".*/vocabularies/terms/salinity"));
            assertThat(visit.find("[name='concept.0.label.en']")).hasValue("salinity");
            type(visit, "[name='place.0.name.en']", "bay of bis");
            take(visit, "[name='place.0.name.en']");
            assertThat(visit.find("[name='place.0.name.fr']")).hasValue("golfe de Gascogne");
            assertThat(visit.find("[name=west]")).hasValue("-10");
            type(visit, "[name='variable.0.standardName']", "sea surface temp");
            take(visit, "[name='variable.0.standardName']");
            assertThat(visit.find("[name='variable.0.standardName']")).hasValue("sea_surface_temperature");
            type(visit, "[name='variable.0.unit']", "degc");
            assertThat(visit.find("#f-variables-0-unit-choices")).containsText("UCUM Cel");
            take(visit, "[name='variable.0.unit']");
            assertThat(visit.find("[name='variable.0.unit']")).hasValue("degC");
            visit.ask("/rows", () -> visit.find("#add-variable").press("Enter"));
            assertThat(visit.find("[name='variable.1.name']")).isVisible();
            type(visit, "[name='author.0.organisation']", "ifremer");
            take(visit, "[name='author.0.organisation']");
            assertThat(visit.find("[name='author.0.uri']"))
                    .hasValue(Pattern.compile("https://edmo.seadatanet.org/report/\\d+"));
            visit.ask("/rows", () -> visit.find("#add-instrument").press("Enter"));
            type(visit, "[name='instrument.0.type']", "ctd");
            visit.ask("/describe", () -> take(visit, "[name='instrument.0.type']"));
            assertThat(visit.find("[name='instrument.0.name.en']")).hasValue("CTD");
            // Pictures last: what axe leaves on elements would be taken over by htmx.
            visit.look("70-picked");
            type(visit, "[name='keywords.en']", "surface temp");
            visit.look("71-picker-open");
            visit.find("[name='keywords.en']").fill("");
            visit.page.waitForTimeout(1500);
            visit.page.reload();
            assertThat(visit.find(".chip .chip-label")).hasText(visit.say("salinité", "salinity"));
            assertThat(visit.find("[name='keywords.fr']")).hasValue("mot libre");
            assertThat(visit.find("[name='variable.0.unit']")).hasValue("degC");
            visit.ask("/describe", () -> visit.find(".chip-remove").press("Enter"));
            visit.page.waitForTimeout(1000);
            visit.page.reload();
            assertThat(visit.page.locator(".chip")).hasCount(0);
            findings = visit.findings();
        }
        assertThat(findings).as("what axe and the browser found").isEmpty();
    }

    @Test
    void aConceptFillsItsRowInTheEditorAndAFreeWordStaysAsItIsTyped() {
        try (Visit visit = DEMO.visit("fr")) {
            signIn(visit, "moderateur");
            visit.open("/records/new?kind=dataset");
            type(visit, "[name='keywords.0.label.en']", "sea surface salin");
            visit.find("#f-keywords-0-label-en-choices li").click();
            assertThat(visit.find("[name='keywords.0.label.fr']")).hasValue("salinité de surface de la mer");
            assertThat(visit.find("[name='keywords.0.uri']")).hasValue(Pattern.compile(".*/sea-surface-salinity"));
            // Written over, it is that concept no longer.
            visit.find("[name='keywords.0.label.en']").fill("something else");
            assertThat(visit.find("[name='keywords.0.uri']")).hasValue("");
            type(visit, "[name='keywords.0.label.fr']", "profond");
            visit.find("[name='keywords.0.label.fr']").press("Escape");
            assertThat(visit.find("#f-keywords-0-label-fr-choices")).isHidden();
            assertThat(visit.find("[name='keywords.0.label.fr']")).hasValue("profond");
        }
    }

    @Test
    void theSameFieldsTakeWordsAndRowsWithoutScripts() {
        try (Visit visit = DEMO.visitWithoutScripts("en")) {
            signIn(visit, "deposant");
            openDraft(visit);
            visit.find("[name='keywords.en']").fill("salinity, a free word");
            visit.find("[name='title.en']").fill("Words without scripts");
            visit.find("#add-platform").click();
            visit.find("[name='platform.0.name.en']").fill("Trial buoy");
            visit.find("button[name=save]").click();
            assertThat(visit.find("[name='platform.0.name.en']")).hasValue("Trial buoy");
            assertThat(visit.find("[name='keywords.en']")).hasValue("salinity, a free word");
        }
    }

    private static void openDraft(Visit visit) {
        visit.open("/deposit");
        visit.find("form[action='/deposit'] button").click();
        visit.page.waitForURL(Pattern.compile(".*/deposit/[a-z0-9_-]+$"));
    }

    /** Types as somebody does, letter by letter, until suggestions are there. */
    private static void type(Visit visit, String selector, String text) {
        Locator field = visit.find(selector);
        field.fill("");
        field.focus();
        field.pressSequentially(text);
        assertThat(field).hasAttribute("aria-expanded", "true");
    }

    private static void take(Visit visit, String selector) {
        visit.find(selector).press("ArrowDown");
        visit.find(selector).press("Enter");
        assertThat(visit.find(selector)).hasAttribute("aria-expanded", "false");
    }

    private static void signIn(Visit visit, String login) {
        visit.open("/account/sign-in");
        visit.find("[name=login]").fill(login);
        visit.find("[name=password]").fill("estran-demo-2026");
        visit.find("form[action='/account/sign-in'] button").click();
        assertThat(visit.find("form[action='/account/sign-out']")).isVisible();
    }
}
