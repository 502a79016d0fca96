package org.estran.app.observations.orders;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.estran.app.accounts.Callers;
import org.estran.app.observations.Target;
import org.estran.app.observations.selection.Asked;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.app.pages.Going;
import org.estran.terms.Language;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /selections/{id}}: a selection that was kept, its citation and its data. */
@Controller
class SavedSelectionPages {

    private final Selections selections;
    private final SelectionCitations citations;
    private final Callers callers;

    SavedSelectionPages(Selections selections, SelectionCitations citations, Callers callers) {
        this.selections = selections;
        this.citations = citations;
        this.callers = callers;
    }

    /** The form holds what the address of the selection says. */
    @PostMapping("/selections")
    ModelAndView keep(@RequestParam MultiValueMap<String, String> form) throws IOException {
        return Going.to(selections.keep(Asked.of(form)).path());
    }

    @GetMapping("/selections/{id}")
    ModelAndView show(@PathVariable("id") String id, Language language) throws IOException {
        SavedSelection kept = selections.find(id);
        SelectionCounts now = selections.counts(kept);
        return new ModelAndView("orders/selection")
                .addObject("kept", kept)
                .addObject("now", now)
                .addObject("standing", selections.standing(kept, now))
                .addObject("said", citations.said(kept.asked(), language))
                .addObject("citation", citations.text(kept, now, language))
                .addObject("datasets", citations.datasets(now, language))
                .addObject("mayGiveDoi", kept.doi() == null && Selections.mayGiveDoi(callers.current()));
    }

    @GetMapping(value = "/selections/{id}/citation.txt", produces = "text/plain;charset=UTF-8")
    ResponseEntity<String> text(@PathVariable("id") String id, Language language) throws IOException {
        SavedSelection kept = selections.find(id);
        return plain(citations.allText(kept, selections.counts(kept), language));
    }

    @GetMapping(value = "/selections/{id}/citation.bib", produces = "application/x-bibtex;charset=UTF-8")
    ResponseEntity<String> bibTex(@PathVariable("id") String id, Language language) throws IOException {
        SavedSelection kept = selections.find(id);
        return plain(citations.bibTex(kept, selections.counts(kept), language));
    }

    private static ResponseEntity<String> plain(String text) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header("X-Content-Type-Options", "nosniff")
                .body(text);
    }

    /** The bytes of which the digest is. */
    @GetMapping("/selections/{id}/data.csv")
    void data(@PathVariable("id") String id, HttpServletResponse response) throws IOException {
        SavedSelection kept = selections.find(id);
        response.setContentType(Target.CSV.mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"selection-" + id + ".csv\"");
        response.setHeader("Cache-Control", "no-store");
        selections.write(kept, response.getOutputStream());
    }

    @PostMapping("/selections/{id}/doi")
    ModelAndView giveDoi(@PathVariable("id") String id) throws IOException {
        selections.giveDoi(callers.current(), id);
        return Going.to("/selections/" + id);
    }
}
