package org.estran.app.portal.record;

import java.util.List;
import java.util.Optional;
import org.estran.app.archive.ArchiveName;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.coverages.datasets.Datasets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Finds whether programs read the data of a record where they are; opens no file. */
@Component
class ProgramLinks {

    private final Datasets datasets;
    private final String baseUrl;

    ProgramLinks(Datasets datasets, @Value("${estran.base-url}") String baseUrl) {
        this.datasets = datasets;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** Empty for a record without data files that programs read here. */
    Optional<Programs> of(CatalogueRecord record) {
        if (record.fileCount() == 0 || record.isDataWithdrawn()) {
            return Optional.empty();
        }
        List<Dataset> all = datasets.of(record.id());
        return all.stream()
                .findFirst()
                .map(first -> new Programs(
                        record.id(),
                        baseUrl + "/thredds/dodsC/" + record.id() + "/" + ArchiveName.inAddress(first.path()),
                        first.isAggregation()));
    }
}
