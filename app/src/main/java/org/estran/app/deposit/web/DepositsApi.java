package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.access.Access;
import org.estran.app.access.contents.ArchiveReader;
import org.estran.app.access.contents.Limits;
import org.estran.app.access.http.ContentsAnswer;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.archive.ArchiveName;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.AccessPolicyJson;
import org.estran.app.deposit.AddedFile;
import org.estran.app.deposit.Contents;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.DepositFile;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Moderation;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.pages.SentText;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code /api/deposits}: everything the pages can do, for programs. */
@RestController
@RequestMapping(path = "/api/deposits", produces = MediaType.APPLICATION_JSON_VALUE)
class DepositsApi {

    private final Deposits deposits;
    private final DepositFiles depositFiles;
    private final Moderation moderation;
    private final Access access;
    private final Callers callers;
    private final Bundles bundles;
    private final ContentsAnswer contents;

    DepositsApi(
            Deposits deposits,
            DepositFiles depositFiles,
            Moderation moderation,
            Access access,
            Callers callers,
            Bundles bundles,
            ContentsAnswer contents) {
        this.deposits = deposits;
        this.depositFiles = depositFiles;
        this.moderation = moderation;
        this.access = access;
        this.callers = callers;
        this.bundles = bundles;
        this.contents = contents;
    }

    @GetMapping
    String list() {
        return DepositJson.ofAll(deposits.mine(caller())).toString();
    }

