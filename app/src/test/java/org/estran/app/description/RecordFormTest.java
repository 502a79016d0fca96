package org.estran.app.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.records.RecordJson;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;

class RecordFormTest {

    @Property(tries = 300)
    void whateverStandsInARecordStaysWhereNobodyTouchesItsForm(@ForAll MetadataRecord any) {
        List<FormPart> parts = Sections.parts(Sections.of(any));
        RecordForm.Understood understood = RecordForm.of(parts, any).applyTo(parts, any);
        assertThat(understood.mistakes()).isEmpty();
        assertThat(understood.record()).isEqualTo(any);
    }

    @Property(tries = 300)
    void theDepositorsFormLeavesWhatItDoesNotShow(@ForAll MetadataRecord any) {
        RecordForm form = RecordForm.of(Sections.deposited(), any);
        RecordForm.Understood understood = form.applyTo(Sections.deposited(), any);
        assertThat(understood.mistakes()).isEmpty();
        assertThat(understood.record().distributions()).isEqualTo(any.distributions());
        assertThat(understood.record().parties()).hasSameElementsAs(any.parties());
        assertThat(understood.record().boxes()).isEqualTo(any.boxes());
        assertThat(understood.record().periods()).isEqualTo(any.periods());
        assertThat(understood.record().relations()).isEqualTo(any.relations());
    }

    @Test
    void everySampleRecordIsWrittenAgainFromItsFieldsAlone() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(System.getProperty("estran.root")).resolve("samples/records"))) {
            List<Path> samples =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(samples).hasSizeGreaterThan(30);
            for (Path sample : samples) {
                MetadataRecord record = RecordJson.read(Files.readString(sample));
                assertThat(writtenAnew(record)).as(sample.toString()).isEqualTo(record);
            }
        }
    }

    private static MetadataRecord writtenAnew(MetadataRecord record) {
        List<FormPart> parts = Sections.parts(Sections.of(record));
        RecordForm form = RecordForm.of(parts, record);
        Map<String, String> typed = new HashMap<>(form.fields());
        typed.keySet().removeIf(name -> name.endsWith("._was"));
        RecordForm.Understood understood =
                RecordForm.of(typed).applyTo(parts, MetadataRecord.titled(record.kind(), LocalizedText.NONE));
        assertThat(understood.mistakes()).isEmpty();
        return understood.record();
    }

    @Test
    void aConceptChosenInADepositKeepsItsAddressAndBothLabelsBesideTheFreeWords() {
        MetadataRecord before = RecordJson.read("""
                {"title": {"fr": "X"}, "keywords": [{"label": {"fr": "mot libre"}}]}""");
        RecordForm form = RecordForm.of(Map.of(
                "keywords.fr", "mot libre, un autre",
                "concept.0.label.fr", "salinité",
                "concept.0.label.en", "salinity",
                "concept.0.uri", "https://vocab.example/salinity",
                "concept.0.thesaurus", "Vocabulaire",
                "concept.2.label.en", "waves",
                "concept.2.uri", "https://vocab.example/waves"));
        MetadataRecord record = form.applyTo(Sections.deposited(), before).record();
        assertThat(record.keywords())
                .containsExactlyInAnyOrder(
                        new Keyword(
                                LocalizedText.of("salinité", "salinity"),
                                "https://vocab.example/salinity",
                                "Vocabulaire"),
                        new Keyword(LocalizedText.of("", "waves"), "https://vocab.example/waves", null),
                        new Keyword(LocalizedText.of("mot libre", ""), null, null),
                        new Keyword(LocalizedText.of("un autre", ""), null, null));
        // Shown and read again it is the same; taken out, the concept alone goes.
        RecordForm shown = RecordForm.of(Sections.deposited(), record);
        assertThat(shown.applyTo(Sections.deposited(), record).record().keywords())
                .containsExactlyElementsOf(record.keywords());
        RecordForm less = shown.with(
                RowMove.parse("concept:0:remove", Sections.deposited()).orElseThrow());
        assertThat(less.applyTo(Sections.deposited(), record).record().keywords())
                .extracting(Keyword::uri)
                .containsExactlyInAnyOrder("https://vocab.example/waves", null, null);
    }

    @Test
    void aBoxThatCannotBeIsAFindingAndTheFormerOneStays() {
        MetadataRecord before = new RecordBuilder(Kind.DATASET)
                .boxes(List.of(new BoundingBox(-5, 47, -4, 49)))
                .build();
        RecordForm.Understood understood = typed(before, Map.of("boxes.0.south", "51"));
        assertThat(understood.mistakes())
                .extracting(Finding::code, Finding::pointer)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("extent-impossible", "/boxes/0"));
        assertThat(understood.record()).isEqualTo(before);
    }

    @Test
    void aDecimalCommaIsUnderstoodAndANumberThatIsNoneIsAFindingAtItsField() {
        MetadataRecord empty = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("X", "X"));
        Map<String, String> box =
                Map.of("boxes.0.west", "-4,5", "boxes.0.south", "48", "boxes.0.east", "−4", "boxes.0.north", "48.5");
        assertThat(typed(empty, box).record().boxes()).containsExactly(new BoundingBox(-4.5, 48, -4, 48.5));
        Map<String, String> wrong = new HashMap<>(box);
        wrong.put("boxes.0.north", "nord");
        assertThat(typed(empty, wrong).mistakes())
                .extracting(Finding::code, Finding::pointer)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("not-a-number", "/boxes/0/north"));
    }

    @Test
    void aTrackAndAPolygonAreWrittenAsPositionsOneALine() {
        MetadataRecord empty = MetadataRecord.titled(Kind.CAMPAIGN, LocalizedText.of("X", "X"));
        MetadataRecord record = typed(
                        empty,
                        Map.of(
                                "shapes.0.type", "LineString",
                                "shapes.0.coordinates", "-4.5 48.3\r\n-5,2; 48\r\n-6,47.5",
                                "shapes.1.type", "Polygon",
                                "shapes.1.coordinates", "0 0\n1 0\n1 1\n\n0.1 0.1\n0.2 0.1\n0.2 0.2"))
                .record();
        assertThat(RecordJson.write(record).replaceAll("\\s", ""))
                .contains("\"LineString\",\"coordinates\":[[-4.5,48.3],[-5.2,48.0],[-6.0,47.5]]")
                .contains("[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]],[[0.1,0.1],[0.2,0.1],[0.2,0.2],[0.1,0.1]]]");
    }

    @Test
    void aRowThatIsEmptiedGoesAndOneThatLacksWhatItNeedsIsAFinding() {
        MetadataRecord before = RecordJson.read("""
                {"title": {"fr": "X"}, "relations": [{"type": "IsPartOf", "target": "sno_sss"}, {"type": "Cites", "target": "10.5072/a"}]}""");
        assertThat(typed(before, Map.of("relations.0.target", "", "relations.0.type", ""))
                        .record()
                        .relations())
                .hasSize(1);
        assertThat(typed(before, Map.of("relations.0.type", "")).mistakes())
                .extracting(Finding::code, Finding::pointer)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("needed-in-its-row", "/relations/0/type"));
    }

    private static RecordForm.Understood typed(MetadataRecord before, Map<String, String> typed) {
        List<FormPart> parts = Sections.parts(Sections.of(before));
        Map<String, String> fields = new HashMap<>(RecordForm.of(parts, before).fields());
        fields.putAll(typed);
        return RecordForm.of(fields).applyTo(parts, before);
    }
}
