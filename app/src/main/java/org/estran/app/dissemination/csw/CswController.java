package org.estran.app.dissemination.csw;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.estran.app.accounts.Callers;
import org.estran.app.accounts.Challenges;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.projects.Scope;
import org.estran.ows.ExceptionCode;
import org.estran.ows.ExceptionReport;
import org.estran.ows.Fault;
import org.estran.ows.Markup;
import org.estran.ows.OwsException;
import org.estran.ows.csw.CswRequest;
import org.estran.ows.csw.CswVersion;
import org.estran.ows.csw.OpenSearchDescription;
import org.estran.ows.csw.Requests;
import org.estran.ows.csw.Soap;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** {@code /csw} and {@code /projects/{slug}/csw}: key-value pairs in the address or as a form, XML in the body. */
@Controller
class CswController {

    private static final int BUFFER = 1 << 16;

    private final CswAnswers answers;
    private final Callers callers;

    CswController(CswAnswers answers, Callers callers) {
        this.answers = answers;
        this.callers = callers;
    }

    @RequestMapping(
            path = "/csw",
            method = {RequestMethod.GET, RequestMethod.POST})
    void whole(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(read(request), asking(request, Scope.WHOLE), response);
    }

    @RequestMapping(
            path = "/projects/{slug}/csw",
            method = {RequestMethod.GET, RequestMethod.POST})
    void project(@PathVariable("slug") String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Scope scope = answers.scope(slug)
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound("project-not-found", "There is no project " + slug + ".")));
        answer(read(request), asking(request, scope), response);
    }

    /** Where browsers look for a description of the search. */
    @GetMapping("/opensearch.xml")
    void openSearch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asking here = asking(request, Scope.WHOLE);
        String endpoint = here.endpoint().replaceFirst("/opensearch\\.xml$", "/csw");
        answer(
                Requests.ofPairs(OpenSearchDescription.QUERY),
                new Asking(Scope.WHOLE, endpoint, endpoint, here.language(), here.caller()),
                response);
    }

    private static Requests.Reading read(HttpServletRequest request) throws IOException {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        if (!request.getMethod().equals("POST")) {
            return Requests.ofPairs(query);
        }
        byte[] body = request.getInputStream().readNBytes(Requests.LONGEST + 1);
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded") && !startsLikeXml(body)) {
            String form = new String(body, StandardCharsets.UTF_8);
            return Requests.ofPairs(form.isEmpty() ? query : query.isEmpty() ? form : query + "&" + form);
        }
        return body.length == 0 && !query.isEmpty() ? Requests.ofPairs(query) : Requests.ofXml(body);
    }

    private static boolean startsLikeXml(byte[] body) {
        return new String(body, 0, Math.min(body.length, 64), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("<");
    }

    private Asking asking(HttpServletRequest request, Scope scope) {
        String endpoint = request.getRequestURL().toString();
        String query = request.getQueryString();
        return new Asking(
                scope,
                endpoint,
                query == null ? endpoint : endpoint + "?" + query,
                ReaderLanguage.of(request),
                callers.byCredentials());
    }

    private void answer(Requests.Reading reading, Asking asking, HttpServletResponse response) throws IOException {
        try {
            CswRequest request = reading.understood();
            CswAnswers.Answer answer = answers.answer(request, asking);
            response.setContentType(mediaType(request, reading.soap()));
            write(answer, reading.soap(), response);
        } catch (ProblemException problem) {
            refuse(Holdings.told(problem), reading.version(), reading.soap(), response);
        } catch (OwsException refused) {
            refuse(refused, reading.version(), reading.soap(), response);
        }
    }

    private static String mediaType(CswRequest request, @Nullable Soap soap) {
        if (soap != null) {
            return soap.mediaType() + ";charset=UTF-8";
        }
        return switch (request) {
            case CswRequest.GetCapabilities capabilities
            when capabilities.openSearch() -> "application/opensearchdescription+xml;charset=UTF-8";
            case CswRequest.GetRecords records
            when records.form() == CswRequest.Form.ATOM -> "application/atom+xml;charset=UTF-8";
            case CswRequest.GetRecordById byId
            when byId.form() == CswRequest.Form.ATOM -> "application/atom+xml;charset=UTF-8";
            default -> "application/xml;charset=UTF-8";
        };
    }

    private static void write(CswAnswers.Answer answer, @Nullable Soap soap, HttpServletResponse response)
            throws IOException {
        response.setHeader("Vary", "Accept-Language, Authorization");
        OutputStream stream = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        Markup out = new Markup(stream).declaration();
        if (soap != null) {
            out.raw(soap.opening());
        }
        answer.to(out);
        if (soap != null) {
            out.raw(soap.closing());
        }
        // Not after a failure: half an answer must not end like a whole one.
        out.flush();
    }

    private static void refuse(
            OwsException refused, CswVersion version, @Nullable Soap soap, HttpServletResponse response)
            throws IOException {
        List<Fault> faults = refused.faults();
        // OWS Common 1.0 has no table of statuses; what is not offered is the caller's mistake as well.
        boolean isFirst = version == CswVersion.V2_0_2;
        int status = refused.status();
        if (status == ExceptionCode.SIGN_IN_NEEDED.status()) {
            response.setHeader("WWW-Authenticate", Challenges.FOR_PROTOCOLS);
        }
        response.setStatus(isFirst && status == ExceptionCode.OPERATION_NOT_SUPPORTED.status() ? 400 : status);
        response.setContentType((soap == null ? "application/xml" : soap.mediaType()) + ";charset=UTF-8");
        String report = ExceptionReport.write(faults, version.ows());
        String body = soap == null
                ? report
                : Markup.DECLARATION
                        + soap.opening()
                        + soap.fault(report.substring(Markup.DECLARATION.length()))
                        + soap.closing();
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
