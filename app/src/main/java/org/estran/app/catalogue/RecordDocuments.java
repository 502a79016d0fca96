package org.estran.app.catalogue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.archive.ArchiveName;
import org.estran.app.identifiers.Identifiers;
import org.estran.crosswalks.DataCiteJson;
import org.estran.crosswalks.DataCiteXml;
import org.estran.crosswalks.Published;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the archive keeps of a record beside its data, enough to make its rows again: {@code record.json}, the
 * description; {@code publication.json}, when it was published, under which DOI, who may have its data, whether and why it was
 * withdrawn;
 * {@code files.json}, the files by their own names; {@code withdrawals.json}, what was withdrawn in part;
 * {@code tables.json}, how tables in text are read as observations; and the description for DataCite. The same record gives the same
 * bytes.
 */
@Component
public class RecordDocuments {

    public static final String RECORD = "record.json";
    public static final String PUBLICATION = "publication.json";
    public static final String FILES = "files.json";

    /** What was withdrawn of the record in part: versions, and files in whatever versions they are. */
    public static final String WITHDRAWALS = "withdrawals.json";

    /** How tables in text among the files are read, by whom and when that was confirmed. */
    public static final String TABLES = "tables.json";

    /** What failed a rule of quality control, and what people decided about the flags proposed for it. */
    public static final String QUALITY = "quality.json";

    /** Where data files lie in an object. */
    public static final String DATA = "data/";

    private static final String PUBLISHER = "Estran";

    /** A description of more files than this is longer than anybody reads. */
    private static final int FILES_TOLD = 100;

    private final Identifiers identifiers;
    private final VersionRelations relations;
    private final Clock clock;
    private final URI base;

    public RecordDocuments(
            Identifiers identifiers,
            VersionRelations relations,
            Clock clock,
            @Value("${estran.base-url}") String base) {
        this.identifiers = identifiers;
        this.relations = relations;
        this.clock = clock;
        this.base = URI.create(base.replaceAll("/+$", "") + "/");
    }

    /** All documents of a version, by file name. */
    public Map<String, byte[]> of(CatalogueRecord record, List<PublishedFile> files) {
        Map<String, byte[]> documents = new LinkedHashMap<>(ofDescription(record, files));
        if (!files.isEmpty()) {
            documents.put(FILES, list(record, files));
        }
        return documents;
    }

    /** The document {@link #TABLES}. */
    public byte[] tables(List<TableMapping> tables) {
        ObjectNode document = RecordJson.mapper().createObjectNode();
        ArrayNode list = document.putArray("tables");
        for (TableMapping table : tables) {
            list.addObject()
                    .put("path", table.path())
                    .put("sha512", table.sha512())
                    .put("confirmedBy", table.confirmedBy())
                    .put("confirmedAt", moment(table.confirmedAt()))
                    .set("mapping", RecordJson.mapper().readTree(table.mapping()));
        }
        return bytes(document.toPrettyString());
    }

    /**
     * Those that change with a correction or a withdrawal.
     *
     * @param files the first files; more than a hundred say nothing more
     */
    public Map<String, byte[]> ofDescription(CatalogueRecord record, List<PublishedFile> files) {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put(RECORD, bytes(RecordJson.write(record.record())));
        documents.put(PUBLICATION, bytes(publication(record).toPrettyString()));
        if (record.doi() != null) {
            documents.put(
                    "datacite.xml",
                    bytes(DataCiteXml.of(relations.ofRecord(record), published(record, files, record.changedAt()))));
        }
        return documents;
    }

    /** The {@code attributes} of DataCite's JSON:API, without what the registration itself sets. */
    public String dataCiteAttributes(CatalogueRecord record, List<PublishedFile> files) {
        return attributes(relations.ofRecord(record), published(record, files, clock.instant()));
    }

    /** The same for the DOI of one version, whose page is {@link #landingPage(String, int)}. */
    public String dataCiteAttributesOfVersion(CatalogueRecord version, List<PublishedFile> files) {
        URI page = landingPage(version.id(), version.version());
        return attributes(
                relations.ofVersion(version), published(version, relations.doi(version), page, files, clock.instant()));
    }

