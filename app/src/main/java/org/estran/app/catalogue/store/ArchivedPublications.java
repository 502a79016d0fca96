package org.estran.app.catalogue.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.estran.app.archive.ArchivedObject;
import org.estran.app.archive.ArchivedObjects;
import org.estran.app.archive.BrokenObject;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordDocuments;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.RecordJson;
import org.estran.terms.Checksums;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads from an object what {@link RecordDocuments} wrote into it. */
@Component
class ArchivedPublications {

    private final ArchivedObjects objects;

    ArchivedPublications(ArchivedObjects objects) {
        this.objects = objects;
    }

    /**
     * A version of a record and its files, as the archive has them.
     *
     * @param doiGivenHere whether this centre gave its DOI
     */
    record Publication(CatalogueRecord record, List<PublishedFile> files, boolean doiGivenHere) {}

    /** Whether the archive's last word on the record is this row. */
    boolean isLastOf(CatalogueRecord row) {
        try {
            ArchivedObject object = objects.read(objects.folder(row.id()));
            Publication last = publication(object.id(), object.versions().getLast());
            return last.record().changedAt().equals(row.changedAt())
                    && last.record().version() == row.version();
        } catch (BrokenObject halfWritten) {
            return false;
        }
    }

    /**
     * Every version of the record that the object keeps, oldest first: each as the last of its OCFL versions says, and
     * withdrawn where a later one withdrew all that was there.
     *
     * @throws BrokenObject with the reason, where a document or a file is missing or wrong
     */
    List<Publication> publications(ArchivedObject object) throws BrokenObject {
        TreeMap<Integer, Publication> byVersion = new TreeMap<>();
        for (ArchivedObject.Version version : object.versions()) {
            Publication now = publication(object.id(), version);
            byVersion.put(now.record().version(), now);
            Withdrawal withdrawal = now.record().withdrawal();
            if (withdrawal != null) {
                byVersion.replaceAll((number, earlier) -> withdrawn(earlier, withdrawal));
            }
        }
        return List.copyOf(byVersion.values());
    }

    private static Publication withdrawn(Publication earlier, Withdrawal withdrawal) {
        Withdrawal before = earlier.record().withdrawal();
        if (before != null && before.scope() == withdrawal.scope()) {
            return earlier;
        }
        CatalogueRecord was = earlier.record();
        CatalogueRecord now = new CatalogueRecord(
                was.id(),
                was.record(),
                was.doi(),
                was.version(),
                was.publishedAt(),
                was.changedAt(),
                withdrawal,
                was.fileCount(),
                was.byteCount(),
                was.change());
        return new Publication(now, earlier.files(), earlier.doiGivenHere());
    }

    private Publication publication(String id, ArchivedObject.Version version) throws BrokenObject {
        JsonNode said = json(version, RecordDocuments.PUBLICATION);
        try {
            String description = new String(bytes(version, RecordDocuments.RECORD), StandardCharsets.UTF_8);
            JsonNode doi = said.path("doi");
            CatalogueRecord record = new CatalogueRecord(
                    id,
                    RecordJson.read(description),
                    doi.isString() ? Doi.parse(doi.stringValue()).orElseThrow() : null,
                    said.path("version").intValue(),
                    Instant.parse(said.path("publishedAt").stringValue()),
                    Instant.parse(said.path("changedAt").stringValue()),
                    withdrawal(said.path("withdrawal")),
                    said.path("fileCount").longValue(),
                    said.path("byteCount").longValue(),
                    0);
            return new Publication(
                    record, files(record, version), said.path("doiGivenHere").asBoolean(false));
        } catch (RuntimeException unreadable) {
            throw new BrokenObject(
                    "its documents of version v" + version.number() + " cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static @Nullable Withdrawal withdrawal(JsonNode said) throws DateTimeException {
        return said.isObject()
                ? new Withdrawal(
                        said.path("reason").stringValue(),
                        said.path("replacedBy").isString()
                                ? said.path("replacedBy").stringValue()
                                : null,
                        Withdrawal.Scope.of(said.path("scope").stringValue()).orElseThrow(),
                        Instant.parse(said.path("at").stringValue()),
                        said.path("by").stringValue())
                : null;
    }

    private List<PublishedFile> files(CatalogueRecord record, ArchivedObject.Version version) throws BrokenObject {
        List<PublishedFile> files = new ArrayList<>();
        if (record.fileCount() > 0) {
            for (JsonNode said : json(version, RecordDocuments.FILES).path("files")) {
                files.add(file(record, version, said));
            }
        }
        if (files.size() != record.fileCount()) {
            throw new BrokenObject("its list names " + files.size() + " files and not " + record.fileCount());
        }
        return files;
    }

    private PublishedFile file(CatalogueRecord record, ArchivedObject.Version version, JsonNode said)
            throws BrokenObject {
        String logical = said.path("content").stringValue();
        ArchivedObject.Content content = version.files().get(logical);
        String sha512 = said.path("sha512").stringValue();
        if (content == null || !content.sha512().equals(sha512)) {
            throw new BrokenObject("the inventory and the list of files differ about " + logical);
        }
        long size = said.path("size").longValue();
        objects.check(content, size);
        return new PublishedFile(
                record.id(),
                record.version(),
                said.path("path").stringValue(),
                content.storagePath(),
                size,
                new Checksums(
                        sha512,
                        said.path("md5").stringValue(),
                        Long.parseLong(said.path("crc32").stringValue(), 16)),
                said.path("mediaType").stringValue());
    }

    private JsonNode json(ArchivedObject.Version version, String name) throws BrokenObject {
        try {
            return RecordJson.mapper().readTree(bytes(version, name));
        } catch (JacksonException garbled) {
            throw new BrokenObject(name + " of version v" + version.number() + " is not JSON", garbled);
        }
    }

    private byte[] bytes(ArchivedObject.Version version, String name) throws BrokenObject {
        ArchivedObject.Content content = version.document(name)
                .orElseThrow(() -> new BrokenObject("version v" + version.number() + " has no " + name));
        return objects.bytes(content);
    }
}
