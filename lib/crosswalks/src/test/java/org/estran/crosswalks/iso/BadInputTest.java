package org.estran.crosswalks.iso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.records.MetadataRecord;
import org.junit.jupiter.api.Test;

/** Whatever comes, there is a record with findings or a refusal with its reason; nothing is fetched, nothing expands. */
class BadInputTest {

    private static final String HEAD = "<gmd:MD_Metadata xmlns:gmd=\"http://www.isotc211.org/2005/gmd\""
            + " xmlns:gco=\"http://www.isotc211.org/2005/gco\"><gmd:identificationInfo><gmd:MD_DataIdentification>";
    private static final String TAIL = "</gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>";

    @Test
    void entitiesAreRefusedBeforeTheyGrow() {
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
        refused(
                "<?xml version=\"1.0\"?>" + laughs + HEAD + "<gmd:abstract>&d;</gmd:abstract>" + TAIL,
                "doctype-refused");
        refused("<!DOCTYPE x SYSTEM \"http://localhost:1/x.dtd\">" + HEAD + TAIL, "doctype-refused");
    }

    @Test
    void fiftyMegabytesAreRefusedUnread() {
        byte[] document = new byte[50_000_000];
        Arrays.fill(document, (byte) ' ');
        System.arraycopy(HEAD.getBytes(StandardCharsets.UTF_8), 0, document, 0, HEAD.length());
        assertThat(IsoReader.claims(document)).isTrue();
        assertThatThrownBy(() -> IsoReader.read(document))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class, u -> assertThat(u.code()).isEqualTo("too-large"));
    }

    @Test
    void whatIsTooDeepIsRefused() {
        refused(HEAD + "<gmd:x>".repeat(100_000), "too-large");
    }

    @Test
    void tenThousandKeywordsAreRead() throws Exception {
        String keywords = IntStream.range(0, 10_000)
                .mapToObj(i -> "<gmd:keyword><gco:CharacterString>word " + i + "</gco:CharacterString></gmd:keyword>")
                .collect(Collectors.joining());
        IsoReading reading = read(HEAD + "<gmd:descriptiveKeywords><gmd:MD_Keywords>" + keywords
                + "</gmd:MD_Keywords></gmd:descriptiveKeywords>" + TAIL);
        assertThat(reading.record().keywords()).hasSize(10_000);
    }

    @Test
    void tenThousandFaultsAreToldOnlySoFar() throws Exception {
        String box = "<gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox/>"
                + "</gmd:geographicElement></gmd:EX_Extent></gmd:extent>";
        assertThat(read(HEAD + box.repeat(10_000) + TAIL).findings()).hasSizeBetween(2, 200);
    }

    @Test
    void markupInATitleIsText() throws Exception {
        IsoReading reading = read(HEAD + "<gmd:citation><gmd:CI_Citation><gmd:title><gco:CharacterString>"
                + "&lt;script&gt;alert(1)&lt;/script&gt;<![CDATA[<b>]]></gco:CharacterString></gmd:title>"
                + "</gmd:CI_Citation></gmd:citation>" + TAIL);
        assertThat(reading.record().title().byLanguage()).containsValue("<script>alert(1)</script><b>");
    }

    /** Our own documents of any record, with bytes changed, taken out and repeated. */
    @Property(tries = 150)
    void damagedDocumentsNeverSurprise(@ForAll MetadataRecord record, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (IsoDialect dialect : IsoDialect.values()) {
            byte[] document = IsoWriterTest.write(record, dialect).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 20; i++) {
                byte[] damaged = damaged(document, random);
                IsoReader.claims(damaged);
                try {
                    assertThat(IsoReader.read(damaged).record()).isNotNull();
                } catch (UnreadableDocument refused) {
                    assertThat(refused.code()).isNotBlank();
                }
            }
        }
    }

    private static byte[] damaged(byte[] document, SplittableRandom random) {
        byte[] copy = document.clone();
        int at = random.nextInt(copy.length);
        switch (random.nextInt(4)) {
            case 0 -> copy = Arrays.copyOf(copy, at);
            case 1 -> copy[at] = (byte) random.nextInt(256);
            case 2 -> {
                // A text is changed: dates, numbers and codes become nonsense while the document stays well-formed.
                for (int i = at; i < Math.min(copy.length, at + 400); i++) {
                    if (copy[i] >= '0' && copy[i] <= '9') {
                        copy[i] = (byte) "0123456789.-eZT".charAt(random.nextInt(15));
                    }
                }
            }
            default -> {
                int length = Math.min(random.nextInt(200), copy.length - at);
                byte[] longer = Arrays.copyOf(copy, copy.length + length);
                System.arraycopy(copy, at, longer, at + length, copy.length - at);
                copy = longer;
            }
        }
        return copy;
    }

    private static IsoReading read(String document) throws UnreadableDocument {
        return IsoReader.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String document, String code) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class, u -> assertThat(u.code()).isEqualTo(code));
    }
}
