package org.estran.app.audit.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.estran.app.accounts.Accounts;
import org.estran.app.audit.AuditEntry;
import org.estran.app.audit.AuditLog;
import org.estran.app.audit.Verification;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** {@code /admin/audit}: what was done here, whether the log is whole, and all of it to verify elsewhere. */
@Controller
class AuditPage {

    private static final int PAGE = 100;

    private final AuditLog log;
    private final Accounts accounts;

    AuditPage(AuditLog log, Accounts accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    @GetMapping("/admin/audit")
    ModelAndView list(@RequestParam(name = "before", required = false) @Nullable Long before) {
        return page(before, null);
    }

    @GetMapping("/admin/audit/verification")
    ModelAndView verify() {
        return page(null, log.verify());
    }

    private ModelAndView page(@Nullable Long before, @Nullable Verification verified) {
        List<AuditEntry> found = log.page(before, PAGE + 1);
        List<AuditEntry> entries = found.stream().limit(PAGE).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("entries", entries);
        model.put(
                "names", accounts.displayNames(entries.stream().flatMap(entry -> Stream.ofNullable(entry.account()))));
        model.put("head", log.head());
        model.put("verified", verified);
        model.put("next", found.size() > PAGE ? entries.getLast().number() : null);
        return new ModelAndView("audit/log", model);
    }

    /** Every entry, oldest first, one JSON object a line, with all that its hash is made of. */
    @GetMapping("/admin/audit.jsonl")
    ResponseEntity<StreamingResponseBody> export() {
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "jsonl"))
                .header("Content-Disposition", "attachment; filename=\"audit.jsonl\"")
                .body(out -> {
                    BufferedOutputStream lines = new BufferedOutputStream(out);
                    log.each(entry -> write(entry, lines));
                    lines.flush();
                });
    }

    private static void write(AuditEntry entry, OutputStream to) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("number", entry.number());
        members.put("milliseconds", entry.at().toEpochMilli());
        members.put("account", entry.account());
        members.put("action", entry.action());
        members.put("subject", entry.subject());
        members.put("words", entry.words());
        members.put("salt", entry.salt());
        members.put("wordsSha256", entry.wordsDigest());
        members.put("previous", entry.previous());
        members.put("hash", entry.hash());
        try {
            // A line each, however the mapper would lay out a document.
            to.write(RecordJson.mapper().valueToTree(members).toString().getBytes(StandardCharsets.UTF_8));
            to.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
