package org.estran.app.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ApiDescriptionTest {

    private static final ObjectNode DOCUMENT = ApiDescription.read();

    /** {@code RoutesTest} holds that the table is the router's. */
    @Test
    void describesEveryRouteUnderApiAndNoOtherAndWhoMayAsk() throws IOException {
        assertThat(described()).isEqualTo(routes());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Set<String> lost = DOCUMENT.findValuesAsString("$ref").stream()
                .filter(reference -> DOCUMENT.at(reference.substring(1)).isMissingNode())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPartHasItsWordsInBothLanguages(Language language) {
        ApiReading reading = new ApiReading(new ApiDescription("https://data.example.org/"), language);

        assertThat(reading.doors())
                .allSatisfy(door -> assertThat(door.summary()).isNotBlank());
        assertThat(reading.groups()).allSatisfy(group -> {
            assertThat(group.title()).isNotBlank();
            assertThat(group.operations()).isNotEmpty().allSatisfy(operation -> {
                assertThat(operation.summary()).as(operation.id()).isNotBlank();
                assertThat(operation.parameters())
                        .allSatisfy(parameter -> assertThat(parameter.meaning())
                                .as(parameter.name())
                                .isNotBlank());
            });
        });
    }

    @Test
    void theExamplesSpeakToThisCentre() {
        assertThat(ApiExample.tasks("https://data.example.org"))
                .flatExtracting(ApiExample.Task::programs)
                .allSatisfy(program -> assertThat(program.text())
                        .contains("https://data.example.org")
                        .doesNotContain("{base}"));
    }

    private static Set<String> described() {
        Set<String> described = new TreeSet<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(one -> one.getValue().has("operationId"))
                        .forEach(one -> described.add(line(one.getKey(), path.getKey(), one.getValue()))));
        return described;
    }

    private static String line(String method, String path, JsonNode operation) {
        return method.toUpperCase(Locale.ROOT) + "\t" + path + "\t"
                + operation.path("x-who").stringValue("nobody");
    }

    private static Set<String> routes() throws IOException {
        try (InputStream in = Objects.requireNonNull(ApiDescriptionTest.class.getResourceAsStream("/routes.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("\t/api/") && !line.contains("/api/openapi.json"))
                    .map(line -> line.replace("{*path}", "{path}"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
