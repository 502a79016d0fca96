package org.estran.app.portal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.app.dissemination.Format;
import org.estran.app.pages.Bundles;
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
        assertThat(losses.parts(new Bundles().in(language)))
                .hasSameSizeAs(members)
                .noneMatch(lost -> lost.part().contains("description.")
                        || lost.part().contains("record.")
                        || lost.part().startsWith("losses."));
    }
}
