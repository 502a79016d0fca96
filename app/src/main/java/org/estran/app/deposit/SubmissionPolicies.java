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

    /** @param files how many there are in all */
    static List<Finding> findings(MetadataRecord record, long files, OddFiles odd) {
        return Stream.of(
                        RecordRules.theTitleIsGiven(record),
                        RecordRules.theSummaryIsGivenAndSaysEnough(record),
                        RecordRules.somebodyIsNamedAsAuthor(record),
                        RecordRules.everyIdentifierOfAPartyIsWellFormed(record),
                        RecordRules.theLicenceIsGiven(record),
                        thereIsAtLeastOneFile(record, files),
                        everyReadableFileCouldBeRead(odd),
                        everyFileIsWhatItsNameSays(odd),
                        noFileIsAProgram(odd),
                        everyTableIsReadAsSomebodySaid(odd),
                        RecordRules.placeAndTimeAreGiven(record),
                        RecordRules.theVariablesAreNamed(record),
                        RecordRules.bothLanguagesAreThere(record))
                .flatMap(List::stream)
                .toList();
    }

    /** Or an address at which the data are. */
    static List<Finding> thereIsAtLeastOneFile(MetadataRecord record, long files) {
        return files == 0 && Elsewhere.address(record).isEmpty()
                ? List.of(Finding.blocking("file-missing", "/files"))
                : List.of();
    }

    static List<Finding> everyReadableFileCouldBeRead(OddFiles odd) {
        return odd.unreadable().stream()
                .map(file ->
                        Finding.advice("file-unreadable", "/files", file.path(), Objects.requireNonNull(file.remark())))
                .toList();
    }

    static List<Finding> everyFileIsWhatItsNameSays(OddFiles odd) {
        return odd.misnamed().stream()
                .map(file -> Finding.advice("format-contradicts-name", "/files", file.path(), file.mediaType()))
                .toList();
    }

    static List<Finding> noFileIsAProgram(OddFiles odd) {
        return odd.programs().stream()
                .map(file -> Finding.advice("program-among-files", "/files", file.path()))
                .toList();
    }

    static List<Finding> everyTableIsReadAsSomebodySaid(OddFiles odd) {
        return odd.tables().stream()
                .map(file -> Finding.advice("table-unconfirmed", "/files", file.path()))
                .toList();
    }
}
