package org.estran.app.editor.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.estran.app.catalogue.RecordState;
import org.estran.app.editor.Editing;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a record said before, what each change was, and bringing a state back. */
@Controller
class HistoryPages {

    private final Editing editing;
    private final Accounts accounts;

    HistoryPages(Editing editing, Accounts accounts) {
        this.editing = editing;
        this.accounts = accounts;
    }

    @GetMapping("/records/{id}/history")
    ModelAndView all(@PathVariable("id") String id) {
        List<RecordState> states = editing.history(id);
        return new ModelAndView("editor/history", Map.of("id", id, "states", states, "names", names(states)));
    }

    @GetMapping("/records/{id}/history/{change}")
    ModelAndView one(@PathVariable("id") String id, @PathVariable("change") long change) {
        List<RecordState> states = editing.history(id);
        var changes = editing.difference(id, change);
        RecordState state = states.stream()
                .filter(one -> one.change() == change)
                .findFirst()
                .orElseThrow();
        return new ModelAndView(
                "editor/change",
                Map.of(
                        "id", id,
                        "state", state,
                        "present", states.getFirst(),
                        "isFirst", state.equals(states.getLast()),
                        "changes", changes,
                        "undone", editing.undone(id, change),
                        "names", names(states)));
    }

    @PostMapping("/records/{id}/history/{change}/restore")
    String restore(
            @PathVariable("id") String id, @PathVariable("change") long change, @RequestParam("present") long present) {
        editing.restore(id, change, present);
        return "redirect:/records/" + id + "/history";
    }

    /** The names people go by now; who has no account any more has none. */
    private Map<String, String> names(List<RecordState> states) {
        return states.stream()
                .map(RecordState::by)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(account -> accounts.byId(account).stream())
                .collect(Collectors.toMap(Account::id, Account::displayName));
    }
}
