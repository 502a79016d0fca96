package org.estran.app.wms.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.estran.app.accounts.Challenges;
import org.estran.app.pages.ProblemStatus;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.wms.Answer;
import org.estran.app.wms.Scope;
import org.estran.app.wms.WebMapService;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.estran.wms.ExceptionForm;
import org.estran.wms.Requests;
import org.estran.wms.ServiceExceptionReport;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /wms}, {@code /wms/{id}}, and the address that THREDDS has for a dataset. */
@Controller
@CrossOrigin(exposedHeaders = {"ETag", "Warning"})
class WmsController {

    private static final String POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final WebMapService service;

    WmsController(WebMapService service) {
        this.service = service;
    }

    @GetMapping("/wms")
    void whole(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(new Scope.Whole(), "/wms", request, response);
    }

    @GetMapping("/wms/{id}")
    void record(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(new Scope.OfRecord(id), "/wms/", request, response);
    }

    @GetMapping("/wms/{id}/{*path}")
    void dataset(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(new Scope.OfDataset(id, path.substring(1)), "/wms/", request, response);
    }

    @GetMapping("/thredds/wms/{id}/{*path}")
    void thredds(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(new Scope.OfDataset(id, path.substring(1)), "/thredds/wms/", request, response);
    }

    private void answer(Scope scope, String mark, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        Requests.Reading reading = Requests.read(query);
        try {
            String endpoint = request.getRequestURL().toString();
            String site = endpoint.substring(0, endpoint.indexOf(mark, endpoint.indexOf("//") + 2));
            send(
                    service.answer(reading.understood(), scope, endpoint, site, ReaderLanguage.of(request)),
                    request,
                    response);
        } catch (WmsException refused) {
            refuse(reading.exceptions(), refused.faults(), 400, request, response);
        } catch (ProblemException refused) {
            Problem problem = refused.problem();
            WmsFault fault = new WmsFault(null, null, problem.detail());
            refuse(
                    reading.exceptions(),
                    List.of(fault),
                    ProblemStatus.of(problem).value(),
                    request,
                    response);
        }
    }

    private static void send(Answer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(answer.mediaType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        for (String warning : answer.warnings()) {
            response.addHeader("Warning", warning);
        }
        String tag = answer.tag();
        if (tag != null) {
            // A map without a time is one of the present: it may be kept a little while, then asked for again by its
            // tag.
            response.setHeader("Cache-Control", answer.toAll() ? "public, max-age=600" : "private, no-cache");
            response.setHeader("ETag", "\"" + tag + "\"");
            String known = request.getHeader("If-None-Match");
            if (known != null && known.contains(tag)) {
                response.setStatus(304);
                return;
            }
        } else {
            response.setHeader("Cache-Control", "no-cache");
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private void refuse(
            ExceptionForm form,
            List<WmsFault> faults,
            int status,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (form.kind() != ExceptionForm.Kind.XML) {
            send(service.pictured(form, faults), request, response);
            return;
        }
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", Challenges.TOKEN);
        }
        response.setContentType(form.version().exceptionType() + ";charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream()
                .write(ServiceExceptionReport.write(faults, form.version()).getBytes(StandardCharsets.UTF_8));
    }
}
