package org.estran.app.catalogue.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.erasure.BackupFolder;
import org.estran.app.catalogue.erasure.BackupsMade;
import org.estran.app.catalogue.erasure.ErasureOrder;
import org.estran.app.catalogue.erasure.Erasures;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders to free bytes from the archive: the administrators' page, and the same for programs. */
@Controller
class ErasurePages {

    private final Erasures erasures;
    private final BackupsMade backups;
    private final Accounts accounts;
    private final Callers callers;

    ErasurePages(Erasures erasures, BackupsMade backups, Accounts accounts, Callers callers) {
        this.erasures = erasures;
        this.backups = backups;
        this.accounts = accounts;
        this.callers = callers;
    }

    @GetMapping("/admin/erasures")
    ModelAndView list(@RequestParam Map<String, String> fields) {
        return page(fields, List.of());
    }

    @PostMapping("/admin/erasures")
    ModelAndView order(@RequestParam Map<String, String> fields, HttpServletResponse response) {
        try {
            erasures.order(
                    callers.current(),
                    fields.getOrDefault("record", "").strip(),
                    number(fields.getOrDefault("version", "")),
                    fields.getOrDefault("path", ""),
                    fields.getOrDefault("reason", ""));
            return new ModelAndView("redirect:/admin/erasures");
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(fields, invalid.findings());
        }
    }

    /** Folders with backups of which somebody says that they were destroyed. */
    @PostMapping("/admin/erasures/backups")
    ModelAndView destroyed(
            @RequestParam(name = "folder", required = false) @Nullable List<String> folders,
            HttpServletResponse response) {
        try {
            backups.destroyed(callers.current(), folders == null ? List.of() : folders);
            return new ModelAndView("redirect:/admin/erasures#backups");
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(Map.of(), invalid.findings());
        }
    }

    private ModelAndView page(Map<String, String> fields, List<Finding> findings) {
        List<BackupFolder> folders = backups.folders(callers.current());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("orders", erasures.latest(callers.current()));
        model.put("backups", folders);
        model.put(
                "names", accounts.displayNames(folders.stream().flatMap(one -> Stream.ofNullable(one.destroyedBy()))));
        model.put("fields", Map.copyOf(fields));
        model.put("findings", findings);
        return new ModelAndView("catalogue/erasures", model);
    }

    @GetMapping(path = "/api/admin/erasures", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> all() {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        List<BackupFolder> folders = backups.folders(callers.current());
        erasures.latest(callers.current()).forEach(order -> write(order, folders, items.addObject()));
        ArrayNode list = json.putArray("backups");
        folders.forEach(folder -> write(folder, list.addObject()));
        return ResponseEntity.ok(json.toString());
    }

    /** {@code {"folders": ["…"]}}: they were destroyed, with all copies in them. */
    @PostMapping(path = "/api/admin/erasures/backups", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> destroyed(@RequestBody String body) {
        List<String> folders = new ArrayList<>();
        read(body).path("folders").forEach(folder -> folders.add(folder.asString("")));
        backups.destroyed(callers.current(), folders);
        return all();
    }

    /** {@code {"record": "…", "version": 1, "path": "…", "reason": "…"}}; the bytes are freed after the answer. */
    @PostMapping(path = "/api/admin/erasures", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> order(@RequestBody String body) {
        JsonNode said = read(body);
        ErasureOrder order = erasures.order(
                callers.current(),
                said.path("record").asString(""),
                said.path("version").asInt(0),
                said.path("path").asString(""),
                said.path("reason").asString(""));
        ObjectNode json = RecordJson.mapper().createObjectNode();
        write(order, backups.folders(callers.current()), json);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(json.toString());
    }

    private static void write(ErasureOrder order, List<BackupFolder> folders, ObjectNode json) {
        json.put("id", order.id());
        json.put("record", order.recordId());
        json.put("version", order.version());
        json.put("path", order.path());
        json.put("sha512", order.sha512());
        json.put("size", order.size());
        json.put("reason", order.reason());
        json.put("by", order.by());
        json.put("orderedAt", order.orderedAt().toString());
        if (order.freedAt() != null) {
            json.put("freedAt", order.freedAt().toString());
            json.put("freedBytes", order.freedBytes());
        }
        ArrayNode holding = json.putArray("mayBeIn");
        folders.stream()
                .filter(folder -> folder.mayHold(order.freedAt()))
                .forEach(folder -> holding.add(folder.path()));
    }

    private static void write(BackupFolder folder, ObjectNode json) {
        json.put("folder", folder.path());
        json.put("copies", folder.copies());
        json.put("first", folder.first().toString());
        json.put("last", folder.last().toString());
        if (folder.destroyedAt() != null) {
            json.put("destroyedAt", folder.destroyedAt().toString());
            json.put("destroyedBy", folder.destroyedBy());
        }
    }

    private static JsonNode read(String body) {
        try {
            return RecordJson.mapper().readTree(body);
        } catch (JacksonException unreadable) {
            throw ProblemException.invalid(
                    "document-unreadable",
                    "A JSON object is expected.",
                    List.of(Finding.blocking(
                            "document-unreadable", "", String.valueOf(unreadable.getOriginalMessage()))));
        }
    }

    private static int number(String text) {
        return text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : 0;
    }
}
