package org.estran.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.estran.app.access.AccessRequest;
import org.estran.app.access.AccessRequests;
import org.estran.app.accounts.Callers;
import org.estran.app.pages.SentJson;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/access-requests}: what one is asked for, and the answers, for programs; as {@link DecisionPages} for people. */
@RestController
@RequestMapping(path = "/api/access-requests", produces = MediaType.APPLICATION_JSON_VALUE)
class AccessRequestsApi {

    private static final int MOST = 100;

    private final AccessRequests requests;
    private final Callers callers;

    AccessRequestsApi(AccessRequests requests, Callers callers) {
        this.requests = requests;
        this.callers = callers;
    }

    /** Of one record or of all that the caller answers for; {@code state} asked, granted, refused or revoked. */
    @GetMapping
    ResponseEntity<String> list(
            @RequestParam(name = "record", required = false) @Nullable String record,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "20") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        AccessRequests.Page page = requests.forDecision(callers.current(), record, state(state), after, most);
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        page.requests().forEach(request -> items.add(json(request)));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        page.next().ifPresent(last -> {
            UriComponentsBuilder next = UriComponentsBuilder.fromPath("/api/access-requests");
            if (record != null) {
                next.queryParam("record", "{record}");
            }
            if (state != null) {
                next.queryParam("state", "{state}");
            }
            String address = next.queryParam("limit", most)
                    .queryParam("after", last)
                    .encode()
                    .buildAndExpand(
                            Stream.of(record, state).filter(Objects::nonNull).toArray())
                    .toUriString();
            json.put("next", address);
            answer.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"");
        });
        return answer.body(json.toString());
    }

    @GetMapping("/{request}")
    String show(@PathVariable("request") String id) {
        return json(requests.forDecision(callers.current(), id)).toString();
    }

    /** {@code {"until": "2027-06-30"}}, a day that still belongs to it, or an instant. */
    @PostMapping("/{request}/grant")
    String grant(@PathVariable("request") String id, HttpServletRequest sent) throws IOException {
        Instant until = until(text(sent, "until"));
        return json(requests.grant(callers.current(), id, until)).toString();
    }

    /** {@code {"reason": "…"}}, which is told to whoever asked. */
    @PostMapping("/{request}/refuse")
    String refuse(@PathVariable("request") String id, HttpServletRequest sent) throws IOException {
        return json(requests.refuse(callers.current(), id, text(sent, "reason")))
                .toString();
    }

    /** Takes back what was granted, at once; {@code {"reason": "…"}}. */
    @PostMapping("/{request}/revoke")
    String revoke(@PathVariable("request") String id, HttpServletRequest sent) throws IOException {
        return json(requests.revoke(callers.current(), id, text(sent, "reason")))
                .toString();
    }

    private static ObjectNode json(AccessRequest request) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("id", request.id())
                .put("record", request.recordId())
                .put("state", request.state().word())
                .put("name", request.name())
                .put("email", request.email())
                .put("purpose", request.purpose())
                .put("askedAt", request.askedAt().toString());
        Instant decidedAt = request.decidedAt();
        if (decidedAt != null) {
            json.put("decidedAt", decidedAt.toString());
        }
        if (!request.reason().isEmpty()) {
            json.put("reason", request.reason());
        }
        Instant expiresAt = request.expiresAt();
        if (expiresAt != null) {
            json.put("until", expiresAt.toString());
        }
        return json;
    }

    private static String text(HttpServletRequest sent, String name) throws IOException {
        JsonNode value = SentJson.object(sent).path(name);
        return value.isString() ? value.stringValue() : "";
    }

    private static AccessRequest.@Nullable State state(@Nullable String word) {
        return word == null
                ? null
                : AccessRequest.State.find(word)
                        .filter(state -> state != AccessRequest.State.UNCONFIRMED)
                        .orElseThrow(() -> ProblemException.invalid(
                                "access-state-unknown",
                                "A request is asked, granted, refused or revoked.",
                                List.of(Finding.blocking("access-state-unknown", "/state", word))));
    }

    /** What cannot be read ends before any request began, and is refused as such. */
    private static Instant until(String text) {
        try {
            return text.contains("T") ? Instant.parse(text.strip()) : DecisionPages.endOf(text);
        } catch (DateTimeParseException unreadable) {
            return Instant.EPOCH;
        }
    }
}
