package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the interface for programs, judged by a linter; its page; and the examples, run as they are shown. */
@Tag("outside")
class ApiPageTest {

    private static final Path MODULES = Centre.ROOT.resolve("conformance/target/npm/node_modules");
    private static final String ISSUE = """
            async () => (await (await fetch('/api/account/tokens', {
              method: 'POST',
              headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': document.querySelector('[name=_csrf]').value },
              body: '{"label": "examples"}',
            })).json()).token""";

    private static final Path LINT = Centre.ROOT.resolve("conformance/src/test/js/lint-openapi.mjs");

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void thePageIsWhole(String language) {
        List<String> findings;
        try (Visit visit = DEMO.visit(language)) {
            visit.open("/api");
            visit.find(".api-example summary").click();
            visit.find(".api-operation summary").click();
            visit.look("78-api");
            findings = visit.findings();
        }
        assertThat(findings).as("what axe and the browser found").isEmpty();
    }

    @Test
    void theDescriptionPassesTheStrictRulesOfALinter() throws Exception {
        String command = "curl -fsS '%s' | node '%s' '%s'".formatted(DEMO.at("/api/openapi.json"), LINT, MODULES);
        assertThat(Tool.run(folder, "bash", "-o", "pipefail", "-c", command).succeeds())
                .isEmpty();
    }

    @Test
    void theExamplesOfThePageRunAsTheyStand() throws Exception {
        Map<String, String> programs = programs();
        String token = token();
        assertThat(programs).hasSize(12);
        for (Map.Entry<String, String> program : programs.entrySet()) {
            Path place = Files.createDirectory(folder.resolve(program.getKey().replace('.', '-')));
            Files.writeString(place.resolve(program.getKey()), program.getValue() + "\n");
            String output = run(place, program.getKey(), token).succeeds();
            assertThat(output + listing(place)).as(program.getKey()).contains(expected(program.getKey()));
        }
    }

    private static String expected(String program) {
        return switch (program.replaceFirst("[.].*", "")) {
            case "search" -> "salinity";
            case "pages" -> program.endsWith(".sh") ? "records.json" : " records";
            case "files" -> program.endsWith(".sh") ? ": OK" : "bytes";
            default -> program.endsWith(".R") ? "draft" : "/abstract";
        };
    }

    private static Tool run(Path place, String program, String token) throws IOException, InterruptedException {
        String interpreter = program.endsWith(".sh") ? "sh -e" : program.endsWith(".py") ? "python3" : "Rscript";
        return Tool.run(place, "sh", "-c", "ESTRAN_TOKEN=" + token + " " + interpreter + " " + program);
    }

    private static String listing(Path place) throws IOException, InterruptedException {
        return Tool.run(place, "ls").succeeds();
    }

    /** A depositor's own, as it is made on the page of the account. */
    private static String token() {
        try (Visit visit = DEMO.visit("en")) {
            visit.open("/account/sign-in");
            visit.find("[name=login]").fill("deposant");
            visit.find("[name=password]").fill("estran-demo-2026");
            visit.find("form[action='/account/sign-in'] button").click();
            visit.find("form[action='/account/sign-out']").waitFor();
            return (String) visit.page.evaluate(ISSUE);
        }
    }

    private static Map<String, String> programs() {
        Map<String, String> programs = new TreeMap<>();
        try (Visit visit = DEMO.visitWithoutScripts("en")) {
            visit.open("/api");
            for (Locator program : visit.page.locator("code[data-example]").all()) {
                programs.put(program.getAttribute("data-example"), program.textContent());
            }
        }
        return programs;
    }
}
