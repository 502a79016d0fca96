package org.estran.app.catalogue.web;

import java.util.List;
import java.util.Locale;
import org.estran.app.archive.ArchiveName;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.AccessPolicyJson;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.app.catalogue.FileWithdrawal;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.SearchParameters;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.SearchResult;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes records, lists of them and of their files in JSON. */
@Component
class RecordAnswer {

    private static final JsonMapper JSON = RecordJson.mapper();

    private final String baseUrl;

    RecordAnswer(@Value("${estran.base-url}") String baseUrl) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** What the centre knows of the record, followed by the record itself. */
    ObjectNode record(CatalogueRecord of) {
        ObjectNode members = identity(of);
        ObjectNode files = members.putObject("files");
        files.put("count", of.fileCount());
        files.put("bytes", of.byteCount());
        files.put("href", api(of.id()) + "/files");
        members.setAll((ObjectNode) JSON.valueToTree(of.record()));
        return members;
    }

    /** What remains of a record that was withdrawn with its metadata, as problem details (RFC 9457). */
    ObjectNode tombstone(CatalogueRecord of, String title, String detail) {
        ObjectNode members = JSON.createObjectNode();
        members.put("type", baseUrl + "/problems/record-withdrawn");
        members.put("title", title);
        members.put("status", 410);
        members.put("detail", detail);
        members.put("code", "record-withdrawn");
        members.setAll(identity(of));
        return members;
    }

    /** @param project the part of the catalogue that was asked; null for the whole */
    ObjectNode list(SearchRequest request, SearchResult result, @Nullable String project) {
        ObjectNode members = JSON.createObjectNode();
        ArrayNode items = members.putArray("items");
        result.items().forEach(record -> items.add(record(record)));
        members.put("numberMatched", result.matched());
        members.put("numberReturned", result.items().size());
        ObjectNode facets = members.putObject("facets");
        result.facets().forEach((facet, values) -> facets.set(facet.word(), facet(facet, values)));
        links(members, next(request, result, project));
        return members;
    }

    /** The address of the next page; null on the last one. */
    @Nullable
    String next(SearchRequest request, SearchResult result, @Nullable String project) {
        return result.nextCursor() == null
                ? null
                : baseUrl + "/api/records?" + (project == null ? "" : "project=" + project + "&")
                        + SearchParameters.query(request.after(result.nextCursor()));
    }

    ObjectNode files(CatalogueRecord record, List<PublishedFile> page, @Nullable String next) {
        ObjectNode members = JSON.createObjectNode();
        ArrayNode items = members.putArray("items");
        page.forEach(file -> items.add(file(record, file)));
        members.put("numberMatched", record.fileCount());
        members.put("numberReturned", page.size());
        links(members, next);
        return members;
    }

    /** The address of a record in this interface. */
    String api(String id) {
        return baseUrl + "/api/records/" + id;
    }

    private ObjectNode identity(CatalogueRecord of) {
        ObjectNode members = JSON.createObjectNode();
        members.put("id", of.id());
        if (of.doi() != null) {
            members.put("doi", of.doi().text());
        }
        members.put("version", of.version());
        members.put("published", of.publishedAt().toString());
        members.put("changed", of.changedAt().toString());
        members.put("page", baseUrl + "/records/" + of.id());
        if (!of.access().equals(AccessPolicy.OPEN)) {
            members.set("access", AccessPolicyJson.write(of.access()));
        }
        if (of.withdrawal() != null) {
            members.set("withdrawal", withdrawal(of.withdrawal()));
        }
        return members;
    }

    private static ObjectNode withdrawal(Withdrawal withdrawal) {
        ObjectNode members = JSON.createObjectNode();
        members.put("scope", withdrawal.scope().word());
        members.put("reason", withdrawal.reason());
        if (withdrawal.replacedBy() != null) {
            members.put("replacedBy", withdrawal.replacedBy());
        }
        members.put("at", withdrawal.at().toString());
        return members;
    }

    private static ArrayNode facet(Facet facet, List<FacetValue> values) {
        ArrayNode all = JSON.createArrayNode();
        for (FacetValue value : values) {
            ObjectNode one = all.addObject();
            one.put("value", value.value());
            if (facet == Facet.KEYWORD || facet == Facet.NETWORK) {
                one.set("label", JSON.valueToTree(value.label()));
            }
            one.put("count", value.count());
            one.put("selected", value.selected());
        }
        return all;
    }

    private ObjectNode file(CatalogueRecord record, PublishedFile file) {
        ObjectNode members = JSON.createObjectNode();
        members.put("path", file.path());
        members.put("size", file.size());
        members.put("mediaType", file.mediaType());
        ObjectNode checksums = members.putObject("checksums");
        checksums.put("sha512", file.checksums().sha512());
        checksums.put("md5", file.checksums().md5());
        checksums.put("crc32", file.checksums().crc32Hex().toLowerCase(Locale.ROOT));
        FileWithdrawal withdrawn = file.withdrawal();
        if (withdrawn != null) {
            members.set("withdrawal", withdrawal(withdrawn.withdrawal()));
        } else if (!record.isDataWithdrawn()) {
            members.put("href", baseUrl + "/records/" + record.id() + "/files/" + ArchiveName.inAddress(file.path()));
        }
        return members;
    }

    private static void links(ObjectNode members, @Nullable String next) {
        ArrayNode links = members.putArray("links");
        if (next != null) {
            links.addObject().put("rel", "next").put("href", next);
        }
    }
}
