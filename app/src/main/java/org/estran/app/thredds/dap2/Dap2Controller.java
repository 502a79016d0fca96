package org.estran.app.thredds.dap2;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.app.coverages.datasets.Opened;
import org.estran.app.thredds.Answers;
import org.estran.app.thredds.DatasetAddress;
import org.estran.app.thredds.Refused;
import org.estran.opendap.DapException;
import org.estran.opendap.dap2.Ascii;
import org.estran.opendap.dap2.Constraint;
import org.estran.opendap.dap2.Dap2Dataset;
import org.estran.opendap.dap2.Das;
import org.estran.opendap.dap2.Dds;
import org.estran.opendap.dap2.Dods;
import org.estran.opendap.dap2.ErrorObject;
import org.estran.opendap.dap2.Projection;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The documents of DAP2, each by its ending; an address without one is what a person follows, and leads to the form. */
@Controller
@CrossOrigin(exposedHeaders = {"XDODS-Server", "Content-Description", "ETag"})
class Dap2Controller {

    private static final List<String> SUFFIXES =
            List.of("dds", "das", "dods", "ascii", "asc", "html", "info", "ver", "help");
    private static final String SERVER = "opendap/3.7";
    private static final String PLAIN = "text/plain;charset=UTF-8";

    private final Datasets datasets;
    private final Answers answers;
    private final Dap2Pages pages;

    Dap2Controller(Datasets datasets, Answers answers, Dap2Pages pages) {
        this.datasets = datasets;
        this.answers = answers;
        this.pages = pages;
    }

    @GetMapping("/thredds/dodsC/{id}/{*path}")
    void answer(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setHeader("XDODS-Server", SERVER);
        DatasetAddress address = DatasetAddress.of(id, path, SUFFIXES);
        if (address.suffix().equals("ver") || address.suffix().equals("help")) {
            Answers.whole(request, response, PLAIN, Dap2Words.of(address.suffix()));
            return;
        }
        try (Opened dataset = datasets.open(address.recordId(), address.path())) {
            answer(address, dataset, request, response);
        } catch (DapException refused) {
            refuse(request, response, 400, refused.kind().code(), String.valueOf(refused.getMessage()));
        } catch (ProblemException refused) {
            refuse(
                    request,
                    response,
                    Refused.status(refused.problem()),
                    Refused.dapCode(refused.problem()),
                    refused.problem().detail());
        }
    }

    private void answer(
            DatasetAddress address, Opened dataset, HttpServletRequest request, HttpServletResponse response)
            throws IOException, DapException {
        Dap2Dataset declared = dataset.kept(Dap2Dataset.class, Dap2Dataset::new);
        String name = dataset.recordId() + "/" + dataset.path();
        switch (address.suffix()) {
            case "" -> response.sendRedirect(request.getRequestURI() + ".html");
            case "dds" -> {
                response.setHeader("Content-Description", "dods-dds");
                Answers.text(request, response, dataset, PLAIN, Dds.text(name, asked(declared, request)));
            }
            case "das" -> {
                response.setHeader("Content-Description", "dods-das");
                Answers.text(request, response, dataset, PLAIN, Das.text(declared));
            }
            case "dods" -> data(name, declared, dataset, request, response);
            case "ascii", "asc" -> ascii(name, declared, dataset, request, response);
            case "info" -> pages.info(dataset, declared, request, response);
            default -> pages.form(dataset, declared, request, response);
        }
    }

    private void data(
            String name, Dap2Dataset declared, Opened dataset, HttpServletRequest request, HttpServletResponse response)
            throws IOException, DapException {
        List<Projection> asked = asked(declared, request);
        long estimate = Dods.estimate(asked);
        answers.refuseBeyond(estimate, false);
        response.setHeader("Content-Description", "dods-data");
        response.setContentType("application/octet-stream");
        Answers.cache(response, dataset);
        OptionalLong length = new Dods(declared, name, asked, () -> {}).length();
        answers.stream(
                request,
                response,
                estimate,
                length,
                (out, going) -> new Dods(declared, name, asked, going).writeTo(out));
    }

    private void ascii(
            String name, Dap2Dataset declared, Opened dataset, HttpServletRequest request, HttpServletResponse response)
            throws IOException, DapException {
        List<Projection> asked = asked(declared, request);
        // A number takes about twelve characters, whatever it took in the file.
        long estimate = Math.multiplyExact(Math.min(Dods.estimate(asked), Long.MAX_VALUE >> 2), 2);
        answers.refuseBeyond(estimate, true);
        response.setHeader("Content-Description", "dods-ascii");
        response.setContentType(PLAIN);
        Answers.cache(response, dataset);
        answers.stream(
                request,
                response,
                estimate,
                OptionalLong.empty(),
                (out, going) -> new Ascii(declared, name, asked, going).writeTo(out));
    }

    /** The expression as it was typed: a plus is a plus, and names keep an encoding of their own. */
    private static List<Projection> asked(Dap2Dataset declared, HttpServletRequest request) throws DapException {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        try {
            return Constraint.parse(declared, URLDecoder.decode(query.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            throw DapException.malformed("The constraint is not encoded as an address should be.");
        }
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, int code, String message)
            throws IOException {
        Refused.begin(response, status);
        response.setHeader("Content-Description", "dods-error");
        Answers.whole(request, response, PLAIN, ErrorObject.text(code, message));
    }
}
