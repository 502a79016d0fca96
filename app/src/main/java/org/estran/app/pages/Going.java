package org.estran.app.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Sends the reader on after a form was taken (303 See Other), so that a reload does not send it again. */
public final class Going {

    private Going() {}

    /** @param localAddress a path here, taken as it is */
    public static ModelAndView to(String localAddress) {
        RedirectView view = new RedirectView(localAddress);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }
}
