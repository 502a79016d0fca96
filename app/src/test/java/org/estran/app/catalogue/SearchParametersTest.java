package org.estran.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchParametersTest {

    @Test
    void anEmptyAddressAsksForEverything() {
        assertThat(SearchParameters.read(Map.of(), Language.FR)).isEqualTo(SearchRequest.EVERYTHING);
        assertThat(SearchParameters.read(Map.of("q", List.of(" "), "kind", List.of("")), Language.FR))
                .isEqualTo(SearchRequest.EVERYTHING);
        assertThat(SearchParameters.query(SearchRequest.EVERYTHING)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        SearchRequest request = SearchRequest.EVERYTHING
                .language(Language.EN)
                .text("houle & vent")
                .identifier("10.5072/x")
                .box(new BoundingBox(170.123456789, -20, -170, -10))
                .period(TimeInterval.parse("2001/.."))
                .facet(Facet.KIND, "dataset", "series")
                .facet(Facet.KEYWORD, "Température de l'eau")
                .sort(SearchRequest.Sort.TITLE)
                .limit(7)
                .after("abc");
        assertThat(SearchParameters.read(SearchParameters.write(request), Language.EN))
                .isEqualTo(request);
        assertThat(SearchParameters.query(request)).contains("q=houle+%26+vent").contains("kind=dataset&kind=series");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            170,-20,190,-10       | 170,-20,-170,-10
            190,-20,200,-10       | -170,-20,-160,-10
            0,-90,360,90          | -180,-90,180,90
            10,0,350,5            | 10,0,-10,5
            180,0,360,5           | 180,0,0,5
            170,-20,0,190,-10,9   | 170,-20,-170,-10
            """)
    void longitudesMayAlsoRunFrom0To360(String typed, String meant) {
        assertThat(SearchParameters.read(Map.of("bbox", List.of(typed)), Language.FR)
                        .box())
                .isEqualTo(BoundingBox.parse(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-10,0,190,5", "200,0,190,5", "0,0,361,5", "0,0,5", "a,b,c,d", "0,5,5,0", "NaN,0,5,5", ",,,"})
    void refusesABoxThatIsNone(String typed) {
        assertThat(SearchParameters.understand(Map.of("bbox", List.of(typed)), Language.FR)
                        .findings())
                .extracting(Finding::code)
                .containsExactly("search-bbox");
    }
}
