package org.estran.app.harvests.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.harvest.SourceKind;
import org.estran.harvest.kinds.SourceKinds;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people are told of the kinds of sources. */
class KindsOfSourcesTest {

    private static final Path DOCUMENTATION =
            Path.of(System.getProperty("estran.root", "..")).resolve("docs/harvesting.md");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyKindHasItsNameAndExplanationInEachLanguage(Language language) {
        Words words = new Bundles().in(language);
        assertThat(SourceKinds.all()).allSatisfy(kind -> {
            assertThat(words.has("harvests.source-kind." + kind.word()))
                    .as(kind.word())
                    .isTrue();
            assertThat(words.has("harvests.source-kind-what." + kind.word()))
                    .as(kind.word())
                    .isTrue();
        });
    }

    @Test
    void theDocumentationListsEveryKindAndWhichAreUnproven() throws IOException {
        String text = Files.readString(DOCUMENTATION, UTF_8);
        for (SourceKind kind : SourceKinds.all()) {
            assertThat(text.lines().filter(line -> line.contains("| `" + kind.word() + "` |")))
                    .as(kind.word())
                    .singleElement()
                    .satisfies(line -> assertThat(line.contains("*unproven*")).isEqualTo(!kind.isProven()));
        }
    }
}
