package org.estran.harvest.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {

    private static Slices of(String text) {
        return Slices.of(text.getBytes(UTF_8));
    }

    @Test
    void whatIsCutOutIsWhatCameWithTheNamespacesAroundIt() {
        Slices part = of("<a xmlns=\"urn:a\" xmlns:b=\"urn:b\" xmlns:unused=\"urn:u\"><b:c x='1'>t</b:c></a>")
                .first("c")
                .orElseThrow();
        assertThat(new String(part.bytes(), UTF_8)).isEqualTo("<b:c xmlns:b=\"urn:b\" x='1'>t</b:c>");
    }

    @Test
    void theDefaultNamespaceAroundIsDeclaredWhereItIsMeant() {
        Slices part = of("<a xmlns=\"urn:a\"><c>t</c></a>").first("c").orElseThrow();
        assertThat(new String(part.bytes(), UTF_8)).isEqualTo("<c xmlns=\"urn:a\">t</c>");
    }

    @Test
    void oneThatIsNeverClosedSpoilsNoOther() {
        List<Slices> records = of("<list><r>1</r><r>2 <open></r2><r>3</r></list>")
                .first("list")
                .orElseThrow()
                .children();
        assertThat(records).hasSize(3);
        assertThat(new String(records.getLast().bytes(), UTF_8)).isEqualTo("<r>3</r>");
    }

    @Test
    void childrenOfAnElementEndWhereItEnds() {
        List<Slices> children =
                of("<o:a xmlns:o=\"urn:o\"><o:list><o:r q='<'/><o:r>1<list/></o:r></o:list><o:r>not it</o:r></o:a>")
                        .childrenOf("list")
                        .orElseThrow();
        assertThat(children)
                .extracting(one -> new String(one.bytes(), UTF_8))
                .containsExactly("<o:r xmlns:o=\"urn:o\" q='<'/>", "<o:r xmlns:o=\"urn:o\">1<list/></o:r>");
        assertThat(of("<a><list/></a>").childrenOf("list")).contains(List.of());
        assertThat(of("<a/>").childrenOf("list")).isEmpty();
    }

    @Test
    void commentsAndCdataAreNoTags() {
        Slices document = of("<a><!-- <b>no</b> --><c><![CDATA[<b>no</b> & so]]></c><b>yes</b></a>");
        assertThat(document.text("b")).isEqualTo("yes");
        assertThat(document.text("c")).isEqualTo("<b>no</b> & so");
    }

    @Test
    void referencesAreWhatTheyStandFor() {
        assertThat(of("<a>x &amp; y &#233; &#x4e;</a>").text("a")).isEqualTo("x & y é N");
        assertThat(of("<a b=\"1 &lt; 2\"/>").attribute("b")).contains("1 < 2");
    }

    @Test
    void otherEncodingsAreReadAsTheyDeclareThemselves() {
        String text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>été</a>";
        assertThat(Slices.of(text.getBytes(ISO_8859_1)).text("a")).isEqualTo("été");
        assertThat(Slices.of("<a>été</a>".getBytes(UTF_16)).text("a")).isEqualTo("été");
    }

    @Test
    void aDocumentWithoutItsEndIsNotWhole() {
        assertThat(of("<a><b/></a>\n").isWhole()).isTrue();
        assertThat(of("<a><b/>").isWhole()).isFalse();
        assertThat(of("<a><b>").isWhole()).isFalse();
    }
}