    private static String attributes(MetadataRecord record, Published published) {
        ObjectNode attributes = DataCiteJson.attributes(record, published);
        attributes.remove(List.of("doi", "url", "event", "state"));
        return attributes.toString();
    }

    /** How a record is cited, without its files. */
    public Published publication(CatalogueRecord record, Instant now) {
        return new Published(
                record.id(),
                record.doi(),
                landingPage(record.id()),
                PUBLISHER,
                record.publishedAt(),
                // Of what was published elsewhere, only its authors can name a version.
                record.doi() == null ? null : String.valueOf(record.version()),
                List.of(),
                PUBLISHER,
                record.access().at(now));
    }

    public URI landingPage(String id) {
        return base.resolve("records/" + id);
    }

    public URI landingPage(String id, int version) {
        return base.resolve("records/" + id + "/versions/" + version);
    }

    private ObjectNode publication(CatalogueRecord record) {
        ObjectNode document = RecordJson.mapper().createObjectNode();
        document.put("record", record.id());
        document.put("version", record.version());
        document.put("publishedAt", moment(record.publishedAt()));
        document.put("changedAt", moment(record.changedAt()));
        document.put("fileCount", record.fileCount());
        document.put("byteCount", record.byteCount());
        Doi doi = record.doi();
        if (doi != null) {
            document.put("doi", doi.text());
            document.put("doiGivenHere", identifiers.state(doi).isPresent());
            Doi own = relations.doi(record);
            if (own != null) {
                document.put("versionDoi", own.text());
            }
        }
        if (!record.access().equals(AccessPolicy.OPEN)) {
            document.set("access", AccessPolicyJson.write(record.access()));
        }
        Withdrawal withdrawal = record.withdrawal();
        if (withdrawal != null) {
            write(withdrawal, document.putObject("withdrawal"));
        }
        return document;
    }

    /** A withdrawal as these documents have it. */
    public static void write(Withdrawal withdrawal, ObjectNode to) {
        to.put("scope", withdrawal.scope().word())
                .put("reason", withdrawal.reason())
                .put("replacedBy", withdrawal.replacedBy())
                .put("at", moment(withdrawal.at()))
                .put("by", withdrawal.by());
    }

    // As exact as a row keeps it.
    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Written as it is made: a hundred thousand files are no tree in memory. */
    private static byte[] list(CatalogueRecord record, List<PublishedFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json =
                RecordJson.mapper().writerWithDefaultPrettyPrinter().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("record", record.id());
            json.writeNumberProperty("version", record.version());
            json.writeArrayPropertyStart("files");
            for (PublishedFile file : files) {
                json.writeStartObject();
                json.writeStringProperty("path", file.path());
                json.writeStringProperty("content", DATA + ArchiveName.of(file.path()));
                json.writeNumberProperty("size", file.size());
                json.writeStringProperty("mediaType", file.mediaType());
                json.writeStringProperty("sha512", file.checksums().sha512());
                json.writeStringProperty("md5", file.checksums().md5());
                json.writeStringProperty("crc32", file.checksums().crc32Hex());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** @param now what is said of access is as it is then; documents that are kept say what was so when they were made */
    private Published published(CatalogueRecord record, List<PublishedFile> files, Instant now) {
        return published(record, record.doi(), landingPage(record.id()), files, now);
    }

    private Published published(
            CatalogueRecord record, @Nullable Doi doi, URI page, List<PublishedFile> files, Instant now) {
        return new Published(
                record.id(),
                doi,
                page,
                PUBLISHER,
                record.publishedAt(),
                String.valueOf(record.version()),
                files.stream().limit(FILES_TOLD).map(this::published).toList(),
                PUBLISHER,
                record.access().at(now));
    }

    private org.estran.crosswalks.PublishedFile published(PublishedFile file) {
        URI address = base.resolve("records/" + file.recordId() + "/files/" + ArchiveName.inAddress(file.path()));
        return new org.estran.crosswalks.PublishedFile(
                file.path(), address, file.size(), file.mediaType(), file.checksums());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
