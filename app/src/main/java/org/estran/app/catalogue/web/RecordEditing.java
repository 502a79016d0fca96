package org.estran.app.catalogue.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.archive.ArchiveName;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Publishing descriptions, correcting and withdrawing them; for moderators and administrators. */
@RestController
class RecordEditing {

    private final Catalogue catalogue;
    private final RecordAnswer answer;
    private final RepeatedRequests repeated;
    private final SentWithdrawal withdrawals;
    private final Callers callers;
    private final TransactionTemplate transaction;

    RecordEditing(
            Catalogue catalogue,
            RecordAnswer answer,
            RepeatedRequests repeated,
            SentWithdrawal withdrawals,
            Callers callers,
            TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.answer = answer;
        this.repeated = repeated;
        this.withdrawals = withdrawals;
        this.callers = callers;
        this.transaction = transaction;
    }

    @PostMapping(
            path = "/api/records",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> publish(
            @RequestBody byte[] body,
            @RequestParam(name = "id", required = false) @Nullable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Caller caller = editor();
        MetadataRecord record = SentRecord.read(body, idFindings(id, key, caller));
        CatalogueRecord published = Objects.requireNonNull(transaction.execute(status -> {
            RepeatedRequests.Request request = RepeatedRequests.Request.of(caller, key, body, id);
            Optional<CatalogueRecord> before = repeated.answered(request).flatMap(catalogue::find);
            return before.orElseGet(() -> {
                CatalogueRecord fresh = publishNew(record, id);
                repeated.remember(request, fresh.id());
                return fresh;
            });
        }));
        return ResponseEntity.created(URI.create(answer.api(published.id())))
                .eTag(EntityTag.of(published))
                .body(answer.record(published));
    }

    private CatalogueRecord publishNew(MetadataRecord record, @Nullable String id) {
        if (id != null && catalogue.find(id).isPresent()) {
            throw ProblemException.conflict("record-exists", "There is a record " + id + " already.");
        }
        return catalogue.put(CatalogueEntry.described(id == null ? catalogue.newId(record) : id, record));
    }

    private static List<Finding> idFindings(@Nullable String id, @Nullable String key, Caller caller) {
        List<Finding> findings = new ArrayList<>();
        if (id != null && !caller.is(AccountRole.ADMINISTRATOR)) {
            throw ProblemException.notAllowed("record-id-chosen", "Only an administrator may choose a record's id.");
        }
        if (id != null && !CatalogueRecord.isId(id)) {
            findings.add(Finding.blocking("record-id-form", "/id", id));
        }
        if (key != null && (key.isBlank() || key.length() > RepeatedRequests.LONGEST_KEY)) {
            findings.add(Finding.blocking("idempotency-key-form", "/Idempotency-Key"));
        }
        return findings;
    }

    @PutMapping(
            path = "/api/records/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> correct(
            @PathVariable("id") String id,
            @RequestBody byte[] body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        editor();
        String seen = EntityTag.required(ifMatch);
        CatalogueRecord present = present(id);
        EntityTag.check(present, seen);
        MetadataRecord record = SentRecord.read(body, List.of());
        return answered(catalogue.amend(id, record, present.change()));
    }

    @DeleteMapping(
            path = "/api/records/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> withdraw(
            @PathVariable("id") String id,
            @RequestBody byte[] body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Caller caller = editor();
        CatalogueRecord present = present(id);
        Withdrawal withdrawal = withdrawals.read(id, body, caller);
        return answered(Objects.requireNonNull(transaction.execute(status -> {
            EntityTag.check(present(id), ifMatch);
            return catalogue.withdraw(present.id(), withdrawal);
        })));
    }

    /** The data of one version alone. */
    @DeleteMapping(
            path = "/api/records/{id}/versions/{version}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> withdrawVersion(
            @PathVariable("id") String id, @PathVariable("version") int version, @RequestBody byte[] body) {
        Withdrawal withdrawal = withdrawals.read(id, body, editor(), Withdrawal.Scope.VERSION);
        return answered(catalogue.withdrawVersion(id, version, withdrawal));
    }

    /** The bytes of a file, in every version that has them. */
    @DeleteMapping(
            path = "/api/records/{id}/versions/{version}/files/{*path}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> withdrawFile(
            @PathVariable("id") String id,
            @PathVariable("version") int version,
            @PathVariable("path") String path,
            @RequestBody byte[] body) {
        Withdrawal withdrawal = withdrawals.read(id, body, editor(), Withdrawal.Scope.FILE);
        String name = path.substring(1);
        String known = ArchiveName.nameIn(name)
                .filter(own -> catalogue.file(id, version, own).isPresent())
                .orElse(name);
        return answered(catalogue.withdrawFile(id, version, known, withdrawal));
    }

    private ResponseEntity<ObjectNode> answered(CatalogueRecord record) {
        return ResponseEntity.ok().eTag(EntityTag.of(record)).body(answer.record(record));
    }

    private CatalogueRecord present(String id) {
        return catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "There is no record " + id + "."));
    }

    private Caller editor() {
        Caller caller = callers.current();
        if (!caller.isSignedIn()) {
            throw new ProblemException(new Problem.SignInNeeded("sign-in-needed", "This needs you to sign in."));
        }
        if (!caller.is(AccountRole.MODERATOR) && !caller.is(AccountRole.ADMINISTRATOR)) {
            throw ProblemException.notAllowed(
                    "record-editing", "Moderators and administrators publish, correct and withdraw records.");
        }
        return caller;
    }
}
