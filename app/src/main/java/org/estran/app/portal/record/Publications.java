package org.estran.app.portal.record;

import java.net.URI;
import java.util.List;
import org.estran.app.archive.ArchiveName;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.PublishedFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the crosswalks must know of a record besides itself: addresses, version, files. */
@Component
class Publications {

    /** The centre's name. */
    static final String PUBLISHER = "Estran";

    /** A description of more files than this is longer than anybody reads; the rest is in the record's own lists. */
    private static final int FILES_TOLD = 100;

    private final Catalogue catalogue;
    private final String baseUrl;

    Publications(Catalogue catalogue, @Value("${estran.base-url}") String baseUrl) {
        this.catalogue = catalogue;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    Published of(CatalogueRecord found) {
        List<PublishedFile> files = found.isDataWithdrawn() || found.fileCount() == 0
                ? List.of()
                : catalogue.files(found.id(), found.version(), null, FILES_TOLD).stream()
                        .map(this::file)
                        .toList();
        return new Published(
                found.id(),
                found.doi(),
                URI.create(landingPage(found.id())),
                PUBLISHER,
                found.publishedAt(),
                // Of what was published elsewhere, only its authors can name a version.
                found.doi() == null ? null : String.valueOf(found.version()),
                files,
                PUBLISHER);
    }

    String landingPage(String id) {
        return baseUrl + "/records/" + id;
    }

    static String fileAddress(String id, String path) {
        return "/records/" + id + "/files/" + ArchiveName.inAddress(path);
    }

    private PublishedFile file(org.estran.app.catalogue.PublishedFile file) {
        return new PublishedFile(
                file.path(),
                URI.create(baseUrl + fileAddress(file.recordId(), file.path())),
                file.size(),
                file.mediaType(),
                file.checksums());
    }
}