    @PostMapping
    ResponseEntity<String> open(
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) Optional<String> idempotencyKey)
            throws IOException {
        JsonNode body = RequestBody.object(request);
        LocalizedText title = title(body.path("title"));
        boolean rehearsal = body.path("rehearsal").asBoolean(false);
        String centre = body.path("centre").asString("");
        Deposit deposit = deposits.open(caller(), title, idempotencyKey.orElse(null), rehearsal, centre);
        return ResponseEntity.created(URI.create("/api/deposits/" + deposit.id()))
                .body(DepositJson.of(deposit).toString());
    }

    @GetMapping("/{id}")
    ResponseEntity<String> show(@PathVariable("id") String id) {
        return answer(deposits.find(caller(), id));
    }

    @GetMapping("/{id}/events")
    String events(@PathVariable("id") String id) {
        return DepositJson.events(deposits.events(caller(), id)).toString();
    }

    @GetMapping("/{id}/findings")
    String findings(@PathVariable("id") String id, HttpServletRequest request) {
        return findings(request, deposits.findings(caller(), id));
    }

    @GetMapping("/{id}/metadata")
    ResponseEntity<String> metadata(@PathVariable("id") String id) {
        Deposit deposit = deposits.find(caller(), id);
        return ResponseEntity.ok()
                .eTag(String.valueOf(deposit.contents().revision()))
                .body(RecordJson.write(deposit.contents().record()));
    }

    @PutMapping(path = "/{id}/metadata", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> describe(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        MetadataRecord record = read(SentText.of(request));
        return changed(request, id, deposits.describe(caller(), id, record, RequestBody.revision(request)));
    }

    @GetMapping("/{id}/access")
    ResponseEntity<String> access(@PathVariable("id") String id) {
        Contents contents = deposits.find(caller(), id).contents();
        return ResponseEntity.ok()
                .eTag(String.valueOf(contents.revision()))
                .body(AccessPolicyJson.write(contents.access()).toPrettyString());
    }

    @PutMapping(path = "/{id}/access", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> setAccess(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        AccessPolicy policy = policy(RequestBody.object(request));
        return changed(request, id, deposits.setAccess(caller(), id, policy, RequestBody.revision(request)));
    }

    /** The data centre it is for; an empty one for none. */
    @PutMapping(path = "/{id}/centre", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> chooseCentre(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        String centre = RequestBody.object(request).path("centre").asString("");
        return changed(request, id, deposits.chooseCentre(caller(), id, centre, RequestBody.revision(request)));
    }

    private ResponseEntity<String> changed(HttpServletRequest request, String id, List<Finding> findings) {
        long revision = deposits.find(caller(), id).contents().revision();
        return ResponseEntity.ok().eTag(String.valueOf(revision)).body(findings(request, findings));
    }

    static AccessPolicy policy(JsonNode json) {
        try {
            return AccessPolicyJson.read(json);
        } catch (IllegalArgumentException | JacksonException unreadable) {
            throw ProblemException.invalid(
                    "access-unreadable",
                    "These conditions of access cannot be read.",
                    List.of(Finding.blocking("access-unknown", "/access", String.valueOf(unreadable.getMessage()))));
        }
    }

    @GetMapping("/{id}/files")
    String files(@PathVariable("id") String id) {
        return DepositJson.files(id, depositFiles.files(caller(), id)).toString();
    }

    /** Bytes under any name at all: the name is the query parameter {@code path}. */
    @PutMapping("/{id}/files")
    ResponseEntity<String> putNamed(
            @PathVariable("id") String id, @RequestParam("path") String path, HttpServletRequest request)
            throws IOException {
        return put(id, path, request);
    }

    @PutMapping("/{id}/files/{*path}")
    ResponseEntity<String> putAt(
            @PathVariable("id") String id, @PathVariable("path") String path, HttpServletRequest request)
            throws IOException {
        return put(id, named(id, path), request);
    }

    @GetMapping(path = "/{id}/files/{*path}", produces = MediaType.ALL_VALUE)
    void file(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = caller();
        FileAnswer.write(
                request,
                response,
                access.open(caller, depositFiles.distribution(caller, id, named(id, path)))
                        .forThisCaller());
    }

    /** What the archive file {@code path=} holds. */
    @GetMapping("/{id}/contents")
    ResponseEntity<String> contents(
            @PathVariable("id") String id, @RequestParam("path") String path, HttpServletRequest request)
            throws IOException {
        Caller caller = caller();
        try (FileChannel file =
                access.open(caller, depositFiles.distribution(caller, id, path)).channel()) {
            return contents.answer(request, path, ArchiveReader.contents(file, Limits.USUAL));
        }
    }

    @DeleteMapping("/{id}/files")
    ResponseEntity<Void> deleteNamed(@PathVariable("id") String id, @RequestParam("path") String path) {
        depositFiles.removeFile(caller(), id, path);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{id}/files/{*path}")
    ResponseEntity<Void> delete(@PathVariable("id") String id, @PathVariable("path") String path) {
        return deleteNamed(id, named(id, path));
    }

    @PostMapping("/{id}/submit")
    ResponseEntity<String> submit(@PathVariable("id") String id) {
        return answer(deposits.submit(caller(), id));
    }

    @PostMapping("/{id}/review")
    ResponseEntity<String> take(@PathVariable("id") String id) {
        return answer(moderation.take(caller(), id));
    }

    @PostMapping("/{id}/release")
    ResponseEntity<String> release(@PathVariable("id") String id) {
        return answer(moderation.release(caller(), id));
    }

    @PostMapping("/{id}/return")
    ResponseEntity<String> giveBack(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        return answer(moderation.giveBack(caller(), id, reason(request)));
    }

    /** Publishing goes on after the answer; {@code state} tells how far it is. */
    @PostMapping("/{id}/accept")
    ResponseEntity<String> accept(@PathVariable("id") String id, HttpServletRequest request) {
        Deposit accepted = moderation.accept(caller(), id, RequestBody.revision(request));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(DepositJson.of(accepted).toString());
    }

    @PostMapping("/{id}/refuse")
    ResponseEntity<String> refuse(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        return answer(moderation.refuse(caller(), id, reason(request)));
    }

    /** A rehearsal becomes a real deposit. */
    @PostMapping("/{id}/real")
    ResponseEntity<String> makeReal(@PathVariable("id") String id) {
        return answer(deposits.makeReal(caller(), id));
    }

    @PostMapping("/{id}/abandon")
    ResponseEntity<String> abandon(@PathVariable("id") String id) {
        return answer(deposits.abandon(caller(), id));
    }

    private ResponseEntity<String> put(String id, String path, HttpServletRequest request) throws IOException {
        long announced = request.getContentLengthLong();
        depositFiles.expect(caller(), id, path, announced < 0 ? null : announced, 0);
        AddedFile added =
                depositFiles.addFile(caller(), id, path, request.getInputStream(), RequestBody.digests(request));
        return ResponseEntity.status(added.replaced().isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create("/api/deposits/" + id + "/files/" + ArchiveName.inAddress(path)))
                .body(DepositJson.added(id, added).toString());
    }

    /** The file an address means: its own name, or the form of an odd name that stands in addresses. */
    private String named(String id, String pathVariable) {
        String name = pathVariable.substring(1);
        if (name.indexOf('=') < 0) {
            return name;
        }
        return ArchiveName.nameIn(name)
                .filter(original -> depositFiles.hasFile(caller(), id, original))
                .or(() -> shortened(id, name))
                .orElse(name);
    }

    /** A very long name was cut for the address, so it can only be compared. */
    private Optional<String> shortened(String id, String name) {
        return !name.contains("=~")
                ? Optional.empty()
                : depositFiles.files(caller(), id).stream()
                        .map(DepositFile::path)
                        .filter(path -> ArchiveName.of(path).equals(name))
                        .findFirst();
    }

    private ResponseEntity<String> answer(Deposit deposit) {
        return ResponseEntity.ok()
                .eTag(String.valueOf(deposit.contents().revision()))
                .body(DepositJson.of(deposit).toString());
    }

    private String findings(HttpServletRequest request, List<Finding> findings) {
        return DepositJson.findings(bundles.in(ReaderLanguage.of(request)), findings)
                .toString();
    }

    private Caller caller() {
        return callers.current();
    }

    private static String reason(HttpServletRequest request) throws IOException {
        return RequestBody.object(request).path("reason").asString("");
    }

    private static MetadataRecord read(String json) {
        try {
            return RecordJson.read(json);
        } catch (RecordJson.UnreadableRecord unreadable) {
            throw RequestBody.unreadable(unreadable.getMessage());
        }
    }

    /** {@code "title": "…"} or {@code "title": {"fr": "…", "en": "…"}}. */
    private static LocalizedText title(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node.isString()) {
            texts.put("fr", node.asString());
        }
        node.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString("")));
        return new LocalizedText(texts);
    }
}
