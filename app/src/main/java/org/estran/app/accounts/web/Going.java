package org.estran.app.accounts.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Sends the reader on after a form was taken (303 See Other), so that a reload does not send it again. */
final class Going {

    private Going() {}

    static ModelAndView to(String localAddress) {
        RedirectView view = new RedirectView(localAddress);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
