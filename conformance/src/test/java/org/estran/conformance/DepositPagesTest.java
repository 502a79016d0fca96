package org.estran.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people say to each other around a deposit, in a browser: a data centre is opened, a draft shared with a co-author
 * and shown to a stranger, a moderator speaks of a field and of a file and proposes a change, each is answered where it
 * stands, and in the end a person is forgotten. Every page is kept as a picture and judged by axe.
 */
@Tag("outside")
class DepositPagesTest {

    private static final String PASSWORD = "estran-demo-2026";

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    private final List<String> findings = new ArrayList<>();

    /** The co-author's account and its first password. */
    private record Colleague(String page, String login, String password) {}

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void aDepositIsSharedSpokenOfWhereItStandsAndSettled(String language) throws Exception {
        Colleague colleague = colleague(language);
        String centre = centre(language);
        String id = draft(language, centre, colleague);
        speak(language, id);
        readByCoauthor(language, id, colleague);
        answer(language, id);
        settle(language, id);
        forget(language, colleague);
        assertThat(findings).as("what axe and the browser found").isEmpty();
    }

    private Colleague colleague(String language) {
        try (Visit visit = signedIn(language, "administrateur", PASSWORD)) {
            String login = "collegue-" + language;
            visit.open("/admin/accounts");
            visit.find("[name=login]").fill(login);
            visit.find("[name=displayName]").fill(visit.say("Laboratoire associé", "Partner laboratory"));
            visit.find("[name=email]").fill(login + "@example.org");
            visit.find("form[action='/admin/accounts'] button.primary").click();
            String password = visit.find(".copyable code").textContent();
            String erasure = visit.find("form[action*='/erasure']").getAttribute("action");
            leave(visit);
            return new Colleague(erasure.replaceFirst("/erasure.*", ""), login, password);
        }
    }

    private String centre(String language) {
        try (Visit visit = signedIn(language, "administrateur", PASSWORD)) {
            String slug = "essai-" + language;
            visit.open("/admin/data-centres/new");
            visit.find("[name=slug]").fill(slug);
            visit.find("[name=acronym]").fill("CDE");
            visit.find("[name='name.fr']").fill("Centre de données d’essai");
            visit.find("[name='name.en']").fill("Data centre of the trial");
            visit.find("[name='mandate.fr']").fill("Les séries que les essais déposent.");
            visit.find("[name='mandate.en']").fill("The series that trials deposit.");
            visit.find("[name='depositPolicy.fr']").fill("Tout dépôt est relu.");
            visit.find("[name='depositPolicy.en']").fill("Every deposit is reviewed.");
            visit.look("80-data-centre-form");
            visit.find("form[action='/admin/data-centres'] button.primary").click();
            visit.page.waitForURL("**/data-centres/" + slug);
            visit.look("81-data-centre");
            visit.open("/admin/data-centres");
            assertThat(visit.find("main a[href='/admin/data-centres/" + slug + "']"))
                    .isVisible();
            visit.look("82-data-centres");
            leave(visit);
            return slug;
        }
    }

    private String draft(String language, String centre, Colleague colleague) throws IOException {
        try (Visit visit = signedIn(language, "deposant", PASSWORD)) {
            visit.open("/deposit?centre=" + centre);
            visit.find("form[action='/deposit'] button.primary").click();
            visit.page.waitForURL("**/deposit/*");
            String id = visit.path().replaceFirst("^/deposit/", "").replaceFirst("[?#].*", "");
            upload(visit, "mesures.csv", "time,level\n2025-01-01,4.2\n".getBytes(StandardCharsets.UTF_8));
            upload(visit, "annexes.zip", zip());
            describe(visit);
            share(visit, id, colleague);
            show(visit, id);
            visit.open("/deposit/" + id);
            visit.find("#files a[href*='/contents?']").click();
            assertThat(visit.find("main table")).containsText("notes/lisez-moi.txt");
            visit.look("87-archive-contents");
            visit.open("/deposit/" + id);
            visit.find("button[name=submit]").click();
            visit.page.waitForURL("**/deposit/" + id);
            assertThat(visit.page.locator(".timeline").first()).isVisible();
            leave(visit);
            return id;
        }
    }

