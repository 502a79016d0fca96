package org.estran.app.deposit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.estran.app.description.RecordRules;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;

/** What must, and what should, be said before a deposit is submitted. Every finding is told at once. */
final class SubmissionPolicies {

    /** A hundred thousand remarks help nobody. */
    private static final int MOST_TOLD = 20;

    private SubmissionPolicies() {}

    static List<Finding> findings(MetadataRecord record, List<DepositFile> files) {
        return Stream.of(
                        RecordRules.theTitleIsGiven(record),
                        RecordRules.theSummaryIsGivenAndSaysEnough(record),
                        RecordRules.somebodyIsNamedAsAuthor(record),
                        RecordRules.everyIdentifierOfAPartyIsWellFormed(record),
                        RecordRules.theLicenceIsGiven(record),
                        thereIsAtLeastOneFile(record, files),
                        everyReadableFileCouldBeRead(files),
                        everyFileIsWhatItsNameSays(files),
                        noFileIsAProgram(files),
                        RecordRules.placeAndTimeAreGiven(record),
                        RecordRules.theVariablesAreNamed(record),
                        RecordRules.bothLanguagesAreThere(record))
                .flatMap(List::stream)
                .toList();
    }

    /** Or an address at which the data are. */
    static List<Finding> thereIsAtLeastOneFile(MetadataRecord record, List<DepositFile> files) {
        return files.isEmpty() && Elsewhere.address(record).isEmpty()
                ? List.of(Finding.blocking("file-missing", "/files"))
                : List.of();
    }

    static List<Finding> everyReadableFileCouldBeRead(List<DepositFile> files) {
        return files.stream()
                .filter(file -> file.remark() != null)
                .map(file ->
                        Finding.advice("file-unreadable", "/files", file.path(), Objects.requireNonNull(file.remark())))
                .toList();
    }

    static List<Finding> everyFileIsWhatItsNameSays(List<DepositFile> files) {
        return files.stream()
                .filter(FileFormats::contradictsItsName)
                .limit(MOST_TOLD)
                .map(file -> Finding.advice("format-contradicts-name", "/files", file.path(), file.mediaType()))
                .toList();
    }

    static List<Finding> noFileIsAProgram(List<DepositFile> files) {
        return files.stream()
                .filter(FileFormats::isProgram)
                .limit(MOST_TOLD)
                .map(file -> Finding.advice("program-among-files", "/files", file.path()))
                .toList();
    }
}
