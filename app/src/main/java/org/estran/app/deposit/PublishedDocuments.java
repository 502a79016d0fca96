package org.estran.app.deposit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordDocuments;
import org.estran.app.catalogue.TableMapping;
import org.estran.records.RecordJson;
import org.estran.terms.Doi;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents that lie beside the data of a published deposit: those of every record, and how it came about. The same
 * contents give the same bytes, so that a repeated publication finds its own.
 */
@Component
class PublishedDocuments {

    private final RecordDocuments documents;

    PublishedDocuments(RecordDocuments documents) {
        this.documents = documents;
    }

    URI landingPage(String id) {
        return documents.landingPage(id);
    }

    /**
     * By file name.
     *
     * @param doi of the record
     */
    Map<String, byte[]> of(
            Contents contents,
            Doi doi,
            List<DepositFile> files,
            List<DepositEvent> events,
            List<TableMapping> tables,
            List<QualityFinding> quality) {
        Map<String, byte[]> all =
                new LinkedHashMap<>(documents.of(record(contents, doi, files), published(contents, files)));
        all.put("provenance.json", provenance(contents, events).toPrettyString().getBytes(StandardCharsets.UTF_8));
        if (!tables.isEmpty()) {
            all.put(RecordDocuments.TABLES, documents.tables(tables));
        }
        if (!quality.isEmpty()) {
            all.put(
                    RecordDocuments.QUALITY,
                    quality(quality, files).toPrettyString().getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    String dataCiteAttributes(Contents contents, Doi doi, List<DepositFile> files) {
        return documents.dataCiteAttributes(record(contents, doi, files), published(contents, files));
    }

    /** What the catalogue will say of it: published when its contents were frozen. */
    private static CatalogueRecord record(Contents contents, Doi doi, List<DepositFile> files) {
        return new CatalogueRecord(
                contents.recordId(),
                contents.record(),
                doi,
                contents.version(),
                contents.changedAt(),
                contents.changedAt(),
                null,
                files.size(),
                files.stream().mapToLong(DepositFile::size).sum(),
                0,
                contents.access());
    }

    private static List<PublishedFile> published(Contents contents, List<DepositFile> files) {
        return files.stream()
                .map(file -> new PublishedFile(
                        contents.recordId(),
                        contents.version(),
                        file.path(),
                        "",
                        file.size(),
                        file.checksums(),
                        file.mediaType()))
                .toList();
    }

    /**
     * What failed a rule, and who decided what about the flags proposed for it; no decision where nobody did. No value: bytes
     * that are destroyed leave none behind.
     */
    private static ArrayNode quality(List<QualityFinding> findings, List<DepositFile> files) {
        Map<String, String> sha512 = files.stream()
                .collect(Collectors.toMap(
                        DepositFile::path, file -> file.checksums().sha512()));
        ArrayNode list = RecordJson.mapper().createArrayNode();
        for (QualityFinding finding : findings) {
            ObjectNode one = list.addObject()
                    .put("path", finding.path())
                    .put("sha512", sha512.get(finding.path()))
                    .put("property", finding.property())
                    .put("rule", finding.rule().code())
                    .put("source", finding.rule().source())
                    .put("values", finding.values())
                    .put("whole", finding.isWhole());
            one.putObject("first").put("feature", finding.feature()).put("row", finding.row());
            one.put("proposed", finding.rule().proposed().name().toLowerCase(Locale.ROOT));
            if (finding.decision() != null && finding.decidedAt() != null) {
                one.put("decision", finding.decision().word())
                        .put("decidedBy", finding.decidedBy())
                        .put("decidedAt", finding.decidedAt().toString());
            }
        }
        return list;
    }

    /** People by their part in it: what is archived is for ever, and holds no name that could not be taken out again. */
    private static ArrayNode provenance(Contents contents, List<DepositEvent> events) {
        ArrayNode list = RecordJson.mapper().createArrayNode();
        for (DepositEvent event : events) {
            list.addObject()
                    .put("at", event.at().toString())
                    .put("what", event.what())
                    .put("who", event.part(contents.owner()))
                    .put("account", event.actor());
        }
        return list;
    }
}
