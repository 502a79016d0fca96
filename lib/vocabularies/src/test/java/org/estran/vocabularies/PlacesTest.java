package org.estran.vocabularies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Thesaurus LIST = BuiltIn.read(BuiltIn.PLACES, "https://centre.example/vocabularies/terms/");

    @Test
    void everyPlaceHasBothLanguagesAndABox() {
        assertThat(LIST.concepts()).hasSizeGreaterThan(80).allSatisfy(place -> {
            assertThat(place.uri()).isEqualTo("https://centre.example/vocabularies/places/" + place.notation());
            assertThat(place.label().exactly(Language.FR)).isPresent();
            assertThat(place.label().exactly(Language.EN)).isPresent();
            assertThat(Places.builtIn().box(place.notation())).isPresent();
        });
    }

    @Test
    void noWordMeansTwoPlaces() {
        Map<String, String> meant = new HashMap<>();
        for (Concept place : LIST.concepts()) {
            java.util.stream.Stream.concat(
                            place.label().byLanguage().values().stream(),
                            place.other().values().stream().flatMap(java.util.List::stream))
                    .forEach(word -> {
                        String before = meant.putIfAbsent(Words.key(word), place.notation());
                        assertThat(before == null || before.equals(place.notation()))
                                .as(word)
                                .isTrue();
                    });
        }
    }

    @Test
    void aSeaLiesWhereTheOneAboveItLies() {
        for (Concept place : LIST.concepts()) {
            for (String above : place.broader()) {
                BoundingBox inner = Places.builtIn().box(place.notation()).orElseThrow();
                BoundingBox outer = Places.builtIn().box(above).orElseThrow();
                assertThat(outer.north()).as(place.notation()).isGreaterThan(inner.south());
                assertThat(inner.north()).as(place.notation()).isGreaterThan(outer.south());
            }
        }
        BoundingBox bering = Places.builtIn().box("bering-sea").orElseThrow();
        assertThat(bering.west()).as("across the antimeridian").isGreaterThan(bering.east());
    }
}
