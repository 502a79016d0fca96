package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.terms.BoundingBox;
import org.estran.terms.Checksums;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.Test;

class SubmissionPoliciesTest {

    private final MetadataRecord complete = new RecordBuilder(Kind.DATASET)
            .title(LocalizedText.of("Salinité", "Salinity"))
            .summary(LocalizedText.of("é".repeat(120), "e".repeat(120)))
            .parties(List.of(Party.organisation(Role.AUTHOR, "SNO SSS", null)))
            .licence("CC-BY-4.0")
            .boxes(List.of(new BoundingBox(-5, 47, -4, 49)))
            .period(TimeInterval.parse("2020/.."))
            .variables(List.of(new Variable("SSS", "salinity", "sea_surface_salinity", "1e-3")))
            .build();

    @Test
    void findsNothingInACompleteDeposit() {
        assertThat(SubmissionPolicies.findings(complete, 1, OddFiles.NONE)).isEmpty();
    }

    @Test
    void tellsEverythingThatAnEmptyDepositLacksAtOnce() {
        MetadataRecord empty = MetadataRecord.titled(Kind.DATASET, LocalizedText.NONE);
        assertThat(SubmissionPolicies.findings(empty, 0, OddFiles.NONE))
                .filteredOn(Finding::isBlocking)
                .extracting(Finding::code)
                .containsExactly(
                        "title-missing", "abstract-missing", "author-missing", "licence-missing", "file-missing");
    }

    @Test
    void refusesIdentifiersWithAWrongCheckDigitAtTheirPlace() {
        Party wrong = new Party(Role.AUTHOR, null, null, "0000-0002-1825-0098", "X", "04kdfz703", null);
        assertThat(SubmissionPolicies.findings(
                        complete.change().parties(List.of(wrong)).build(), 1, OddFiles.NONE))
                .extracting(Finding::pointer)
                .containsExactly("/parties/0/orcid", "/parties/0/ror");
    }

    @Test
    void refusesALicenceTheCentreDoesNotOffer() {
        assertThat(SubmissionPolicies.findings(
                        complete.change().licence("my own").build(), 1, OddFiles.NONE))
                .extracting(Finding::code)
                .containsExactly("licence-unknown");
    }

    @Test
    void advisesOnlyWhereALanguageAPlaceOrAStandardNameIsMissing() {
        MetadataRecord thin = complete.change()
                .title(LocalizedText.of("Salinité", ""))
                .boxes(List.of())
                .period(null)
                .variables(List.of(new Variable("x", null, null, null)))
                .build();
        assertThat(SubmissionPolicies.findings(
                        thin, 1, new OddFiles(List.of(cutShort()), List.of(), List.of(), List.of())))
                .noneMatch(Finding::isBlocking)
                .extracting(Finding::code)
                .containsExactly(
                        "file-unreadable",
                        "extent-missing",
                        "period-missing",
                        "standard-name-missing",
                        "title-english-missing");
    }

    private static DepositFile cutShort() {
        return new DepositFile(
                "a.nc", "0", 1, new Checksums("00", "00", 0), "application/x-netcdf", "cut short", Instant.EPOCH);
    }
}
