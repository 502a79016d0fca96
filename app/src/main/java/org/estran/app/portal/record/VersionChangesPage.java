package org.estran.app.portal.record;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.estran.app.access.Distribution;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.coverages.FileValues;
import org.estran.app.coverages.ValuesOfFiles;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.description.Differences;
import org.estran.app.dissemination.Publications;
import org.estran.records.MetadataRecord;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How a version differs from another one: its description field by field, its files, and their values. */
@Controller
class VersionChangesPage {

    /** More than anybody reads; their number is told. */
    private static final int SHOWN = 500;

    /** Files whose values are read for one page. */
    private static final int COMPARED = 10;

    private final Catalogue catalogue;
    private final Deposits deposits;
    private final DepositFiles depositFiles;
    private final ValuesOfFiles values;
    private final Callers callers;

    VersionChangesPage(
            Catalogue catalogue, Deposits deposits, DepositFiles depositFiles, ValuesOfFiles values, Callers callers) {
        this.catalogue = catalogue;
        this.deposits = deposits;
        this.depositFiles = depositFiles;
        this.values = values;
        this.callers = callers;
    }

    /** @param from the version to compare with; left out, the one before */
    @GetMapping("/records/{id}/versions/{version}/changes")
    ModelAndView published(
            @PathVariable("id") String id,
            @PathVariable("version") int version,
            @RequestParam(name = "from", required = false) @Nullable Integer from) {
        CatalogueRecord after = version(id, version);
        int former = from == null
                ? catalogue.versions(id, version, 1).stream()
                        .findFirst()
                        .orElseThrow(VersionChangesPage::notFound)
                        .version()
                : from;
        CatalogueRecord before = version(id, former);
        return page(before, after.record(), files(id, version), version, path -> published(after, path))
                .addObject("address", Publications.versionAddress(id, version));
    }

    /** What a draft would change; for those who may see the draft. */
    @GetMapping("/deposit/{id}/changes")
    ModelAndView draft(@PathVariable("id") String id) {
        Deposit deposit = deposits.find(callers.current(), id);
        if (deposit.contents().part().isFirst()) {
            throw notFound();
        }
        CatalogueRecord before =
                version(deposit.contents().recordId(), deposit.contents().part().base());
        Deposits.Outlook outlook = deposits.outlook(callers.current(), id, Integer.MAX_VALUE);
        return page(
                        before,
                        deposit.contents().record(),
                        outlook.files().iterator(),
                        deposit.contents().version(),
                        path -> Optional.of(depositFiles.distribution(callers.current(), id, path)))
                .addObject("address", "/deposit/" + id);
    }

    private ModelAndView page(
            CatalogueRecord before,
            MetadataRecord after,
            Iterator<PublishedFile> files,
            int version,
            Function<String, Optional<Distribution>> later) {
        List<FileChange> changes = FileDifferences.between(files(before.id(), before.version()), files);
        return new ModelAndView("portal/version-changes")
                .addAllObjects(Map.of(
                        "before",
                        before,
                        "version",
                        version,
                        "description",
                        Differences.between(before.record(), after),
                        "files",
                        changes.stream().limit(SHOWN).toList(),
                        "fileCount",
                        changes.size(),
                        "values",
                        values(before, changes, later)));
    }

    private List<ValueChange> values(
            CatalogueRecord before, List<FileChange> changes, Function<String, Optional<Distribution>> later) {
        return changes.stream()
                .filter(change -> change.what() == FileChange.What.CHANGED)
                .limit(COMPARED)
                .map(FileChange::path)
                .flatMap(path -> published(before, path)
                        .flatMap(this::read)
                        .flatMap(then ->
                                later.apply(path).flatMap(this::read).map(now -> ValueChange.between(path, then, now)))
                        .stream())
                .toList();
    }

    private Optional<FileValues> read(Distribution file) {
        return values.of(callers.current(), file);
    }

    private Optional<Distribution> published(CatalogueRecord record, String path) {
        return catalogue
                .file(record.id(), record.version(), path)
                .map(file -> new Distribution.Published(record, file));
    }

    /** What was withdrawn as a whole is compared no more. */
    private CatalogueRecord version(String id, int version) {
        return catalogue.find(id, version).filter(found -> !found.isGone()).orElseThrow(VersionChangesPage::notFound);
    }

    private Iterator<PublishedFile> files(String id, int version) {
        return catalogue.eachFile(id, version).iterator();
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("record-not-found", "There are no two such versions.");
    }
}
