package org.estran.app.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.SearchRequest;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class SearchQueryTest {

    private static SearchQuery query(String... namesAndValues) {
        LinkedMultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return SearchQuery.of(SearchPlace.WHOLE, parameters);
    }

    @Test
    void theAddressIsTheSearch() {
        SearchQuery query = query("q", "sel & eau", "bbox", "-6,47,-4,49", "kind", "dataset", "kind", "series");
        assertThat(query.address()).isEqualTo("/records?q=sel+%26+eau&bbox=-6%2C47%2C-4%2C49&kind=dataset&kind=series");
        assertThat(query.request(Language.EN).box()).isEqualTo(new BoundingBox(-6, 47, -4, 49));
    }

    @Test
    void takesAFacetInAndLeavesItOut() {
        SearchQuery chosen = query("q", "sel").toggle(Facet.KIND, "dataset");
        assertThat(chosen.address()).isEqualTo("/records?q=sel&kind=dataset");
        assertThat(chosen.toggle(Facet.KIND, "dataset").address()).isEqualTo("/records?q=sel");
        assertThat(chosen.filterCount()).isEqualTo(1);
    }

    @Test
    void keepsWhatItCannotReadAndSaysSo() {
        SearchQuery query = query("q", "sel", "bbox", "là-bas", "datetime", "hier");
        assertThat(query.findings()).extracting(Finding::code).isEqualTo(List.of("search-bbox", "search-datetime"));
        assertThat(query.bbox()).isEqualTo("là-bas");
        SearchRequest request = query.request(Language.FR);
        assertThat(request.box()).isNull();
        assertThat(request.text()).isEqualTo("sel");
    }

    @Test
    void forgetsTheCursorWhenTheSearchChanges() {
        SearchQuery query = query("after", "abc");
        assertThat(query.request(Language.FR).after()).isEqualTo("abc");
        assertThat(query.toggle(Facet.KIND, "dataset").request(Language.FR).after())
                .isNull();
        assertThat(query.address()).isEqualTo("/records");
    }

    @Test
    void showsBothEndsOfThePeriod() {
        assertThat(query("datetime", "2021/..").from()).isEqualTo("2021");
        assertThat(query("datetime", "2021/..").to()).isEmpty();
        assertThat(query("datetime", "2021-03").to()).isEqualTo("2021-03");
    }
}
