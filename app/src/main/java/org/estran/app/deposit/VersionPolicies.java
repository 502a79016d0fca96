package org.estran.app.deposit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.terms.Finding;

/** What must hold besides of a deposit that will be a later version of a record. */
final class VersionPolicies {

    private VersionPolicies() {}

    static List<Finding> findings(Contents contents, List<DepositFile> files, Catalogue catalogue) {
        Optional<CatalogueRecord> base =
                catalogue.find(contents.recordId(), contents.part().base());
        return Stream.of(
                        somethingDiffers(contents, files, base),
                        theRecordStillStands(catalogue.find(contents.recordId())),
                        everyKeptFileCanStillBeHad(contents, files, catalogue))
                .flatMap(List::stream)
                .toList();
    }

    static List<Finding> somethingDiffers(Contents contents, List<DepositFile> files, Optional<CatalogueRecord> base) {
        boolean isSame = base.filter(record -> record.record().equals(contents.record())
                        && record.fileCount() == files.size()
                        && files.stream().allMatch(DepositFile::isKept))
                .isPresent();
        return isSame ? List.of(Finding.blocking("version-unchanged", "/files")) : List.of();
    }

    static List<Finding> theRecordStillStands(Optional<CatalogueRecord> record) {
        return record.filter(found -> !found.isGone()).isPresent()
                ? List.of()
                : List.of(Finding.blocking("version-record-withdrawn", ""));
    }

    /** What was withdrawn meanwhile must not come back by another way. */
    static List<Finding> everyKeptFileCanStillBeHad(Contents contents, List<DepositFile> files, Catalogue catalogue) {
        VersionOf part = contents.part();
        boolean isWithdrawn = catalogue
                .find(part.recordId(), part.base())
                .filter(CatalogueRecord::isDataWithdrawn)
                .isPresent();
        return files.stream()
                .filter(DepositFile::isKept)
                .filter(file -> isWithdrawn || !isThere(catalogue, part, file))
                .map(file -> Finding.blocking("version-file-withdrawn", "/files", file.path()))
                .toList();
    }

    private static boolean isThere(Catalogue catalogue, VersionOf part, DepositFile file) {
        return catalogue
                .file(part.recordId(), part.base(), file.path())
                .filter(published -> published.withdrawal() == null)
                .map(PublishedFile::contentPath)
                .filter(path -> Objects.equals(path, file.contentPath()))
                .isPresent();
    }
}
