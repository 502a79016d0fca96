package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.records.Variable;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.Test;

/** Where a description and its files do not agree. */
class ContradictionsTest {

    private static final FileFacts FILE = new FileFacts(
            List.of(new BoundingBox(-5, 47, -4, 48)),
            new TimeInterval(Instant.parse("2020-03-01T00:00:00Z"), Instant.parse("2020-06-30T12:00:00Z")),
            List.of(
                    new FileFacts.Named("TEMP", "sea_water_temperature", "degree_Celsius"),
                    new FileFacts.Named("PSAL", null, "1e-3")));

    private static final MetadataRecord AGREEING = new RecordBuilder(Kind.DATASET)
            .boxes(List.of(new BoundingBox(-5.3, 46.9, -4, 48)))
            .period(TimeInterval.parse("2020-03-01/2020-06-30"))
            .variables(List.of(
                    new Variable("TEMP", null, null, "degree Celsius"), new Variable("PSAL", null, null, "1e-3")))
            .build();

    @Test
    void saysNothingWhereBothAgreeOrNothingIsSaid() {
        assertThat(codes(withUnits("degree_Celsius"), true)).isEmpty();
        assertThat(codes(new RecordBuilder(Kind.DATASET).build(), true)).isEmpty();
        assertThat(Contradictions.between(AGREEING, Map.of(), true)).isEmpty();
    }

    @Test
    void findsAPeriodThatLeavesOutAFileOrMeetsNone() {
        MetadataRecord narrow = AGREEING.change()
                .period(TimeInterval.parse("2020-03-01/2020-04-30"))
                .build();
        Finding found = findings(narrow, true).getFirst();
        assertThat(found.code()).isEqualTo("period-contradicts-file");
        assertThat(found.pointer()).isEqualTo("/period");
        assertThat(found.arguments()).containsExactly("a.nc", "2020-03-01", "2020-06-30");
        assertThat(found.isBlocking()).isFalse();
        MetadataRecord otherCentury = AGREEING.change()
                .period(TimeInterval.parse("1920-03-01/1920-06-30"))
                .build();
        assertThat(codes(otherCentury, true)).contains("period-contradicts-file", "period-beyond-files");
        assertThat(codes(otherCentury, false)).doesNotContain("period-beyond-files");
    }

    @Test
    void findsAnExtentThatLeavesOutAFileOrGoesFarBeyond() {
        MetadataRecord east =
                AGREEING.change().boxes(List.of(new BoundingBox(4, 47, 5, 48))).build();
        assertThat(codes(east, true)).contains("extent-contradicts-file", "extent-beyond-files");
        MetadataRecord world =
                AGREEING.change().boxes(List.of(BoundingBox.WORLD)).build();
        assertThat(codes(world, true)).contains("extent-beyond-files").doesNotContain("extent-contradicts-file");
        assertThat(codes(world, false)).doesNotContain("extent-beyond-files");
        MetadataRecord pacific = AGREEING.change()
                .boxes(List.of(new BoundingBox(170, 47, -170, 48)))
                .build();
        assertThat(codes(pacific, true)).doesNotContain("extent-contradicts-file");
    }

    @Test
    void findsVariablesThatAreMissingOnEitherSideAndOtherUnits() {
        MetadataRecord other = AGREEING.change()
                .variables(List.of(
                        new Variable("TEMP", null, null, "K"),
                        new Variable("DOXY", null, null, null),
                        new Variable("T", null, "sea_water_temperature", null)))
                .build();
        assertThat(findings(other, true))
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .containsExactly(
                        "variable-units-differ /variables/0/unit",
                        "variable-not-in-files /variables/1",
                        "variable-not-described /variables");
        assertThat(codes(other, false)).doesNotContain("variable-not-in-files");
    }

    @Test
    void factsAreReadAsTheyWereWritten() {
        assertThat(FileFacts.read(FILE.json())).isEqualTo(FILE);
        FileFacts nothing = new FileFacts(List.of(), null, List.of());
        assertThat(FileFacts.read(nothing.json())).isEqualTo(nothing);
    }

    private static MetadataRecord withUnits(String units) {
        return AGREEING.change()
                .variables(List.of(new Variable("TEMP", null, null, units), new Variable("PSAL", null, null, "1e-3")))
                .build();
    }

    private static List<Finding> findings(MetadataRecord record, boolean whole) {
        return Contradictions.between(record, Map.of("a.nc", FILE), whole);
    }

    private static List<String> codes(MetadataRecord record, boolean whole) {
        return findings(record, whole).stream().map(Finding::code).toList();
    }
}
