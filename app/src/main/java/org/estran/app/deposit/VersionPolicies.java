package org.estran.app.deposit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
                        everyKeptFileCanStillBeHad(files, base, catalogue))
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
    static List<Finding> everyKeptFileCanStillBeHad(
            List<DepositFile> files, Optional<CatalogueRecord> base, Catalogue catalogue) {
        List<DepositFile> kept = files.stream().filter(DepositFile::isKept).toList();
        Map<String, String> there = kept.isEmpty()
                ? Map.of()
                : base.filter(record -> !record.isDataWithdrawn())
                        .map(record -> contentPaths(record, catalogue))
                        .orElse(Map.of());
        return kept.stream()
                .filter(file -> !Objects.equals(there.get(file.path()), file.contentPath()))
                .map(file -> Finding.blocking("version-file-withdrawn", "/files", file.path()))
                .toList();
    }

    private static Map<String, String> contentPaths(CatalogueRecord base, Catalogue catalogue) {
        return catalogue
                .eachFile(base.id(), base.version())
                .filter(file -> file.withdrawal() == null)
                .collect(Collectors.toMap(PublishedFile::path, PublishedFile::contentPath));
    }
}
