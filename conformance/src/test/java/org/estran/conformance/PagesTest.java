package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages for those who come without a mouse, or without scripts. */
@Tag("outside")
class PagesTest {

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    @Test
    void searchAndRecordAreReadableWithoutScripts() {
        try (Visit visit = DEMO.visitWithoutScripts("fr")) {
            visit.open("/records");
            visit.find("input[name=q]").fill("température de surface");
            visit.find("form[role=search] button").click();
            assertThat(visit.page.locator("article.hit").count()).isPositive();
            visit.page.locator("article.hit").first().locator("h3 a").click();
            assertThat(visit.path()).startsWith("/records/");
            // Both tabs' contents stand in the page, one below the other.
            assertThat(visit.find("#apercu").isVisible()).isTrue();
            assertThat(visit.find("#complet").isVisible()).isTrue();
            assertThat(visit.find("#citation").isVisible()).isTrue();
            visit.page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Centre.ROOT.resolve("conformance/target/screenshots/fr/20-record-without-scripts.png"))
                    .setFullPage(true));
        }
    }

    @Test
    void aDraftCanBeOpenedAndDescribedWithoutScripts() {
        try (Visit visit = DEMO.visitWithoutScripts("en")) {
            visit.open("/account/sign-in");
            visit.find("[name=login]").fill("deposant");
            visit.find("[name=password]").fill("estran-demo-2026");
            visit.find("form[action='/account/sign-in'] button").click();
            visit.open("/deposit");
            visit.find("form[action='/deposit'] button").click();
            visit.find("[name='title.en']").fill("A draft made without scripts");
            visit.find("button[name=save]").click();
            assertThat(visit.find("h1").textContent()).contains("A draft made without scripts");
        }
    }

    @Test
    void theMainPathIsWalkedByKeyboardAlone() {
        try (Visit visit = DEMO.visit("en")) {
            visit.open("/");
            Page page = visit.page;
            page.keyboard().press("Tab");
            assertThat(focused(page)).as("the first stop leads past the header").contains("skip-link");
            tabTo(visit, "input[name=q]");
            page.keyboard().type("salinity");
            page.keyboard().press("Enter");
            page.waitForURL("**/records?**");
            tabTo(visit, "article.hit h3 a");
            assertThat((Boolean) page.evaluate("""
                            () => { const style = getComputedStyle(document.activeElement);
                              return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 }"""))
                    .as("where one is can be seen")
                    .isTrue();
            page.keyboard().press("Enter");
            page.waitForURL("**/records/*");
            // Tabs are one stop; arrows go between them (ARIA Authoring Practices, Tabs pattern).
            tabTo(visit, "a[href='#apercu']");
            page.keyboard().press("ArrowRight");
            assertThat(visit.find("#complet").isVisible()).isTrue();
            tabTo(visit, "[data-copy]");
        }
    }

    @Test
    void aDepositorSignsInAndOpensADraftByKeyboardAlone() {
        try (Visit visit = DEMO.visit("fr")) {
            visit.open("/account/sign-in");
            tabTo(visit, "[name=login]");
            visit.page.keyboard().type("deposant");
            visit.page.keyboard().press("Tab");
            visit.page.keyboard().type("estran-demo-2026");
            visit.page.keyboard().press("Enter");
            visit.find("form[action='/account/sign-out']").waitFor();
            visit.open("/deposit");
            tabTo(visit, "form[action='/deposit'] button");
            visit.page.keyboard().press("Enter");
            visit.page.waitForURL("**/deposit/*");
            tabTo(visit, "[name='title.fr']");
            visit.page.keyboard().type("Brouillon au clavier");
            // The change is saved by itself while the button that submits has the focus; that alone submits nothing.
            visit.ask("/describe", () -> tabTo(visit, "button[name=submit]"));
            // Once or twice, by how long it takes to get there; what is submitted must know the last of it.
            PlaywrightAssertions.assertThat(visit.page.locator("#check [name=revision]"))
                    .hasValue(Pattern.compile("[23]"));
            visit.page.keyboard().press("Enter");
            visit.page.waitForURL("**/describe");
            assertThat(visit.page.locator(".findings-all a").count())
                    .as(visit.page.locator("main").innerText())
                    .isPositive();
        }
    }

    @Test
    void aFormIsSavedThoughAFontOfThePageIsStillOnItsWay() {
        try (Visit visit = DEMO.visit("en")) {
            Page page = visit.page;
            visit.open("/account/sign-in");
            visit.find("[name=login]").fill("deposant");
            visit.find("[name=password]").fill("estran-demo-2026");
            visit.find("form[action='/account/sign-in'] button").click();
            visit.open("/deposit");
            visit.find("form[action='/deposit'] button").click();
            page.waitForURL("**/deposit/*");
            List<Route> late = new ArrayList<>();
            List<Route> scripts = new ArrayList<>();
            page.route("**/*.woff2", late::add);
            page.route("**/htmx-*.js", scripts::add);
            page.navigate(page.url(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
            page.waitForCondition(() -> !scripts.isEmpty() && !late.isEmpty());
            scripts.forEach(Route::resume);
            page.waitForTimeout(500);
            assertThat(page.evaluate("document.readyState")).isEqualTo("interactive");
            visit.ask("/describe", () -> {
                visit.find("[name='title.en']").fill("A draft on a slow line");
                visit.find("[name='title.en']").press("Tab");
            });
            late.forEach(Route::resume);
        }
    }

    /** Presses Tab until an element has the focus, as somebody without a mouse must be able to. */
    private static void tabTo(Visit visit, String selector) {
        for (int presses = 0; presses < 150; presses++) {
            visit.page.keyboard().press("Tab");
            if ((Boolean) visit.page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " cannot be reached by keyboard on " + visit.path());
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.className");
    }
}
