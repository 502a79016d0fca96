package org.estran.app.deposit.web;

import java.util.List;
import org.estran.app.archive.ArchiveName;
import org.estran.app.deposit.AddedFile;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.DepositEvent;
import org.estran.app.deposit.DepositFile;
import org.estran.app.pages.Words;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deposits as JSON. */
final class DepositJson {

    private static final JsonMapper MAPPER = RecordJson.mapper();

    private DepositJson() {}

    static ObjectNode of(Deposit deposit) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", deposit.id());
        json.put("state", deposit.state());
        json.put("doi", deposit.contents().doi().text());
        json.put("rehearsal", deposit.contents().doi().isRehearsal());
        json.put("centre", deposit.contents().centre());
        json.put("version", deposit.contents().version());
        json.put("revision", deposit.contents().revision());
        json.put("depositor", deposit.contents().ownerName());
        json.put("openedAt", deposit.contents().openedAt().toString());
        json.put("changedAt", deposit.contents().changedAt().toString());
        switch (deposit) {
            case Deposit.ChangesRequested c -> json.put("reason", c.reason());
            case Deposit.InReview r -> json.put("heldUntil", r.heldUntil().toString());
            case Deposit.Refused r -> json.put("reason", r.reason());
            default -> {}
        }
        String self = "/api/deposits/" + deposit.id();
        json.putObject("links")
                .put("self", self)
                .put("metadata", self + "/metadata")
                .put("files", self + "/files")
                .put("page", "/deposit/" + deposit.id())
                .put("record", "/records/" + deposit.contents().recordId());
        return json;
    }

    static ObjectNode ofAll(List<Deposit> deposits) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode items = json.putArray("items");
        deposits.forEach(deposit -> items.add(of(deposit)));
        return json;
    }

    static ObjectNode file(String depositId, DepositFile file) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("path", file.path());
        json.put("size", file.size());
        json.put("mediaType", file.mediaType());
        json.put("sha512", file.checksums().sha512());
        json.put("md5", file.checksums().md5());
        json.put("crc32", file.checksums().crc32Hex());
        json.put("addedAt", file.addedAt().toString());
        json.put("kept", file.isKept());
        if (file.remark() != null) {
            json.put("remark", file.remark());
        }
        json.put("href", "/api/deposits/" + depositId + "/files/" + ArchiveName.inAddress(file.path()));
        return json;
    }

    static ObjectNode files(String depositId, List<DepositFile> files) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode items = json.putArray("items");
        files.forEach(file -> items.add(file(depositId, file)));
        return json;
    }

    static ObjectNode added(String depositId, AddedFile added) {
        ObjectNode json = file(depositId, added.file());
        ArrayNode prefilled = json.putArray("prefilled");
        added.prefilled().forEach(prefilled::add);
        return json;
    }

    static ObjectNode findings(Words words, List<Finding> findings) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("complete", findings.stream().noneMatch(Finding::isBlocking));
        ArrayNode list = json.putArray("findings");
        for (Finding finding : findings) {
            list.addObject()
                    .put("code", finding.code())
                    .put("pointer", finding.pointer())
                    .put("severity", finding.isBlocking() ? "blocking" : "advice")
                    .put("message", words.finding(finding));
        }
        return json;
    }

    static ObjectNode events(List<DepositEvent> events) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode items = json.putArray("items");
        for (DepositEvent event : events) {
            items.addObject()
                    .put("at", event.at().toString())
                    .put("what", event.what())
                    .put("who", event.actorName())
                    .put("words", event.words());
        }
        return json;
    }
}
