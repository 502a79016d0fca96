package org.estran.app.vocabularies.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.estran.app.vocabularies.Loaded;
import org.estran.app.vocabularies.Vocabularies;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Loading vocabularies, and newer versions of them. */
@Controller
class VocabularyAdmin {

    private final Vocabularies vocabularies;

    VocabularyAdmin(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    @GetMapping("/admin/vocabularies")
    ModelAndView list() {
        return new ModelAndView("vocabularies/admin", Map.of("vocabularies", vocabularies.all()));
    }

    /** The table again, once a file is through. */
    @GetMapping("/admin/vocabularies/table")
    ModelAndView table() {
        return new ModelAndView("vocabularies/table", Map.of("vocabularies", vocabularies.all()));
    }

    /** A file from the page or from a program: the bytes are the body. */
    @PutMapping(
            path = {"/admin/vocabularies", "/api/admin/vocabularies"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> load(
            @RequestParam("path") String path,
            @RequestParam(name = "name", required = false) String name,
            HttpServletRequest request)
            throws IOException {
        Loaded loaded = vocabularies.load(request.getInputStream(), path, name);
        Map<String, Object> told = new HashMap<>();
        told.put("name", loaded.vocabulary().name());
        told.put("page", "/vocabularies/" + loaded.vocabulary().name());
        told.put("concepts", loaded.vocabulary().concepts());
        told.put("added", loaded.revision().added());
        told.put("changed", loaded.revision().changed());
        told.put("unchanged", loaded.revision().unchanged());
        told.put("gone", loaded.revision().gone());
        told.put("findings", loaded.findings());
        return ResponseEntity.ok(told);
    }
}
