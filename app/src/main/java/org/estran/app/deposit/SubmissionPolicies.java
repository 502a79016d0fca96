package org.estran.app.deposit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.estran.app.description.RecordRules;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;

/** What must, and what should, be said before a deposit is submitted. Every finding is told at once. */
final class SubmissionPolicies {

    private SubmissionPolicies() {}

    static List<Finding> findings(MetadataRecord record, List<DepositFile> files) {
        return Stream.of(
                        RecordRules.theTitleIsGiven(record),
                        RecordRules.theSummaryIsGivenAndSaysEnough(record),
                        RecordRules.somebodyIsNamedAsAuthor(record),
                        RecordRules.everyIdentifierOfAPartyIsWellFormed(record),
                        RecordRules.theLicenceIsGiven(record),
                        thereIsAtLeastOneFile(files),
                        everyReadableFileCouldBeRead(files),
                        RecordRules.placeAndTimeAreGiven(record),
                        RecordRules.theVariablesAreNamed(record),
                        RecordRules.bothLanguagesAreThere(record))
                .flatMap(List::stream)
                .toList();
    }

    static List<Finding> thereIsAtLeastOneFile(List<DepositFile> files) {
        return files.isEmpty() ? List.of(Finding.blocking("file-missing", "/files")) : List.of();
    }

    static List<Finding> everyReadableFileCouldBeRead(List<DepositFile> files) {
        return files.stream()
                .filter(file -> file.remark() != null)
                .map(file ->
                        Finding.advice("file-unreadable", "/files", file.path(), Objects.requireNonNull(file.remark())))
                .toList();
    }
}
