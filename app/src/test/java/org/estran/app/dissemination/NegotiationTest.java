package org.estran.app.dissemination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.estran.terms.ProblemException;
import org.junit.jupiter.api.Test;

class NegotiationTest {

    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    @Test
    void givesThePageToBrowsersAndToWhoeverSaysNothing() {
        assertThat(Negotiation.format(null, BROWSER)).isEmpty();
        assertThat(Negotiation.format(null, null)).isEmpty();
        assertThat(Negotiation.format(null, "*/*")).isEmpty();
        assertThat(Negotiation.format("html", "application/json")).isEmpty();
    }

    @Test
    void givesTheFormatThatIsAskedForByName() {
        assertThat(Negotiation.format("bibtex", BROWSER)).contains(Format.BIBTEX);
    }

    @Test
    void givesTheBestLikedFormat() {
        assertThat(Negotiation.format(null, "application/json")).contains(Format.JSON);
        assertThat(Negotiation.format(null, "application/vnd.datacite.datacite+xml;q=0.5, application/ld+json"))
                .contains(Format.SCHEMAORG);
        assertThat(Negotiation.format(null, "application/x-bibtex;q=1, text/html;q=0.5"))
                .contains(Format.BIBTEX);
    }

    @Test
    void aFormatRefusedByNameIsNotGivenByAWildcard() {
        assertThat(Negotiation.format(null, "text/html;q=0, application/xhtml+xml;q=0, application/*;q=0.5"))
                .contains(Format.JSON);
    }

    @Test
    void namesWhatIsOfferedWhenNothingFits() {
        assertThatThrownBy(() -> Negotiation.format(null, "image/png"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("datacite-xml");
        assertThatThrownBy(() -> Negotiation.format("marc", null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aProfileChoosesAmongFormsOfOneMediaType() {
        String geodcat = "http://data.europa.eu/930/";
        assertThat(Negotiation.format(null, null, null, "application/ld+json;profile=\"" + geodcat + "\""))
                .contains(Format.DCAT_JSONLD);
        assertThat(Negotiation.format(null, geodcat, null, "application/ld+json"))
                .contains(Format.DCAT_JSONLD);
        assertThat(Negotiation.format(null, null, "<" + geodcat + ">;q=0.9", "application/rdf+xml"))
                .contains(Format.DCAT_RDF);
        assertThat(Negotiation.format(null, geodcat, null, BROWSER)).isPresent();
        assertThat(Negotiation.format(null, "geojson", null, null)).contains(Format.GEOJSON);
        assertThatThrownBy(() -> Negotiation.format(null, "https://example.org/none", null, null))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void theWordsOfTheRefusalNameEveryFormat() throws Exception {
        for (String language : java.util.List.of("fr", "en")) {
            var words = new java.util.Properties();
            try (var in = java.nio.file.Files.newBufferedReader(
                    java.nio.file.Path.of("src/main/resources/i18n/portal_" + language + ".properties"))) {
                words.load(in);
            }
            assertThat(words.getProperty("problem.format-not-offered"))
                    .contains(Format.all().stream().map(Format::word).toList());
        }
    }
}
