package org.estran.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of vocabularies, of imports and of the centre's keeping, in both languages, at a desk's and a phone's width, in
 * light and dark: each is kept as a picture and judged by axe.
 */
@Tag("outside")
class AdministrationPagesTest {

    private static final Path DOCUMENT = Centre.ROOT.resolve("conformance/src/test/resources/mouillage.xml");

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyPageOfVocabulariesAndOfKeepingIsWhole(String language) {
        List<String> findings;
        try (Visit visit = DEMO.visit(language)) {
            vocabularies(visit);
            signIn(visit);
            imports(visit);
            keeping(visit);
            findings = visit.findings();
        }
        assertThat(findings).as("what axe and the browser found").isEmpty();
    }

    @Test
    void theTreeOfAVocabularyIsWalkedWithoutScripts() {
        try (Visit visit = DEMO.visitWithoutScripts("fr")) {
            visit.open("/vocabularies/terms");
            visit.find(".concept-tree details summary").click();
            visit.find(".concept-tree .branch a").click();
            assertThat(visit.find("#narrower")).isVisible();
        }
    }

    private static void vocabularies(Visit visit) {
        visit.open("/vocabularies");
        visit.look("50-vocabularies");
        visit.open("/vocabularies/terms");
        visit.ask("/narrower", () -> visit.find(".concept-tree details summary").click());
        assertThat(visit.find(".branch .concept-tree li")).isVisible();
        visit.look("51-vocabulary-tree");
        visit.find("input[name=q]").fill(visit.say("salinité", "salinity"));
        visit.find("main form[role=search] button").click();
        assertThat(visit.find("a[href='/vocabularies/terms/salinity']")).isVisible();
        visit.look("52-vocabulary-found");
        visit.open("/vocabularies/terms/salinity");
        visit.look("53-concept");
        visit.open("/vocabularies/P02?show=deprecated");
        visit.look("54-vocabulary-deprecated");
    }

    private static void imports(Visit visit) {
        visit.open("/admin/imports");
        visit.ask(
                "/admin/imports/files",
                () -> visit.find("estran-upload label input[type=file]").setInputFiles(document(visit.language())));
        assertThat(visit.find("#run-list tbody tr")).isVisible();
        visit.look("55-imports");
        visit.find("#run-list tbody tr a").click();
        visit.page.waitForCondition(() -> {
            if (visit.page.locator("main a[href^='/records/']").count() == 0) {
                visit.page.reload();
            }
            return visit.page.locator("main a[href^='/records/']").count() > 0;
        });
        visit.look("56-import-run");
        visit.find("main a[href^='/records/']").click();
        assertThat(visit.find("h1")).containsText("mouillage");
        visit.look("57-imported-record");
        visit.open(visit.path().replaceFirst("[?#].*", "") + "/documentation");
        visit.look("58-documentation");
    }

    /** A document of its own for each language: the same again would bring no record. */
    private static Path document(String language) {
        try {
            String text = Files.readString(DOCUMENT);
            return Files.writeString(
                    DEMO.folder().resolve("mouillage-" + language + ".xml"), text.replace("essai-mouillage", language));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void keeping(Visit visit) {
        visit.open("/admin");
        visit.look("59-administration");
        visit.open("/admin/centre");
        visit.look("60-centre");
        visit.open("/admin/dois");
        visit.look("62-dois");
        visit.open("/admin/audit");
        visit.find("form[action='/admin/audit/verification'] button").click();
        assertThat(visit.find("main [role=status]")).isVisible();
        visit.look("64-audit");
        visit.open("/admin/notices");
        visit.look("63-outbox");
        visit.open("/admin/vocabularies");
        visit.look("61-load-vocabulary");
    }

    private static void signIn(Visit visit) {
        visit.open("/account/sign-in");
        visit.find("[name=login]").fill("administrateur");
        visit.find("[name=password]").fill("estran-demo-2026");
        visit.find("form[action='/account/sign-in'] button").click();
        assertThat(visit.find("form[action='/account/sign-out']")).isVisible();
    }
}
