package org.estran.app.dissemination;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.estran.app.archive.ArchiveName;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.VersionRelations;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.PublishedFile;
import org.estran.records.MetadataRecord;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the crosswalks must know of a record besides itself: addresses, version, files. */
@Component
public class Publications {

    /** The centre's name. */
    public static final String PUBLISHER = "Estran";

    /** A description of more files than this is longer than anybody reads; the rest is in the record's own lists. */
    private static final int FILES_TOLD = 100;

    private final Catalogue catalogue;
    private final VersionRelations relations;
    private final Clock clock;
    private final String baseUrl;

    public Publications(
            Catalogue catalogue, VersionRelations relations, Clock clock, @Value("${estran.base-url}") String baseUrl) {
        this.catalogue = catalogue;
        this.relations = relations;
        this.clock = clock;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** The record, which stands for all its versions. */
    public Published of(CatalogueRecord found) {
        return published(found, found.doi(), "/records/" + found.id());
    }

    /** One version of it, with its own DOI if it has one. */
    public Published ofVersion(CatalogueRecord version) {
        Doi own = relations.doi(version);
        return published(version, own == null ? version.doi() : own, versionAddress(version.id(), version.version()));
    }

    /** The DOI of that very version; null where the record has no more than one. */
    public @Nullable Doi versionDoi(CatalogueRecord version) {
        return relations.doi(version);
    }

    /** The description with what the versions are to each other. */
    public MetadataRecord described(CatalogueRecord found) {
        return relations.ofRecord(found);
    }

    /** The record without its files, for those who say nothing of them, or tell all of them themselves. */
    public Published withoutFiles(CatalogueRecord found) {
        return published(found, found.doi(), "/records/" + found.id(), List.of());
    }

    /** The same of one version. */
    public Published versionWithoutFiles(CatalogueRecord version) {
        Doi own = relations.doi(version);
        return published(
                version, own == null ? version.doi() : own, versionAddress(version.id(), version.version()), List.of());
    }

    private Published published(CatalogueRecord found, @Nullable Doi doi, String address) {
        List<PublishedFile> files = found.isDataWithdrawn() || found.fileCount() == 0
                ? List.of()
                : catalogue.files(found.id(), found.version(), null, FILES_TOLD).stream()
                        .filter(file -> file.withdrawal() == null)
                        .map(file -> file(file, address))
                        .toList();
        return published(found, doi, address, files);
    }

    private Published published(CatalogueRecord found, @Nullable Doi doi, String address, List<PublishedFile> files) {
        return new Published(
                found.id(),
                doi,
                URI.create(address(address)),
                PUBLISHER,
                found.publishedAt(),
                // Of what was published elsewhere, only its authors can name a version.
                found.doi() == null ? null : String.valueOf(found.version()),
                files,
                PUBLISHER,
                found.access().at(clock.instant()));
    }

    /** The absolute address of what lies at that path of the centre. */
    public String address(String path) {
        return baseUrl + path;
    }

    public String landingPage(String id) {
        return address("/records/" + id);
    }

    public static String versionAddress(String id, int version) {
        return "/records/" + id + "/versions/" + version;
    }

    /** @param base the address of the record's page, or of that of one version */
    public static String fileAddress(String base, String path) {
        return base + "/files/" + ArchiveName.inAddress(path);
    }

    private PublishedFile file(org.estran.app.catalogue.PublishedFile file, String base) {
        return new PublishedFile(
                file.path(),
                URI.create(address(fileAddress(base, file.path()))),
                file.size(),
                file.mediaType(),
                file.checksums());
    }
}
