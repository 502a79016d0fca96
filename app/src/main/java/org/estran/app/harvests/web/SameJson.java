package org.estran.app.harvests.web;

import java.util.List;
import org.estran.app.harvests.Passages;
import org.estran.app.harvests.SameDecision;
import org.estran.app.harvests.SameThings.Likeness;
import org.estran.records.RecordJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents that describe one record, as programs read them. */
final class SameJson {

    private SameJson() {}

    static ObjectNode of(String recordId, List<Likeness> likenesses, List<SameDecision> decisions) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("record", recordId);
        ArrayNode documents = json.putArray("documents");
        likenesses.forEach(one -> documents.add(document(one)));
        ArrayNode decided = json.putArray("decisions");
        decisions.forEach(decision -> decided.addObject()
                .put("record", decision.recordId())
                .put("verdict", decision.verdict().word())
                .put("identifier", decision.item())
                .put("by", decision.by())
                .put("at", decision.at().toString()));
        json.putObject("links")
                .put("self", "/api/same-things/" + recordId)
                .put("page", "/admin/harvests/same/" + recordId);
        return json;
    }

    private static ObjectNode document(Likeness one) {
        Passages way = one.way();
        return RecordJson.mapper()
                .createObjectNode()
                .put("harvester", way.id())
                .put("name", way.harvester())
                .put("address", way.address())
                .put("identifier", way.identifier())
                .put("place", way.place())
                .put("leads", way.leads())
                .put("rank", one.rank())
                .put("why", one.why())
                .put("kept", one.isKept());
    }
}
