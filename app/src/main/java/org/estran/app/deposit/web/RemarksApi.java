package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Remarks;
import org.estran.app.deposit.review.Comment;
import org.estran.app.deposit.review.Proposal;
import org.estran.app.deposit.review.Spot;
import org.estran.records.RecordJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/deposits/{id}/comments} and {@code /proposals}: what is said in a review, for programs. */
@RestController
@RequestMapping(path = "/api/deposits/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class RemarksApi {

    private final Remarks remarks;
    private final Callers callers;

    RemarksApi(Remarks remarks, Callers callers) {
        this.remarks = remarks;
        this.callers = callers;
    }

    @GetMapping("/comments")
    String comments(@PathVariable("id") String id) {
        return items(remarks.comments(caller(), id), RemarksApi::json);
    }

    /** {@code {"pointer": "/title/fr"}} or {@code {"file": "values.csv"}} or neither, and {@code "words"}. */
    @PostMapping("/comments")
    ResponseEntity<String> comment(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        JsonNode body = RequestBody.object(request);
        Spot spot = new Spot(text(body, "pointer"), text(body, "file"));
        return created(json(remarks.comment(caller(), id, spot, text(body, "words"))));
    }

    @PostMapping("/comments/{number}/answers")
    ResponseEntity<String> answer(
            @PathVariable("id") String id, @PathVariable("number") int number, HttpServletRequest request)
            throws IOException {
        return created(json(remarks.answer(caller(), id, number, text(RequestBody.object(request), "words"))));
    }

    @PostMapping("/comments/{number}/settle")
    String settle(@PathVariable("id") String id, @PathVariable("number") int number) {
        return json(remarks.settle(caller(), id, number)).toString();
    }

    @GetMapping("/proposals")
    String proposals(@PathVariable("id") String id) {
        return items(remarks.proposals(caller(), id), RemarksApi::json);
    }

    /** {@code {"field": "title.fr", "after": "…", "words": "…"}}: the field's name in the depositor's form. */
    @PostMapping("/proposals")
    ResponseEntity<String> propose(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        JsonNode body = RequestBody.object(request);
        return created(
                json(remarks.propose(caller(), id, text(body, "field"), text(body, "after"), text(body, "words"))));
    }

    @PostMapping("/proposals/{number}/accept")
    String accept(@PathVariable("id") String id, @PathVariable("number") int number) {
        return json(remarks.accept(caller(), id, number)).toString();
    }

    @PostMapping("/proposals/{number}/decline")
    String decline(@PathVariable("id") String id, @PathVariable("number") int number) {
        return json(remarks.decline(caller(), id, number)).toString();
    }

    private static ResponseEntity<String> created(ObjectNode json) {
        return ResponseEntity.status(HttpStatus.CREATED).body(json.toString());
    }

    private static <T> String items(List<T> all, Function<T, ObjectNode> write) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        all.forEach(one -> items.add(write.apply(one)));
        return json.toString();
    }

    private static ObjectNode json(Comment comment) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("number", comment.number());
        json.put("pointer", comment.spot().pointer());
        json.put("file", comment.spot().file());
        json.put("who", comment.authorName());
        json.put("words", comment.words());
        json.put("at", comment.at().toString());
        json.put("open", comment.isOpen());
        ArrayNode answers = json.putArray("answers");
        comment.answers()
                .forEach(answer -> answers.addObject()
                        .put("who", answer.authorName())
                        .put("words", answer.words())
                        .put("at", answer.at().toString()));
        return json;
    }

    private static ObjectNode json(Proposal proposal) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("number", proposal.number());
        json.put("field", proposal.field());
        json.put("pointer", proposal.pointer());
        json.put("before", proposal.before());
        json.put("after", proposal.after());
        json.put("who", proposal.authorName());
        json.put("words", proposal.words());
        json.put("at", proposal.at().toString());
        json.put("state", proposal.state().word());
        return json;
    }

    private static String text(JsonNode body, String member) {
        return body.path(member).asString("");
    }

    private Caller caller() {
        return callers.current();
    }
}
