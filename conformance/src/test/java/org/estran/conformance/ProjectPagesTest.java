package org.estran.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of projects and the form that makes them, in both languages, at a desk's and a phone's width, in light and
 * dark: each is kept as a picture and judged by axe.
 */
@Tag("outside")
class ProjectPagesTest {

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyPageOfAProjectIsWhole(String language) {
        List<String> findings;
        try (Visit visit = DEMO.visit(language)) {
            visit.open("/projects");
            visit.look("70-projects");
            visit.find("a[href='/projects/sea-level']").click();
            assertThat(visit.find("h1")).hasText(visit.say("Niveau de la mer", "Sea level"));
            visit.look("71-project");
            visit.open("/projects/surface-salinity/records");
            assertThat(visit.find(".hit a[href^='/projects/surface-salinity/records/']"))
                    .isVisible();
            visit.look("72-project-search");
            visit.find(".hit-pictured .hit-title a").click();
            assertThat(visit.find(".project-banner")).isVisible();
            visit.look("73-project-record");
            visit.open("/projects/estran-samples");
            visit.look("74-centre");
            form(visit);
            findings = visit.findings();
        }
        assertThat(findings).as("what axe and the browser found").isEmpty();
    }

    private static void form(Visit visit) {
        signIn(visit);
        visit.open("/admin/projects");
        visit.look("75-projects-administration");
        visit.find("a[href='/admin/projects/new']").click();
        visit.find("[name=slug]").fill("records");
        visit.find("[name=accent]").fill("#ffee00");
        visit.find("[name=search]").fill("q=plankton&colour=red");
        visit.find("button[name=save]").click();
        assertThat(visit.find(".notice-danger")).isVisible();
        visit.look("76-project-refused");
        String slug = "plankton-" + visit.language();
        visit.find("[name=slug]").fill(slug);
        visit.find("[name='name.fr']").fill("Plancton");
        visit.find("[name='name.en']").fill("Plankton");
        visit.find("[name='description.fr']").fill("Ce qui dérive dans la mer.");
        visit.find("[name='description.en']").fill("What drifts in the sea.");
        visit.find("[name=accent]").fill("#0b6e79");
        visit.find("[name=search]").fill("/records?q=phytoplancton");
        visit.find("[name=logo]").setInputFiles(Centre.ROOT.resolve("samples/projects/sea-level.png"));
        visit.find("button[name=try]").click();
        assertThat(visit.find(".notice-ok")).isVisible();
        assertThat(visit.find("[name='logo-carried']")).isAttached();
        visit.look("77-project-tried");
        visit.find("button[name=save]").click();
        assertThat(visit.find("h1")).hasText(visit.say("Plancton", "Plankton"));
        assertThat(visit.find(".project-banner img.project-logo")).isVisible();
        visit.open("/admin/projects/" + slug);
        visit.find("form[action$='/deletion'] button").click();
        assertThat(visit.find("a[href='/projects/" + slug + "']")).not().isAttached();
    }

    @Test
    void aProjectIsMadeAndChangedWithoutScripts() {
        try (Visit visit = DEMO.visitWithoutScripts("en")) {
            signIn(visit);
            visit.open("/admin/projects/new");
            visit.find("[name=slug]").fill("gliders");
            visit.find("[name=language][value=fr]").uncheck();
            visit.find("[name='name.en']").fill("Gliders");
            visit.find("[name='description.en']").fill("Under water, without a motor.");
            visit.find("[name=search]").fill("q=glider");
            visit.find("[name='block.formats']").fill("1");
            visit.find("[name='block.facts']").fill("");
            visit.find("button[name=save]").click();
            assertThat(visit.find("h1")).hasText("Gliders");
            visit.find(".project-kinds a").click();
            visit.find(".hit-title a").click();
            assertThat(visit.find(".record-blocks > section h2")).hasText("Other formats");
            assertThat(visit.find("link[rel=canonical]").getAttribute("href")).doesNotContain("/projects/");
            visit.open("/admin/projects/gliders");
            visit.find("[name='name.en']").fill("Underwater gliders");
            visit.find("button[name=save]").click();
            assertThat(visit.find("h1")).hasText("Underwater gliders");
        }
    }

    private static void signIn(Visit visit) {
        visit.open("/account/sign-in");
        visit.find("[name=login]").fill("administrateur");
        visit.find("[name=password]").fill("estran-demo-2026");
        visit.find("form[action='/account/sign-in'] button").click();
        assertThat(visit.find("form[action='/account/sign-out']")).isVisible();
    }
}
