package org.estran.app.thredds.dap4;

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
import org.estran.opendap.dap4.Asked;
import org.estran.opendap.dap4.Constraint4;
import org.estran.opendap.dap4.Dap4Dataset;
import org.estran.opendap.dap4.DataResponse;
import org.estran.opendap.dap4.Dmr;
import org.estran.opendap.dap4.ErrorResponse;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The documents of DAP4: {@code .dmr}, also as {@code .dmr.xml}, and {@code .dap}. */
@Controller
@CrossOrigin(exposedHeaders = {"Content-Description", "ETag"})
class Dap4Controller {

    private static final List<String> SUFFIXES = List.of("dmr.xml", "dmr", "dap");
    private static final String DMR_TYPE = "application/vnd.opendap.dap4.dataset-metadata+xml";
    private static final String DATA_TYPE = "application/vnd.opendap.dap4.data";
    private static final String ERROR_TYPE = "application/vnd.opendap.dap4.error+xml;charset=UTF-8";

    private final Datasets datasets;
    private final Answers answers;

    Dap4Controller(Datasets datasets, Answers answers) {
        this.datasets = datasets;
        this.answers = answers;
    }

    @GetMapping("/thredds/dap4/{id}/{*path}")
    void answer(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        DatasetAddress address = DatasetAddress.of(id, path, SUFFIXES);
        try (Opened dataset = datasets.open(address.recordId(), address.path())) {
            answer(address, dataset, request, response);
        } catch (DapException refused) {
            refuse(request, response, 400, String.valueOf(refused.getMessage()));
        } catch (ProblemException refused) {
            refuse(
                    request,
                    response,
                    Refused.status(refused.problem()),
                    refused.problem().detail());
        }
    }

    private void answer(
            DatasetAddress address, Opened dataset, HttpServletRequest request, HttpServletResponse response)
            throws IOException, DapException {
        if (address.suffix().isEmpty()) {
            response.sendRedirect(request.getRequestURI() + ".dmr.xml");
            return;
        }
        Dap4Dataset declared = dataset.kept(Dap4Dataset.class, Dap4Dataset::new);
        List<Asked> asked = Constraint4.parse(declared, parameter(request, "dap4.ce"));
        String name = dataset.path();
        if (!address.suffix().equals("dap")) {
            response.setHeader("Content-Description", DMR_TYPE);
            String type = address.suffix().equals("dmr") ? DMR_TYPE : "text/xml";
            Answers.text(request, response, dataset, type + ";charset=UTF-8", Dmr.text(declared, name, asked));
            return;
        }
        // The specification has them always, and netCDF-C counts on it; THREDDS sends them when asked.
        boolean checksums = !parameter(request, "dap4.checksum").equals("false");
        long estimate = DataResponse.estimate(asked);
        answers.refuseBeyond(estimate, false);
        response.setContentType(DATA_TYPE);
        response.setHeader("Content-Description", DATA_TYPE);
        Answers.cache(response, dataset);
        answers.stream(
                request,
                response,
                estimate,
                OptionalLong.empty(),
                (out, going) -> new DataResponse(declared, name, asked, checksums, going).writeTo(out));
    }

    /** Taken apart by hand: names of variables may hold what Spring would take for something else. */
    private static String parameter(HttpServletRequest request, String name) throws DapException {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(
                            pair.substring(name.length() + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException notEncoded) {
                    throw DapException.malformed("The constraint is not encoded as an address should be.");
                }
            }
        }
        return "";
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String message)
            throws IOException {
        Refused.begin(response, status);
        response.setHeader("Content-Description", "application/vnd.opendap.dap4.error+xml");
        Answers.whole(request, response, ERROR_TYPE, ErrorResponse.text(status, message));
    }
}
