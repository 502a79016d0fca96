package org.estran.app.thredds.dap2;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estran.app.coverages.datasets.Opened;
import org.estran.app.pages.Templates;
import org.estran.app.thredds.DatasetAddress;
import org.estran.grids.Attributes;
import org.estran.grids.Dimension;
import org.estran.opendap.DapException;
import org.estran.opendap.dap2.Constraint;
import org.estran.opendap.dap2.Dap2Dataset;
import org.estran.opendap.dap2.DapArray;
import org.estran.opendap.dap2.Declaration;
import org.estran.opendap.dap2.Dods;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The pages for people: the form that puts a request together, and the description of a dataset. */
@Component
class Dap2Pages {

    /** The name of the attribute. */
    private static final String UNITS = "units";

    private final Templates templates;
    private final String baseUrl;

    Dap2Pages(Templates templates, @Value("${estran.base-url}") String baseUrl) {
        this.templates = templates;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    void form(Opened dataset, Dap2Dataset declared, HttpServletRequest request, HttpServletResponse response)
            throws IOException, DapException {
        String constraint = request.getParameter("constraint");
        String url = address(dataset);
        if (constraint != null) {
            // The form without scripts leads here: on to the data it asks for.
            String ending = "dods".equals(request.getParameter("as")) ? ".dods?" : ".ascii?";
            Constraint.parse(declared, constraint);
            response.sendRedirect(url
                    + ending
                    + java.net.URLEncoder.encode(constraint, java.nio.charset.StandardCharsets.UTF_8)
                            .replace("+", "%20"));
            return;
        }
        answer("thredds/dap2-form", dataset, declared, url, request, response);
    }

    void info(Opened dataset, Dap2Dataset declared, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer("thredds/dap2-info", dataset, declared, address(dataset), request, response);
    }

    private void answer(
            String template,
            Opened dataset,
            Dap2Dataset declared,
            String url,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<Dap2Line> lines = new ArrayList<>();
        for (Declaration declaration : declared.declarations()) {
            lines.add(line(declaration));
        }
        long bytes = 0;
        try {
            bytes = Dods.estimate(Constraint.parse(declared, ""));
        } catch (DapException impossible) {
            throw new IllegalStateException(impossible);
        }
        templates.answer(
                template,
                Map.of(
                        "recordId",
                        dataset.recordId(),
                        "name",
                        dataset.path(),
                        "url",
                        url,
                        "lines",
                        lines,
                        "facts",
                        facts(declared.file().attributes()),
                        "bytes",
                        bytes),
                request,
                response);
    }

    private String address(Opened dataset) {
        return baseUrl + "/thredds/dodsC/" + DatasetAddress.urlPath(dataset.recordId(), dataset.path());
    }

    private static Dap2Line line(Declaration declaration) {
        DapArray array = declaration.array();
        StringBuilder shape = new StringBuilder();
        StringBuilder whole = new StringBuilder();
        for (Dimension dimension : array.dimensions()) {
            String name = dimension.name().substring(dimension.name().lastIndexOf('/') + 1);
            shape.append('[')
                    .append(name)
                    .append(" = ")
                    .append(dimension.length())
                    .append(']');
            if (dimension.length() > 0) {
                whole.append("[0:1:").append(dimension.length() - 1).append(']');
            }
        }
        Attributes attributes = array.source().attributes();
        String about = attributes
                .text("long_name")
                .or(() -> attributes.text("standard_name"))
                .orElse("");
        String units = attributes.text(UNITS).map(u -> " (" + u + ")").orElse("");
        return new Dap2Line(
                array.name(),
                array.type().word(),
                shape.toString(),
                whole.toString(),
                (about + units).strip(),
                facts(attributes));
    }

    private static List<Map.Entry<String, String>> facts(Attributes attributes) {
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        attributes.byName().forEach((name, values) -> facts.add(Map.entry(name, values.joined())));
        return facts;
    }
}
