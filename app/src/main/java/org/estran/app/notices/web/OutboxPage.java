package org.estran.app.notices.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.accounts.Accounts;
import org.estran.app.notices.Notice;
import org.estran.app.notices.Outbox;
import org.estran.app.pages.Going;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /admin/notices}: what was written to people, and what became of it. */
@Controller
class OutboxPage {

    private static final int PAGE = 50;

    private final Outbox outbox;
    private final Accounts accounts;

    OutboxPage(Outbox outbox, Accounts accounts) {
        this.outbox = outbox;
        this.accounts = accounts;
    }

    @GetMapping("/admin/notices")
    ModelAndView list(@RequestParam(name = "after", required = false) @Nullable String after) {
        List<Notice> found = outbox.page(after, PAGE + 1);
        List<Notice> notices = found.stream().limit(PAGE).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("notices", notices);
        model.put("names", accounts.displayNames(notices.stream().map(Notice::reader)));
        model.put("hasServer", outbox.hasServer());
        model.put("next", found.size() > PAGE ? notices.getLast().id() : null);
        return new ModelAndView("notices/outbox", model);
    }

    @PostMapping("/admin/notices/{id}/send")
    ModelAndView send(@PathVariable("id") String id) {
        outbox.send(id);
        return Going.to("/admin/notices");
    }
}
