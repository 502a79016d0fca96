package org.estran.app.editor.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.description.RecordForm;
import org.estran.app.description.RowMove;
import org.estran.app.editor.Draft;
import org.estran.app.editor.Editing;
import org.estran.app.editor.KnownNames;
import org.estran.app.editor.Outcome;
import org.estran.records.Kind;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form that makes and corrects records, for moderators and administrators. */
@Controller
class EditorPages {

    private final Editing editing;
    private final KnownNames known;

    EditorPages(Editing editing, KnownNames known) {
        this.editing = editing;
        this.known = known;
    }

    @GetMapping("/records/new")
    ModelAndView begin(@RequestParam(name = "kind", required = false) @Nullable String kind, Language language) {
        if (kind == null) {
            return new ModelAndView("editor/choose", Map.of("kinds", Kind.values()));
        }
        Draft draft = editing.begin(kind(kind));
        return page(draft, RecordForm.of(draft.parts(), draft.base()), List.of(), language);
    }

    @GetMapping("/records/{id}/edit")
    ModelAndView open(@PathVariable("id") String id, Language language) {
        Draft draft = editing.open(id);
        RecordForm form = RecordForm.of(draft.parts(), draft.base());
        return page(draft, form, editing.findings(draft, form), language);
    }

    @PostMapping("/records/new")
    ModelAndView create(@RequestParam Map<String, String> fields, Language language, HttpServletResponse response) {
        return save(editing.begin(kind(fields.getOrDefault("began", ""))), fields, language, response);
    }

    @PostMapping("/records/{id}/edit")
    ModelAndView save(
            @PathVariable("id") String id,
            @RequestParam Map<String, String> fields,
            Language language,
            HttpServletResponse response) {
        return save(editing.open(id, change(fields)), fields, language, response);
    }

    private ModelAndView save(
            Draft draft, Map<String, String> fields, Language language, HttpServletResponse response) {
        RecordForm form = RecordForm.of(fields);
        if (fields.containsKey("rows")) {
            // Without scripts, a button beside a row sends the form as the one that saves does.
            RecordForm moved = form.with(move(draft, fields));
            return page(draft, moved, editing.findings(draft, moved), language);
        }
        return switch (editing.save(draft, form)) {
            case Outcome.Saved saved -> new ModelAndView("redirect:/records/" + saved.id());
            case Outcome.Refused refused -> {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                yield page(draft, form, refused.findings(), language).addObject("refused", true);
            }
            case Outcome.Disputed disputed -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                yield page(disputed.draft(), disputed.form(), disputed.findings(), language)
                        .addObject("disputed", disputed);
            }
        };
    }

    /** What is found in the form as it stands; nothing is saved. */
    @PostMapping({"/records/new/check", "/records/{id}/edit/check"})
    ModelAndView check(
            @PathVariable(name = "id", required = false) @Nullable String id,
            @RequestParam Map<String, String> fields) {
        Draft draft = draft(id, fields);
        return new ModelAndView("editor/check", Map.of("findings", editing.findings(draft, RecordForm.of(fields))));
    }

    /** A part of the form with a row moved, taken out or added; nothing is saved. */
    @PostMapping({"/records/new/rows", "/records/{id}/edit/rows"})
    ModelAndView rows(
            @PathVariable(name = "id", required = false) @Nullable String id,
            @RequestParam Map<String, String> fields) {
        Draft draft = draft(id, fields);
        RowMove move = move(draft, fields);
        RecordForm moved = RecordForm.of(fields).with(move);
        return new ModelAndView(
                "description/part",
                Map.of(
                        "form",
                        moved,
                        "part",
                        move.part(),
                        "findings",
                        editing.findings(draft, moved),
                        "moves",
                        draft.address() + "/rows"));
    }

    private static RowMove move(Draft draft, Map<String, String> fields) {
        return RowMove.parse(fields.getOrDefault("rows", ""), draft.parts())
                .orElseThrow(() -> ProblemException.invalid("row-unknown", "There is no such row.", List.of()));
    }

    private Draft draft(@Nullable String id, Map<String, String> fields) {
        return id == null ? editing.begin(kind(fields.getOrDefault("began", ""))) : editing.open(id, change(fields));
    }

    private ModelAndView page(Draft draft, RecordForm form, List<Finding> findings, Language language) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("draft", draft);
        model.put("form", form);
        model.put("findings", findings);
        model.put("organisations", known.organisations());
        model.put("things", known.things(language));
        return new ModelAndView("editor/edit", model);
    }

    private static Kind kind(String word) {
        return Kind.of(word)
                .orElseThrow(() -> ProblemException.notFound("kind-unknown", "There is no such kind of record."));
    }

    private static long change(Map<String, String> fields) {
        String text = fields.getOrDefault("change", "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
