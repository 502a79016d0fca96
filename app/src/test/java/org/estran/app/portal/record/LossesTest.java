package org.estran.app.portal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.estran.app.pages.Words;
import org.estran.crosswalks.documents.Dialect;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossesTest {

    @ParameterizedTest
    @EnumSource
    void everyDialectIsThatOfAFormat(Dialect dialect) {
        assertThat(Format.all()).anyMatch(format -> format.dialect().equals(Optional.of(dialect)));
    }

    @ParameterizedTest
    @EnumSource
    void everyPartOfARecordHasAWordInBothLanguages(Language language) {
        List<String> members = Arrays.stream(MetadataRecord.class.getRecordComponents())
                .map(component -> switch (component.getName()) {
                    case "summary" -> "abstract";
                    case "verticals" -> "vertical";
                    case "periods" -> "period";
                    case "languages" -> "language";
                    default -> component.getName();
                })
                .toList();
        Losses losses = new Losses(
                List.of(), members.stream().map(member -> "/" + member + "/0").toList());
        assertThat(losses.parts(words(language)))
                .hasSameSizeAs(members)
                .noneMatch(lost ->
                        lost.part().contains("description.") || lost.part().contains("record."));
    }

    private static Words words(Language language) {
        Map<String, String> texts = new HashMap<>();
        for (String bundle : List.of("portal", "description")) {
            String name = "/i18n/" + bundle + "_" + language.code() + ".properties";
            try (InputStream in = Objects.requireNonNull(LossesTest.class.getResourceAsStream(name))) {
                Properties properties = new Properties();
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new Words(language, texts);
    }
}
