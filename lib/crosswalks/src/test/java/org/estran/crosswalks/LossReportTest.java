package org.estran.crosswalks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;

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
    void tellsWhatAReferenceLeavesOut() {
        assertThat(lost(Dialect.REFERENCE))
                .contains("/boxes", "/variables", "/parties/3")
                .doesNotContain("/title");
    }
}
