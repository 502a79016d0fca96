package org.estran.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.estran.conformance.SourceFolder.Dataset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Catalogues of other people, in a browser: an address is tried out and harvested, a second catalogue brings the same
 * thing again, a licence is corrected by batch and the source then says another, links are checked, and the producer has
 * its page. Every page is kept as a picture and judged by axe.
 */
@Tag("outside")
class HarvestPagesTest {

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    private final List<String> findings = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void aCatalogueIsTriedHarvestedJoinedCorrectedAndItsProducerShown(String language) throws Exception {
        try (Visit visit = signedIn(language)) {
            Dataset level = level(visit);
            SourceFolder first = source(visit, "laboratoire", level);
            first.put(other(visit));
            first.putBroken("coupe-" + language);
            SourceFolder second = source(visit, "portail", level);

            String harvester =
                    harvest(visit, first, visit.say("Catalogue du laboratoire", "The laboratory's catalogue"));
            String record = visit.find("#report ~ .table-scroll a[href^='/records/']")
                    .getAttribute("href")
                    .replace("/records/", "");
            harvest(visit, second, visit.say("Portail de la région", "The region's portal"));
            same(visit, record, level);
            batch(visit);
            again(visit, harvester, first, level);
            curate(visit);
            links(visit, record);
            producer(visit, record);
            visit.open("/admin/harvests");
            assertThat(visit.find("main table a[href='" + harvester + "']")).isVisible();
            visit.look("100-harvests");
            findings.addAll(visit.findings());
        }
        assertThat(findings).as("what axe and the browser found").isEmpty();
    }

    private static Dataset level(Visit visit) {
        return dataset(visit, "niveau", visit.say("Niveau de la mer à l’essai", "Sea level on trial"), "level.csv");
    }

    private static Dataset other(Visit visit) {
        return dataset(visit, "courant", visit.say("Courants à l’essai", "Currents on trial"), "currents.csv");
    }

    private static Dataset dataset(Visit visit, String name, String title, String file) {
        return new Dataset(
                "essai-" + name + "-" + visit.language(),
                title,
                organisation(visit),
                visit.say("essai de marée", "trial of tides"),
                "CC-BY-4.0",
                "https://data.invalid/" + visit.language() + "/" + file);
    }

    private static String organisation(Visit visit) {
        return visit.say("Laboratoire de l’essai", "Laboratory of the trial");
    }

    private static SourceFolder source(Visit visit, String name, Dataset dataset) throws IOException {
        SourceFolder source = new SourceFolder(DEMO.folder().resolve(name + "-" + visit.language()));
        source.put(dataset);
        return source;
    }

    /** From an address to the report of the first run; gives the harvester's page. */
    private static String harvest(Visit visit, SourceFolder source, String name) {
        visit.open("/admin/harvests");
        visit.find("[name=address]").fill(source.address());
        visit.find("[name=trusted]").check();
        visit.find("form[action='/admin/harvests/trial'] button").click();
        assertThat(visit.find("#samples ~ ol strong")).isVisible();
        visit.find("[name=name]").fill(name);
        boolean isFirst = source.address().contains("laboratoire");
        if (isFirst) {
            visit.look("101-harvest-trial");
        }
        visit.find("button[name=run]").click();
        runEnds(visit);
        if (isFirst) {
            assertThat(visit.page.locator("#report ~ .table-scroll .badge-danger"))
                    .hasCount(1);
            visit.look("102-harvest-run");
        }
        return visit.path().replaceFirst("/runs/.*", "");
    }

    private static void runEnds(Visit visit) {
        visit.page.waitForURL("**/runs/*");
        visit.reloadUntil("#progress:not([hx-get])");
        visit.page.reload();
    }

    private static void same(Visit visit, String record, Dataset level) {
        visit.open("/admin/harvests/same");
        visit.look("103-same-things");
        visit.find(".rows a:has-text('" + level.title() + "')").click();
        assertThat(visit.page.locator(".timeline > li")).hasCount(2);
        String here = visit.path();
        visit.find("form[action$='/split'] button").click();
        assertThat(visit.page.locator("#decisions")).isVisible();
        visit.open("/admin/harvests/same");
        assertThat(visit.page.locator(".rows a:has-text('" + level.title() + "')"))
                .hasCount(0);
        String other = aside(visit, here.replaceFirst(".*/", ""), level);
        visit.open(here);
        visit.find("[name=other]").fill(other);
        visit.find("form[action$='/merge'] button").click();
        assertThat(visit.page.locator(".timeline > li")).hasCount(2);
        assertThat(visit.page.locator("#decisions")).isVisible();
        visit.look("104-same-thing-decided");
    }