    private static void upload(Visit visit, String name, byte[] bytes) {
        visit.ask(
                "/files?path=",
                () -> visit.find("estran-upload label input[type=file]")
                        .setInputFiles(new FilePayload(name, "application/octet-stream", bytes)));
        assertThat(visit.page.locator("#files")).containsText(name);
        visit.page.waitForLoadState();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : List.of("notes/lisez-moi.txt", "notes/étalonnage.csv")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Without waiting for what saves by itself: the button saves it all. */
    private static void describe(Visit visit) {
        Map.of(
                        "title." + visit.language(),
                        visit.say("Niveau de la mer, essai", "Sea level, a trial"),
                        "abstract." + visit.language(),
                        visit.say(
                                "Une série synthétique qui montre comment on parle d’un dépôt, champ par champ, sans rien mesurer.",
                                "A synthetic series that shows how a deposit is spoken of, field by field, and measures nothing."),
                        "author.0.organisation",
                        "Estran")
                .forEach((name, text) -> visit.find("[name='" + name + "']").fill(text));
        visit.find("[name=licence]").selectOption("CC-BY-4.0");
        visit.find("button[name=save]").click();
        visit.page.waitForURL("**/describe");
    }

    private void share(Visit visit, String id, Colleague colleague) {
        visit.open("/deposit/" + id + "/coauthors");
        for (String who : List.of(colleague.login(), "equipe@example.org")) {
            visit.find("form[action$='/coauthors'] [name=who]").fill(who);
            visit.find("form[action$='/coauthors'] button.primary").click();
            assertThat(visit.find("main table"))
                    .containsText(who.contains("@") ? who : visit.say("associé", "Partner"));
        }
        visit.look("83-coauthors");
    }

    private void show(Visit visit, String id) {
        visit.open("/deposit/" + id + "/links");
        visit.find("[name=all-files]").check();
        visit.find("form[action$='/links'] button.primary").click();
        String address = visit.find(".notice-ok code").textContent();
        visit.look("84-review-link");
        try (Visit stranger = DEMO.visit(visit.language())) {
            stranger.page.navigate(address);
            assertThat(stranger.find("h1")).containsText(visit.say("Niveau de la mer", "Sea level"));
            assertThat(stranger.page.locator("main")).not().containsText("Estran");
            stranger.look("85-anonymous-review");
            leave(stranger);
        }
    }

    private void speak(String language, String id) {
        try (Visit visit = signedIn(language, "moderateur", PASSWORD)) {
            visit.open("/review/" + id);
            visit.find("form[action$='/take'] button").click();
            remark(visit, "place", "/title/" + language, visit.say("Quelle mer ?", "Which sea?"));
            remark(visit, "file", "mesures.csv", visit.say("Dans quelle unité ?", "In which unit?"));
            visit.page.locator("details.remark-form").nth(1).locator("summary").click();
            Locator proposing = visit.page.locator("form[action$='/proposals']");
            proposing.locator("[name=field]").selectOption("title." + language);
            proposing
                    .locator("[name=after]")
                    .fill(visit.say("Niveau de la mer à Brest, essai", "Sea level at Brest, a trial"));
            proposing.locator("[name=words]").fill(visit.say("Pour qu’on le trouve.", "So that it is found."));
            proposing.locator("button").click();
            assertThat(visit.page.locator(".remark")).hasCount(3);
            visit.look("86-review");
            visit.find("form[action$='/return'] button").click();
            assertThat(visit.page.locator("form[action$='/take']")).hasCount(0);
            leave(visit);
        }
    }

    private static void remark(Visit visit, String which, String what, String words) {
        visit.page.locator("details.remark-form").first().locator("summary").click();
        Locator form = visit.page.locator("form[action$='/comments']");
        form.locator("[name=" + which + "]").selectOption(what);
        form.locator("[name=words]").fill(words);
        form.locator("button").click();
        assertThat(visit.page.locator(".remark blockquote").filter(new Locator.FilterOptions().setHasText(words)))
                .isVisible();
    }

    private void readByCoauthor(String language, String id, Colleague colleague) {
        try (Visit visit = signedIn(language, colleague.login(), colleague.password())) {
            visit.open("/deposit");
            visit.find("a[href='/deposit/" + id + "']").click();
            assertThat(beside(visit, "[name='title." + language + "']").locator("#comment-1"))
                    .isVisible();
            assertThat(visit.page.locator("button[name=submit]")).hasCount(0);
            leave(visit);
        }
    }

    private void answer(String language, String id) {
        try (Visit visit = signedIn(language, "deposant", PASSWORD)) {
            visit.open("/deposit/" + id);
            Locator title = beside(visit, "[name='title." + language + "']");
            assertThat(title.locator("#comment-1")).containsText(visit.say("Quelle mer ?", "Which sea?"));
            Locator file = visit.page.locator("#files tr.beside-file");
            assertThat(file).containsText(visit.say("Dans quelle unité ?", "In which unit?"));
            visit.look("88-remarks-beside-fields");

            title.locator("#comment-1 summary").click();
            title.locator("#comment-1 textarea").fill(visit.say("La mer d’Iroise.", "The Iroise Sea."));
            title.locator("#comment-1 details button").click();
            visit.page.waitForURL("**/deposit/" + id + "#comment-1");
            assertThat(title.locator("#comment-1 .answer")).hasText(visit.say("La mer d’Iroise.", "The Iroise Sea."));
            assertThat(visit.find("[name='title." + language + "']"))
                    .hasValue(visit.say("Niveau de la mer, essai", "Sea level, a trial"));

            title.locator("#proposal-1 button.primary").click();
            visit.page.waitForURL("**/deposit/" + id + "#proposal-1");
            assertThat(visit.find("[name='title." + language + "']"))
                    .hasValue(visit.say("Niveau de la mer à Brest, essai", "Sea level at Brest, a trial"));
            visit.find("button[name=submit]").click();
            visit.page.waitForURL("**/deposit/" + id);
            assertThat(visit.page.locator(".timeline").first()).isVisible();
            leave(visit);
        }
    }

    private void settle(String language, String id) {
        try (Visit visit = signedIn(language, "moderateur", PASSWORD)) {
            visit.open("/review/" + id);
            visit.find("form[action$='/take'] button").click();
            for (int number = 1; number <= 2; number++) {
                visit.find("#comment-" + number + " button[formaction$='/settle']")
                        .click();
                assertThat(visit.find("#comment-" + number + " .badge-ok")).isVisible();
            }
            visit.find("form[action$='/accept'] button").click();
            assertThat(visit.page.locator("form[action$='/accept']")).hasCount(0);
            leave(visit);
        }
    }

    private void forget(String language, Colleague colleague) {
        try (Visit visit = signedIn(language, colleague.login(), colleague.password())) {
            visit.open("/account#erasure");
            visit.look("90-account");
            leave(visit);
        }
        try (Visit visit = signedIn(language, "administrateur", PASSWORD)) {
            visit.open(colleague.page());
            visit.find("form[action*='/erasure'] [name=login]").fill(colleague.login());
            visit.find("form[action*='/erasure'] button.danger").click();
            assertThat(visit.page.locator("form[action*='/erasure']")).hasCount(0);
            assertThat(visit.page.locator("main")).not().containsText("@example.org");
            visit.look("89-forgotten");
            leave(visit);
        }
    }

    /** What stands with a field: its label, the field, what was said of it. */
    private static Locator beside(Visit visit, String field) {
        return visit.page.locator(".field:has(> " + field + ")");
    }

    private static Visit signedIn(String language, String login, String password) {
        Visit visit = DEMO.visit(language);
        visit.open("/account/sign-in");
        visit.find("[name=login]").fill(login);
        visit.find("[name=password]").fill(password);
        visit.find("form[action='/account/sign-in'] button").click();
        assertThat(visit.find("form[action='/account/sign-out']")).isVisible();
        return visit;
    }

    private void leave(Visit visit) {
        findings.addAll(visit.findings());
    }
}
