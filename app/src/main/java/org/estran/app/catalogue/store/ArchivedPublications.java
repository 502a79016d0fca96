package org.estran.app.catalogue.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.estran.app.archive.ArchivedObject;
import org.estran.app.archive.ArchivedObjects;
import org.estran.app.archive.BrokenObject;
import org.estran.app.catalogue.AcceptedFlag;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.AccessPolicyJson;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.FileWithdrawal;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordDocuments;
import org.estran.app.catalogue.TableMapping;
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
     * @param hasOwnDoi whether this version has a DOI of its own
     */
    record Publication(CatalogueRecord record, List<PublishedFile> files, boolean doiGivenHere, boolean hasOwnDoi) {}

    /** Whether the archive's last word on the record is this row. */
    boolean isLastOf(CatalogueRecord row) {
        try {
            ArchivedObject object = objects.read(objects.folder(row.id()));
            JsonNode last = json(object.versions().getLast(), RecordDocuments.PUBLICATION);
            return Instant.parse(last.path("changedAt").stringValue()).equals(row.changedAt())
                    && last.path("version").intValue() == row.version();
        } catch (BrokenObject | RuntimeException halfWritten) {
            return false;
        }
    }

    /**
     * All that the object keeps of a record.
     *
     * @param publications its versions, oldest first
     * @param unavailable versions that are known, but were never to be had here
     * @param withdrawnFiles withdrawn bytes by SHA-512
     * @param tables how tables in text are read, as the latest version that has the bytes says
     * @param flags those of quality control that people accepted
     */
    record Archived(
            List<Publication> publications,
            List<CatalogueRecord> unavailable,
            Map<String, FileWithdrawal> withdrawnFiles,
            List<TableMapping> tables,
            List<AcceptedFlag> flags) {}

    /**
     * All of it, with what was withdrawn in part as the last version says.
     *
     * @throws BrokenObject with the reason, where a document or a file is missing or wrong
     */
    Archived all(ArchivedObject object) throws BrokenObject {
        ArchivedObject.Version last = object.versions().getLast();
        JsonNode parts = last.document(RecordDocuments.WITHDRAWALS).isPresent()
                ? json(last, RecordDocuments.WITHDRAWALS)
                : RecordJson.mapper().createObjectNode();
        try {
            Map<String, FileWithdrawal> files = withdrawnFiles(parts);
            TreeMap<Integer, Publication> byVersion = new TreeMap<>();
            publications(object, files)
                    .forEach(one -> byVersion.put(one.record().version(), one));
            List<CatalogueRecord> unavailable = new ArrayList<>();
            for (JsonNode said : parts.path("versions")) {
                int version = said.path("version").intValue();
                Withdrawal withdrawal = Objects.requireNonNull(withdrawal(said));
                if (withdrawal.scope() == Withdrawal.Scope.NEVER) {
                    unavailable.add(unavailable(object.id(), version, said, withdrawal, byVersion));
                } else {
                    byVersion.computeIfPresent(version, (number, one) -> with(one, withdrawal));
                }
            }
            return new Archived(List.copyOf(byVersion.values()), unavailable, files, tables(object), flags(object));
        } catch (RuntimeException unreadable) {
            throw new BrokenObject(
                    RecordDocuments.WITHDRAWALS + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private List<TableMapping> tables(ArchivedObject object) throws BrokenObject {
        Map<String, TableMapping> tables = new TreeMap<>();
        for (ArchivedObject.Version version : object.versions()) {
            if (version.document(RecordDocuments.TABLES).isPresent()) {
                for (JsonNode said : json(version, RecordDocuments.TABLES).path("tables")) {
                    TableMapping table = new TableMapping(
                            said.path("path").stringValue(),
                            said.path("sha512").stringValue(),
                            said.path("mapping").toString(),
                            said.path("confirmedBy").stringValue(),
                            Instant.parse(said.path("confirmedAt").stringValue()));
                    tables.put(table.path() + "\0" + table.sha512(), table);
                }
            }
        }
        return List.copyOf(tables.values());
    }

    private List<AcceptedFlag> flags(ArchivedObject object) throws BrokenObject {
        Map<String, AcceptedFlag> flags = new TreeMap<>();
        for (ArchivedObject.Version version : object.versions()) {
            if (version.document(RecordDocuments.QUALITY).isPresent()) {
                for (JsonNode said : json(version, RecordDocuments.QUALITY)) {
                    // Earlier versions of Estran kept no digest there, and gave the flags to nobody.
                    if (said.path("decision").asString("").equals("accepted") && said.has("sha512")) {
                        AcceptedFlag flag = new AcceptedFlag(
                                said.path("path").stringValue(),
                                said.path("sha512").stringValue(),
                                said.path("rule").stringValue(),
                                said.path("property").stringValue(),
                                said.path("decidedBy").stringValue(),
                                Instant.parse(said.path("decidedAt").stringValue()));
                        flags.put(String.join("\0", flag.path(), flag.sha512(), flag.property(), flag.rule()), flag);
                    }
                }
            }
        }
        return List.copyOf(flags.values());
    }

    private static CatalogueRecord unavailable(
            String id, int version, JsonNode said, Withdrawal withdrawal, TreeMap<Integer, Publication> others) {
        return new CatalogueRecord(
                id,
                RecordJson.read(said.path("described").toString()),
                others.lastEntry().getValue().record().doi(),
                version,
                Instant.parse(said.path("publishedAt").stringValue()),
                Instant.parse(said.path("changedAt").stringValue()),
                withdrawal,
                0,
                0,
                0,
                AccessPolicy.OPEN);
    }

    private static Map<String, FileWithdrawal> withdrawnFiles(JsonNode parts) {
        Map<String, FileWithdrawal> files = new TreeMap<>();
        for (JsonNode said : parts.path("files")) {
            JsonNode erased = said.path("erasedAt");
            files.put(
                    said.path("sha512").stringValue(),
                    new FileWithdrawal(
                            Objects.requireNonNull(withdrawal(said)),
                            erased.isString() ? Instant.parse(erased.stringValue()) : null));
        }
        return files;
    }

    /**
     * Every version of the record that the object keeps, oldest first: each as the last of its OCFL versions says, and
     * withdrawn where a later one withdrew all that was there.
     *
     * @throws BrokenObject with the reason, where a document or a file is missing or wrong
     */
    private List<Publication> publications(ArchivedObject object, Map<String, FileWithdrawal> withdrawn)
            throws BrokenObject {
        TreeMap<Integer, Publication> byVersion = new TreeMap<>();
        for (ArchivedObject.Version version : object.versions()) {
            Publication now = publication(object.id(), version, withdrawn);
            byVersion.put(now.record().version(), now);
            Withdrawal withdrawal = now.record().withdrawal();
            if (withdrawal != null && withdrawal.scope() != Withdrawal.Scope.VERSION) {
                byVersion.replaceAll((number, earlier) -> withdrawn(earlier, withdrawal));
            }
        }
        return List.copyOf(byVersion.values());
    }

    private static Publication withdrawn(Publication earlier, Withdrawal withdrawal) {
        Withdrawal before = earlier.record().withdrawal();
        // The whole takes the place of what was said of the data; else what was said first stays.
        if (before != null && (before.scope() == withdrawal.scope() || withdrawal.scope() != Withdrawal.Scope.ALL)) {
            return earlier;
        }
        return with(earlier, withdrawal);
    }

    private static Publication with(Publication earlier, Withdrawal withdrawal) {
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
                was.change(),
                was.access());
        return new Publication(now, earlier.files(), earlier.doiGivenHere(), earlier.hasOwnDoi());
    }

    private Publication publication(String id, ArchivedObject.Version version, Map<String, FileWithdrawal> withdrawn)
            throws BrokenObject {
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
                    0,
                    AccessPolicyJson.read(said.path("access")));
            return new Publication(
                    record,
                    files(record, version, withdrawn),
                    said.path("doiGivenHere").asBoolean(false),
                    said.has("versionDoi"));
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

    private List<PublishedFile> files(
            CatalogueRecord record, ArchivedObject.Version version, Map<String, FileWithdrawal> withdrawn)
            throws BrokenObject {
        List<PublishedFile> files = new ArrayList<>();
        if (record.fileCount() > 0) {
            for (JsonNode said : json(version, RecordDocuments.FILES).path("files")) {
                files.add(file(record, version, said, withdrawn));
            }
        }
        if (files.size() != record.fileCount()) {
            throw new BrokenObject("its list names " + files.size() + " files and not " + record.fileCount());
        }
        return files;
    }

    private PublishedFile file(
            CatalogueRecord record,
            ArchivedObject.Version version,
            JsonNode said,
            Map<String, FileWithdrawal> withdrawn)
            throws BrokenObject {
        String sha512 = said.path("sha512").stringValue();
        FileWithdrawal withdrawal = withdrawn.get(sha512);
        String content = withdrawal != null && withdrawal.erasedAt() != null ? "" : content(version, said, sha512);
        return new PublishedFile(
                record.id(),
                record.version(),
                said.path("path").stringValue(),
                content,
                said.path("size").longValue(),
                new Checksums(
                        sha512,
                        said.path("md5").stringValue(),
                        Long.parseLong(said.path("crc32").stringValue(), 16)),
                said.path("mediaType").stringValue(),
                withdrawal);
    }

    /** Where the bytes lie, which must be there in their size. */
    private String content(ArchivedObject.Version version, JsonNode said, String sha512) throws BrokenObject {
        String logical = said.path("content").stringValue();
        ArchivedObject.Content content = version.files().get(logical);
        if (content == null || !content.sha512().equals(sha512)) {
            throw new BrokenObject("the inventory and the list of files differ about " + logical);
        }
        objects.check(content, said.path("size").longValue());
        return content.storagePath();
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