    /** The record that was split from another one: the other of its title. */
    private static String aside(Visit visit, String record, Dataset level) {
        visit.open("/records?q=" + level.title().replace(' ', '+'));
        String selector = "main a[href^='/records/']:not([href*='" + record + "']):has-text('" + level.title() + "')";
        visit.reloadUntil(selector);
        return visit.find(selector).getAttribute("href").replaceFirst("^/records/([^/?#]+).*", "$1");
    }

    private static void batch(Visit visit) {
        visit.open("/admin/curation/batches");
        visit.find("[name=query]").fill("q=" + visit.say("essai de marée", "trial of tides"));
        visit.find("[name=what][value=set-licence]").check();
        visit.find("[name=to]").fill("CC0-1.0");
        visit.look("105-batches");
        visit.find("form[action='/admin/curation/batches'] button").click();
        visit.reloadUntil("form[action$='/application']");
        assertThat(visit.page.locator("#lines ~ section").first()).containsText("CC0-1.0");
        visit.look("106-batch-told");
        visit.find("form[action$='/application'] button").click();
        visit.reloadUntil("form[action$='/undoing']");
    }

    /** The source now says a third licence, and another title. */
    private static void again(Visit visit, String harvester, SourceFolder source, Dataset level) throws IOException {
        source.put(level.licensed("CC-BY-NC-4.0").called(level.title() + visit.say(", revu", ", revised")));
        visit.open(harvester);
        visit.find("form[action$='/runs'] button.primary").click();
        runEnds(visit);
        visit.open(harvester);
        visit.look("107-harvester");
        visit.open(harvester + "/trend");
        visit.look("108-harvest-trend");
    }

    private static void curate(Visit visit) {
        visit.open("/admin/curation");
        assertThat(visit.page.locator(".rows li")).hasCount(1);
        visit.look("109-curation");
        visit.find(".rows a").click();
        assertThat(visit.find("form[action$='/uphold']")).isVisible();
        visit.look("110-corrections");
        visit.find("form[action$='/uphold'] button").click();
        assertThat(visit.page.locator("form[action$='/uphold']")).hasCount(0);
    }

    private static void links(Visit visit, String record) {
        whole(visit, record);
        visit.ask(
                "/admin/links/checks",
                () -> visit.find("form[action='/admin/links/checks'] button").click());
        visit.open("/admin/links?state=all");
        visit.reloadUntil("main tbody tr:has-text('data.invalid/%s/') .badge-warn".formatted(visit.language()));
        visit.look("111-links");
    }

    /** All of a record stands under the second of its tabs. */
    private static void whole(Visit visit, String record) {
        visit.open("/records/" + record);
        visit.find("[data-tabs] a[href='#complet']").click();
        assertThat(visit.find("#complet")).isVisible();
    }

    private void producer(Visit visit, String record) {
        whole(visit, record);
        visit.look("112-harvested-record");
        visit.find("#complet a[href^='/producers/']").click();
        assertThat(visit.find("h1")).containsText(organisation(visit));
        visit.look("113-producer-for-staff");
        try (Visit stranger = DEMO.visit(visit.language())) {
            stranger.open(visit.path());
            assertThat(stranger.page.locator("main")).not().containsText("essai@example.org");
            stranger.look("114-producer");
            stranger.find("main .eyebrow a[href='/producers']").click();
            // Counted some seconds behind.
            stranger.reloadUntil("main table a:has-text('%s')".formatted(organisation(stranger)));
            stranger.look("115-producers");
            findings.addAll(stranger.findings());
        }
    }

    private static Visit signedIn(String language) {
        Visit visit = DEMO.visit(language);
        visit.open("/account/sign-in");
        visit.find("[name=login]").fill("administrateur");
        visit.find("[name=password]").fill("estran-demo-2026");
        visit.find("form[action='/account/sign-in'] button").click();
        assertThat(visit.find("form[action='/account/sign-out']")).isVisible();
        return visit;
    }
}
