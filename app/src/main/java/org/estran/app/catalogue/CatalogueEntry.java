package org.estran.app.catalogue;

import java.time.Instant;
import java.util.List;
import org.estran.records.MetadataRecord;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;

/**
 * What is handed in to be published.
 *
 * @param version 1, 2, ...
 * @param files all files of that version; empty for things that have none
 * @param publishedAt when it was published; null for now
 * @param access who may have its data
 */
public record CatalogueEntry(
        String id,
        MetadataRecord record,
        @Nullable Doi doi,
        int version,
        List<PublishedFile> files,
        @Nullable Instant publishedAt,
        AccessPolicy access) {

    public CatalogueEntry {
        files = List.copyOf(files);
        if (version < 1) {
            throw new IllegalArgumentException("versions begin at 1: " + version);
        }
    }

    public CatalogueEntry(String id, MetadataRecord record, @Nullable Doi doi, int version, List<PublishedFile> files) {
        this(id, record, doi, version, files, null, AccessPolicy.OPEN);
    }

    /** The first version of something that has neither files nor a DOI: a network, a campaign, a tool. */
    public static CatalogueEntry described(String id, MetadataRecord record) {
        return new CatalogueEntry(id, record, null, 1, List.of());
    }
}
