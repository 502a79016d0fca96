package org.estran.app.deposit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.terms.Finding;

/** What must hold besides of a deposit that will be a later version of a record. */
final class VersionPolicies {

    private VersionPolicies() {}

    static List<Finding> findings(Contents contents, DepositRows.Extent all, FilesInBrief files, Catalogue catalogue) {
        Optional<CatalogueRecord> base =
                catalogue.find(contents.recordId(), contents.part().base());
        return Stream.of(
                        somethingDiffers(contents, all, base),
                        theRecordStillStands(catalogue.find(contents.recordId())),
                        everyKeptFileCanStillBeHad(contents, files, base, catalogue))
                .flatMap(List::stream)
                .toList();
    }

    static List<Finding> somethingDiffers(Contents contents, DepositRows.Extent all, Optional<CatalogueRecord> base) {
        boolean isSame = base.filter(record -> record.record().equals(contents.record())
                        && record.fileCount() == all.files()
                        && all.kept() == all.files())
                .isPresent();
        return isSame ? List.of(Finding.blocking("version-unchanged", "/files")) : List.of();
    }

    static List<Finding> theRecordStillStands(Optional<CatalogueRecord> record) {
        return record.filter(found -> !found.isGone()).isPresent()
                ? List.of()
                : List.of(Finding.blocking("version-record-withdrawn", ""));
    }

    /**
     * What was withdrawn meanwhile must not come back by another way. The draft was opened with what could be had then, so
     * only what is withdrawn is looked for among its files.
     */
    static List<Finding> everyKeptFileCanStillBeHad(
            Contents contents, FilesInBrief files, Optional<CatalogueRecord> base, Catalogue catalogue) {
        boolean isThere = base.filter(record -> !record.isDataWithdrawn()).isPresent();
        List<String> gone = isThere
                ? files.kept(contents.id(), catalogue.withdrawnBytes(contents.recordId()))
                : files.kept(contents.id());
        return gone.stream()
                .map(path -> Finding.blocking("version-file-withdrawn", "/files", path))
                .toList();
    }
}
