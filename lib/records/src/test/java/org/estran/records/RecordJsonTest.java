package org.estran.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

    private final MetadataRecord record = new RecordBuilder(Kind.DATASET)
            .title(LocalizedText.of("Température de surface", "Surface temperature"))
            .summary(LocalizedText.of("Un résumé.", "A summary."))
            .parties(List.of(Party.organisation(Role.AUTHOR, "SNO SSS", null)))
            .boxes(List.of(new BoundingBox(170, -10, -170, 10)))
            .period(TimeInterval.parse("2020/.."))
            .variables(List.of(new Variable("sst", "SST", "sea_surface_temperature", "degree_Celsius")))
            .relations(List.of(new Relation(RelationType.IS_PART_OF, "sno_sss", null)))
            .licence("CC-BY-4.0")
            .build();

    @Test
    void readsWhatItWrites() {
        assertThat(RecordJson.read(RecordJson.write(record))).isEqualTo(record);
    }

    @Test
    void aContactWithNothingInItIsNone() {
        Party party = new Party(Role.AUTHOR, null, null, null, "SNO SSS", null, null, null, null, Contact.NONE);
        assertThat(party).isEqualTo(Party.organisation(Role.AUTHOR, "SNO SSS", null));
    }

    @Property(tries = 500)
    void readsWhateverItWrites(@ForAll MetadataRecord any) {
        assertThat(RecordJson.read(RecordJson.write(any))).isEqualTo(any);
    }

    @Test
    void oneOfWhatMayBeSeveralStandsWithoutBrackets() {
        MetadataRecord read = RecordJson.read("""
                {"title": {"fr": "X"}, "vertical": {"minimum": -200, "maximum": 0}, "period": {"start": "1997"},
                 "language": "fr"}""");
        assertThat(read.vertical()).isEqualTo(new VerticalExtent(-200, 0));
        assertThat(read.languages()).containsExactly("fr");
        assertThat(RecordJson.write(read)).contains("\"period\" : {", "\"vertical\" : {", "\"language\" : \"fr\"");
        MetadataRecord two = read.change()
                .verticals(List.of(
                        new VerticalExtent(-200, 0), new VerticalExtent(0, 10, null, Direction.UP, "EPSG:5714")))
                .build();
        assertThat(RecordJson.write(two)).contains("\"vertical\" : [");
        assertThat(RecordJson.read(RecordJson.write(two))).isEqualTo(two);
    }

    @Test
    void writesShapesAsGeoJsonDoes() {
        MetadataRecord read = RecordJson.read("""
                {"title": {"fr": "X"}, "shapes": [{"type": "Point", "coordinates": [-4.5, 48.4]},
                 {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}]}""");
        assertThat(read.shapes().getFirst()).isEqualTo(new Shape.Point(new Position(-4.5, 48.4)));
        assertThat(read.coveringBoxes()).contains(new BoundingBox(0, 0, 1, 1));
        assertThat(RecordJson.write(read).replaceAll("\\s", ""))
                .contains("{\"type\":\"Point\",\"coordinates\":[-4.5,48.4]}");
    }

    @Test
    void leavesEmptyPartsOut() {
        assertThat(RecordJson.write(MetadataRecord.titled(Kind.SOFTWARE, LocalizedText.of("Outil", "Tool"))))
                .doesNotContain(
                        "boxes",
                        "vertical",
                        "period",
                        "licence",
                        "metadata",
                        "acquisition",
                        "provenance",
                        "representation");
    }

    @Test
    void namesTheSummaryAbstractAsIsoDoes() {
        assertThat(RecordJson.write(record)).contains("\"abstract\"").doesNotContain("summary\"");
    }

    @Test
    void acceptsDatesOfAnyPrecisionInAPeriod() {
        MetadataRecord read = RecordJson.read("""
                {"kind": "campaign", "title": {"fr": "X"}, "period": {"start": "2021-03", "end": "2021"}}""");
        assertThat(read.period())
                .isEqualTo(
                        new TimeInterval(Instant.parse("2021-03-01T00:00:00Z"), Instant.parse("2021-12-31T23:59:59Z")));
    }

    @Test
    void refusesAnUnknownMemberWithItsPlace() {
        assertThatThrownBy(() -> RecordJson.read("{\"kind\": \"dataset\", \"titel\": {}}"))
                .isInstanceOf(RecordJson.UnreadableRecord.class)
                .hasMessageContaining("titel")
                .hasMessageContaining("line 1");
    }

    @Test
    void refusesAnUnknownKind() {
        assertThatThrownBy(() -> RecordJson.read("{\"kind\": \"datset\"}"))
                .isInstanceOf(RecordJson.UnreadableRecord.class)
                .hasMessageContaining("datset");
    }
}
