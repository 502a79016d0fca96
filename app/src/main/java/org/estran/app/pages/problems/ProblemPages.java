package org.estran.app.pages.problems;

import java.util.Map;
import org.estran.app.pages.Bundles;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** {@code /problems/<code>}: what the {@code type} of a problem means, in both languages. */
@Controller
class ProblemPages {

    private final Bundles bundles;

    ProblemPages(Bundles bundles) {
        this.bundles = bundles;
    }

    @GetMapping("/problems/{code}")
    ModelAndView explain(@PathVariable String code) {
        String key = "problem." + code;
        if (!bundles.in(Language.FR).has(key)) {
            throw ProblemException.notFound("not-found", "No problem is called so.");
        }
        return new ModelAndView(
                "pages/problem-meaning",
                Map.of(
                        "code", code,
                        "french", bundles.in(Language.FR).text(key),
                        "english", bundles.in(Language.EN).text(key)));
    }
}
