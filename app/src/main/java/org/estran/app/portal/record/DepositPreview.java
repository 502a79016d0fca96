package org.estran.app.portal.record;

import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Deposits;
import org.estran.terms.Language;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The landing page a deposit would get, made by the very template that will show it. */
@Controller
class DepositPreview {

    private final Deposits deposits;
    private final Callers callers;
    private final RecordViews views;

    DepositPreview(Deposits deposits, Callers callers, RecordViews views) {
        this.deposits = deposits;
        this.callers = callers;
        this.views = views;
    }

    @GetMapping("/deposit/{id}/preview")
    ModelAndView preview(@PathVariable("id") String id, Language language) {
        Deposits.Outlook outlook = deposits.outlook(callers.current(), id, RecordViews.FILES + 1);
        return new ModelAndView("portal/record")
                .addObject("view", views.preview(outlook.record(), outlook.files(), language))
                .addObject("preview", true);
    }
}
