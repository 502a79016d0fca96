package org.estran.app.portal.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationTest {

    @Test
    void showsMarkdownBelowTheHeadingsOfThePage() {
        assertThat(Documentation.html(
                        "# Fichiers\n\nUn par **mois**, `sss_AAAAMM.nc`.\n\n- [lire](https://example.org/a)"))
                .isEqualTo("<h3>Fichiers</h3>\n<p>Un par <strong>mois</strong>, <code>sss_AAAAMM.nc</code>.</p>\n<ul>\n"
                        + "<li><a rel=\"nofollow\" href=\"https://example.org/a\">lire</a></li>\n</ul>\n");
        assertThat(Documentation.html("###### Deep")).startsWith("<h6>");
        assertThat(Documentation.html("  \n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[a](javascript:alert(1))",
                "[a](data:text/html;base64,PHNjcmlwdD4=)",
                "<javascript:alert(1)>",
                "![words](https://elsewhere.example/track.png)",
                "a\n\n<iframe src=//elsewhere.example>\n",
                "[a](https://example.org/\"onmouseover=alert(1))"
            })
    void showsNothingThatRunsOrComesFromElsewhere(String markdown) {
        assertThat(Documentation.html(markdown))
                .doesNotContain("<script", "<img", "<iframe", "href=\"javascript:", "href=\"data:", "\"onmouseover");
    }
}
