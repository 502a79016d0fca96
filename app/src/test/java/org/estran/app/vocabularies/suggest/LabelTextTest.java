package org.estran.app.vocabularies.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTextTest {

    private static final int FRENCH = LabelText.PREFERRED | LabelText.FRENCH;
    private static final int ENGLISH = LabelText.PREFERRED | LabelText.ENGLISH;

    private final LabelText labels = labels();

    private static LabelText labels() {
        LabelText.Builder builder = new LabelText.Builder();
        builder.add("sst", "température de surface de la mer", FRENCH);
        builder.add("sst", "sea surface temperature", ENGLISH);
        builder.add("sst", "SST", 0);
        builder.add("temp", "température de l'eau", FRENCH);
        builder.add("temp", "water temperature", ENGLISH);
        builder.add("air", "température de l'air", FRENCH);
        builder.add("air", "air temperature", ENGLISH);
        builder.add("chl", "chlorophylle a", FRENCH);
        builder.add("chl", "chl-a", 0);
        builder.add("mpb", "microphytobenthos", ENGLISH);
        builder.add("eye", "œil du cyclone", FRENCH);
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource({
        "sst, sst",
        "TEMPERATURE DE SURFACE, sst",
        "surface mer, sst",
        "mer température, sst",
        "sea  temp, sst",
        "phytob, mpb",
        "chl-a, chl",
        "chl a, chl",
        "oeil, eye",
        "l'air, air"
    })
    void findsByPrefixAndWithinWordsInBothLanguagesWithoutAccents(String typed, String notation) {
        assertThat(labels.search(typed, LabelText.FRENCH, 10))
                .extracting(LabelText.Hit::notation)
                .startsWith(notation);
    }

    @Test
    void whatBeginsSoComesBeforeWhatHasItWithin() {
        assertThat(labels.search("temp", LabelText.FRENCH, 10))
                .extracting(LabelText.Hit::label)
                .first()
                .isEqualTo("température de l'eau");
        assertThat(labels.search("water temperature", LabelText.FRENCH, 10))
                .extracting(LabelText.Hit::notation)
                .containsExactly("temp");
    }

    @Test
    void aConceptComesOnceHoweverManyOfItsLabelsAnswer() {
        assertThat(labels.search("temperature", LabelText.ENGLISH, 10))
                .extracting(LabelText.Hit::notation)
                .containsExactlyInAnyOrder("sst", "temp", "air");
        assertThat(labels.search("t", LabelText.ENGLISH, 2)).hasSize(2);
    }

    @Test
    void nothingAndNonsenseFindNothing() {
        assertThat(List.of("", "  ", "-", "zzz", "\n", "sea zzz"))
                .allSatisfy(typed ->
                        assertThat(labels.search(typed, LabelText.FRENCH, 10)).isEmpty());
    }

    @Test
    void wordsOfTwoLabelsAreNotOneLabels() {
        assertThat(labels.search("air surface", LabelText.FRENCH, 10)).isEmpty();
        assertThat(labels.search("mer sea", LabelText.FRENCH, 10)).isEmpty();
    }
}
