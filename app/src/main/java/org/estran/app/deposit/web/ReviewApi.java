package org.estran.app.deposit.web;

import java.util.List;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.ReviewQueue;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/review}: what waits for a moderator, for programs. */
@RestController
@RequestMapping(path = "/api/review", produces = MediaType.APPLICATION_JSON_VALUE)
class ReviewApi {

    private final ReviewQueue queue;
    private final Callers callers;

    ReviewApi(ReviewQueue queue, Callers callers) {
        this.queue = queue;
        this.callers = callers;
    }

    @GetMapping
    String queue(
            @RequestParam(name = "centre", defaultValue = "") String centre,
            @RequestParam(name = "theme", defaultValue = "") String theme) {
        ObjectNode json = DepositJson.ofAll(List.of());
        ArrayNode items = json.putArray("items");
        ReviewQueue.about(ReviewQueue.of(queue.all(callers.current()), centre), theme)
                .forEach(entry -> items.add(of(entry)));
        return json.toString();
    }

    private static ObjectNode of(ReviewQueue.Entry entry) {
        ObjectNode json = DepositJson.of(entry.deposit());
        json.put("since", entry.since().toString());
        json.put("holder", entry.holder());
        json.put("turn", entry.turn().word());
        return json;
    }
}
