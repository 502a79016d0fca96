package org.estran.app.dissemination.signposting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.signposting.Linksets.Syntax;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /records/{id}/linkset} and that of a version; JSON unless the other is asked for. */
@Controller
class LinksetController {

    private final Catalogue catalogue;
    private final Landmarks landmarks;
    private final Linksets linksets;

    LinksetController(Catalogue catalogue, Landmarks landmarks, Linksets linksets) {
        this.catalogue = catalogue;
        this.landmarks = landmarks;
        this.linksets = linksets;
    }

    @GetMapping("/records/{id}/linkset")
    void ofRecord(
            @PathVariable String id,
            @RequestParam(name = "f", required = false) @Nullable String f,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Landmark landmark = landmarks.ofRecord(catalogue.find(id).orElseThrow(LinksetController::notFound));
        answer(landmark, syntax(f, accept), request, response);
    }

    @GetMapping("/records/{id}/versions/{version}/linkset")
    void ofVersion(
            @PathVariable String id,
            @PathVariable int version,
            @RequestParam(name = "f", required = false) @Nullable String f,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        CatalogueRecord found = catalogue.find(id, version).orElseThrow(LinksetController::notFound);
        answer(landmarks.ofVersion(found), syntax(f, accept), request, response);
    }

    private void answer(Landmark landmark, Syntax syntax, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        CatalogueRecord found = landmark.found();
        response.setContentType(syntax.mediaType());
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Link", landmark.back("describes").inHeader());
        if (found.isGone()) {
            response.setStatus(HttpServletResponse.SC_GONE);
        }
        if (!request.getMethod().equals("HEAD")) {
            linksets.write(landmark, syntax, response.getOutputStream());
        }
    }

    private static Syntax syntax(@Nullable String f, @Nullable String accept) {
        if (f != null) {
            return Syntax.of(f).orElseThrow(LinksetController::notOffered);
        }
        boolean asksForText =
                accept != null && accept.contains(Syntax.TEXT.mediaType()) && !accept.contains(Syntax.JSON.mediaType());
        return asksForText ? Syntax.TEXT : Syntax.JSON;
    }

    private static ProblemException notOffered() {
        return new ProblemException(new Problem.NotAcceptable("format-not-offered", "Offered: json, text."));
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("record-not-found", "No record has that identifier.");
    }
}
