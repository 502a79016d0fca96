package org.estran.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.Test;

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
}
