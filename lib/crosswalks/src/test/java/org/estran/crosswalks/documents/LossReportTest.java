package org.estran.crosswalks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estran.crosswalks.Example;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossReportTest {

    private static List<String> lost(Dialect dialect) {
        return LossReport.of(Example.RECORD, Example.PUBLISHED, dialect).stream()
                .map(Finding::pointer)
                .toList();
    }

    @Test
    void tellsWhatDataCiteDoesNotCarry() {
        assertThat(lost(Dialect.DATACITE))
                .contains("/vertical", "/variables/0", "/parties/1/email")
                .doesNotContain("/title", "/abstract", "/keywords/0", "/boxes/0", "/lineage", "/useLimitation");
        assertThat(LossReport.of(Example.RECORD, Example.PUBLISHED, Dialect.DATACITE))
                .allMatch(loss ->
                        loss.code().equals("not-carried") && loss.arguments().equals(List.of("DATACITE")));
    }

    @Test
    void tellsWhatDcatDoesNotCarry() {
        assertThat(lost(Dialect.DCAT))
                .containsExactly(
                        "/identifiers/1/value", "/relations/0/target", "/relations/1/target", "/relations/3/target");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostOfARecordThatSaysOnlyATitle(Dialect dialect) {
        MetadataRecord titled = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Titre", "Title"));
        assertThat(LossReport.of(titled, Example.PUBLISHED, dialect).stream().map(Finding::pointer))
                .isSubsetOf("/title/en", "/title/fr");
    }

    @Test
    void tellsWhatAReferenceLeavesOut() {
        assertThat(lost(Dialect.REFERENCE))
                .contains("/boxes", "/variables", "/parties/3")
                .doesNotContain("/title");
    }
}
