package org.estran.app.deposit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.archive.ArchiveName;
import org.estran.crosswalks.DataCiteJson;
import org.estran.crosswalks.DataCiteXml;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.PublishedFile;
import org.estran.records.RecordJson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents that lie beside the data in the archive, enough to make everything else again: the record, the list of
 * files under their own names, how it came about, and the DataCite form.
 */
@Component
class PublishedDocuments {

    static final String PUBLISHER = "Estran";

    private final URI base;

    PublishedDocuments(@Value("${estran.base-url}") String base) {
        this.base = URI.create(base.replaceAll("/+$", "") + "/");
    }

    URI landingPage(String id) {
        return base.resolve("records/" + id);
    }

    /** By file name. The same contents give the same bytes, so that a repeated publication finds its own. */
    Map<String, byte[]> of(Contents contents, List<DepositFile> files, List<DepositEvent> events) {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put("record.json", bytes(RecordJson.write(contents.record())));
        documents.put("files.json", bytes(files(contents, files)));
        documents.put("provenance.json", bytes(provenance(events)));
        documents.put("datacite.xml", bytes(DataCiteXml.of(contents.record(), published(contents, files))));
        return documents;
    }

    String dataCiteAttributes(Contents contents, List<DepositFile> files) {
        ObjectNode attributes = DataCiteJson.attributes(contents.record(), published(contents, files));
        // Said beside the attributes, not in them.
        attributes.remove(List.of("doi", "url", "event", "state"));
        return attributes.toString();
    }

    private Published published(Contents contents, List<DepositFile> files) {
        return new Published(
                contents.id(),
                contents.doi(),
                landingPage(contents.id()),
                PUBLISHER,
                contents.changedAt(),
                "1",
                files.stream().map(file -> published(contents, file)).toList(),
                PUBLISHER);
    }

    private PublishedFile published(Contents contents, DepositFile file) {
        URI address = base.resolve("records/" + contents.id() + "/files/" + ArchiveName.inAddress(file.path()));
        return new PublishedFile(file.path(), address, file.size(), file.mediaType(), file.checksums());
    }

    private static String files(Contents contents, List<DepositFile> files) {
        ObjectNode document = RecordJson.mapper().createObjectNode();
        document.put("record", contents.id());
        document.put("doi", contents.doi().text());
        document.put("version", 1);
        ArrayNode list = document.putArray("files");
        for (DepositFile file : files) {
            list.addObject()
                    .put("path", file.path())
                    .put("content", "data/" + ArchiveName.of(file.path()))
                    .put("size", file.size())
                    .put("mediaType", file.mediaType())
                    .put("sha512", file.checksums().sha512())
                    .put("md5", file.checksums().md5())
                    .put("crc32", file.checksums().crc32Hex());
        }
        return document.toPrettyString();
    }

    private static String provenance(List<DepositEvent> events) {
        ArrayNode list = RecordJson.mapper().createArrayNode();
        for (DepositEvent event : events) {
            list.addObject()
                    .put("at", event.at().toString())
                    .put("what", event.what())
                    .put("who", event.actorName())
                    .put("words", event.words());
        }
        return list.toPrettyString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
