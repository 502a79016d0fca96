package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Coauthors;
import org.estran.app.deposit.NamesInFiles;
import org.estran.app.deposit.ReviewLinks;
import org.estran.app.deposit.sharing.ReviewLink;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.ReaderLanguage;
import org.estran.records.RecordJson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/deposits/{id}/coauthors} and {@code /links}: who else works on a deposit or reads it, for programs. */
@RestController
@RequestMapping(path = "/api/deposits/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class SharingApi {

    private final Coauthors coauthors;
    private final ReviewLinks links;
    private final NamesInFiles names;
    private final Callers callers;
    private final Bundles bundles;
    private final String base;

    SharingApi(
            Coauthors coauthors,
            ReviewLinks links,
            NamesInFiles names,
            Callers callers,
            Bundles bundles,
            @Value("${estran.base-url}") String base) {
        this.coauthors = coauthors;
        this.links = links;
        this.names = names;
        this.callers = callers;
        this.bundles = bundles;
        this.base = base.replaceFirst("/+$", "");
    }

    @GetMapping("/coauthors")
    String coauthors(@PathVariable("id") String id) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        coauthors
                .of(caller(), id)
                .forEach(one -> items.addObject()
                        .put("id", one.account())
                        .put("name", one.name())
                        .put("rights", one.rights().word()));
        ArrayNode invited = json.putArray("invited");
        coauthors
                .invitations(caller(), id)
                .forEach(one -> invited.addObject()
                        .put("id", one.id())
                        .put("email", one.email())
                        .put("rights", one.rights().word())
                        .put("expiresAt", one.expiresAt().toString()));
        return json.toString();
    }

    /** {@code {"who": "…", "rights": "edit"}}: the name of an account, or an address. */
    @PostMapping("/coauthors")
    ResponseEntity<String> invite(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        JsonNode body = RequestBody.object(request);
        coauthors.invite(
                caller(),
                id,
                body.path("who").asString(""),
                body.path("rights").asString(""),
                ReaderLanguage.of(request));
        return ResponseEntity.status(HttpStatus.CREATED).body(coauthors(id));
    }

    @DeleteMapping("/coauthors/{who}")
    ResponseEntity<Void> remove(@PathVariable("id") String id, @PathVariable("who") String who) {
        coauthors.remove(caller(), id, who);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/links")
    String links(@PathVariable("id") String id) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        links.of(caller(), id).forEach(link -> write(link, items.addObject()));
        return json.toString();
    }

    /** {@code {"fields": […], "paths": […], "days": 30}}; the answer alone tells the address, and what names it would show. */
    @PostMapping("/links")
    ResponseEntity<String> make(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        JsonNode body = RequestBody.object(request);
        ReviewLinks.Made made = links.make(
                caller(),
                id,
                texts(body.path("fields")),
                texts(body.path("paths")),
                body.path("days").asInt(30));
        ObjectNode json = RecordJson.mapper().createObjectNode();
        write(made.link(), json);
        json.put("address", base + "/anonymous-review/" + made.secret());
        json.set(
                "warnings",
                DepositJson.findings(bundles.in(ReaderLanguage.of(request)), names.in(caller(), made.link()))
                        .path("findings"));
        return ResponseEntity.status(HttpStatus.CREATED).body(json.toString());
    }

    @DeleteMapping("/links/{link}")
    ResponseEntity<Void> revoke(@PathVariable("id") String id, @PathVariable("link") String link) {
        links.revoke(caller(), id, link);
        return ResponseEntity.noContent().build();
    }

    private static void write(ReviewLink link, ObjectNode json) {
        json.put("id", link.id());
        ArrayNode fields = json.putArray("fields");
        link.fields().forEach(fields::add);
        ArrayNode paths = json.putArray("paths");
        link.paths().forEach(paths::add);
        json.put("madeAt", link.madeAt().toString());
        json.put("expiresAt", link.expiresAt().toString());
        if (link.revokedAt() != null) {
            json.put("revokedAt", link.revokedAt().toString());
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.values().stream().map(one -> one.asString("")).toList();
    }

    private Caller caller() {
        return callers.current();
    }
}
