package org.estran.app.pages.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.estran.app.pages.Audience;
import org.estran.app.pages.ProblemResponses;
import org.estran.app.pages.ProblemStatus;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.pages.Templates;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class ProblemWriter implements ProblemResponses {

    private final ProblemTelling telling;
    private final Templates templates;
    private final JsonMapper json = JsonMapper.shared();

    ProblemWriter(ProblemTelling telling, Templates templates) {
        this.telling = telling;
        this.templates = templates;
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.resetBuffer();
        response.setStatus(ProblemStatus.of(problem).value());
        response.setHeader("Cache-Control", "no-store");
        if (problem instanceof Problem.SignInNeeded && !response.containsHeader("WWW-Authenticate")) {
            // RFC 9110, section 11.6.1: no 401 without it.
            response.setHeader("WWW-Authenticate", "Bearer realm=\"estran\"");
        }
        if (Audience.of(request) == Audience.PROGRAMS) {
            writeDetails(request, response, problem);
        } else {
            writePage(request, response, problem);
        }
    }

    private void writeDetails(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        Language language = ReaderLanguage.of(request);
        byte[] body = json.writeValueAsBytes(telling.details(problem, language));
        response.setContentType("application/problem+json");
        response.setHeader("Content-Language", language.code());
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private void writePage(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        Language language = ReaderLanguage.of(request);
        Map<String, Object> model = Map.of(
                "problem",
                problem,
                "status",
                ProblemStatus.of(problem).value(),
                "heading",
                telling.title(problem, language),
                "detail",
                telling.detail(problem, language),
                "advice",
                telling.advice(problem, language));
        templates.answer("pages/problem", model, request, response);
    }
}
