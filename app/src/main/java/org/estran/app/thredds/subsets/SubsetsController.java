package org.estran.app.thredds.subsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.app.coverages.datasets.Opened;
import org.estran.app.home.Home;
import org.estran.app.pages.Templates;
import org.estran.app.thredds.Answers;
import org.estran.app.thredds.DatasetAddress;
import org.estran.app.thredds.ThreddsProperties;
import org.estran.app.thredds.subsets.SubsetRequest.Point;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.writing.DeflatedValues;
import org.estran.grids.writing.Netcdf4Writer;
import org.estran.grids.writing.NetcdfWriter;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.Provenance;
import org.estran.grids.writing.Subset;
import org.estran.opendap.Blocks;
import org.estran.terms.Doi;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** THREDDS's netCDF subset service: a box of a grid as a file, a point of it as a file or a table. */
@Controller
@CrossOrigin(exposedHeaders = {"Content-Disposition", "ETag"})
class SubsetsController {

    private static final String XML = "application/xml;charset=UTF-8";
    private static final List<String> PAGES = List.of("/dataset.xml", "/dataset.html", "/pointDataset.html");

    private final Datasets datasets;
    private final Catalogue catalogue;
    private final Answers answers;
    private final ThreddsProperties limits;
    private final Path spool;
    private final Templates templates;
    private final Clock clock;
    private final String baseUrl;

    SubsetsController(
            Datasets datasets,
            Catalogue catalogue,
            Answers answers,
            ThreddsProperties limits,
            Home home,
            Templates templates,
            Clock clock,
            @Value("${estran.base-url}") String baseUrl) {
        this.datasets = datasets;
        this.catalogue = catalogue;
        this.answers = answers;
        this.limits = limits;
        this.spool = home.cache().resolve("subsets");
        this.templates = templates;
        this.clock = clock;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    @GetMapping("/thredds/ncss/grid/{id}/{*path}")
    void answer(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(id, path, false, request, response);
    }

    /** What THREDDS has of stations is asked for at this address: here the cell that holds a point is the station. */
    @GetMapping("/thredds/ncss/point/{id}/{*path}")
    void answerPoint(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(id, path, true, request, response);
    }

    private void answer(
            String id, String path, boolean pointsOnly, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String page = PAGES.stream().filter(path::endsWith).findFirst().orElse("");
        String name = path.substring(1, path.length() - page.length());
        SubsetAnswer.answer(request, response, () -> {
            try (Opened dataset = datasets.open(id, name)) {
                if (!page.isEmpty()) {
                    describe(page, dataset, request, response);
                } else if (request.getQueryString() == null) {
                    response.sendRedirect(request.getRequestURI() + "/dataset.html");
                } else {
                    subset(dataset, pointsOnly, request, response);
                }
            }
        });
    }

    private void describe(String page, Opened dataset, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String url = "/thredds/ncss/grid/" + DatasetAddress.urlPath(dataset.recordId(), dataset.path());
        if (page.equals("/dataset.xml")) {
            Answers.text(request, response, dataset, XML, GridDescription.xml(dataset.gridded(), url));
            return;
        }
        templates.answer(
                "thredds/subset",
                Map.of(
                        "recordId", dataset.recordId(),
                        "name", dataset.path(),
                        "url", url,
                        "base", baseUrl,
                        "variables", dataset.gridded().variables()),
                request,
                response);
    }

    private void subset(Opened dataset, boolean pointsOnly, HttpServletRequest request, HttpServletResponse response)
            throws IOException, SubsetRefused {
        SubsetRequest asked = new SubsetRequest.Reading(request.getParameterMap(), clock.instant()).request();
        Selection selection = new Selection(asked);
        List<GriddedVariable> variables = selection.variables(dataset.gridded());
        Answers.cache(response, dataset);
        Point point = asked.point();
        if (point == null && pointsOnly) {
            throw new SubsetRefused("Validation errors:  A point needs latitude and longitude.");
        }
        if (point != null) {
            point(dataset, asked, PointValues.read(variables, point, selection, () -> {}), request, response);
            return;
        }
        FileForm form = FileForm.of(asked.accept().isEmpty() ? "netcdf" : asked.accept())
                .orElseThrow(() -> new SubsetRefused(
                        "A part of a grid is given as netcdf3 or netcdf4, not as " + asked.accept() + "."));
        Plan plan =
                Subset.plan(dataset.gridded(), variables, selection.ranges(variables), provenance(dataset, request));
        file(dataset, plan, form, request, response);
    }

    private void point(
            Opened dataset,
            SubsetRequest asked,
            PointValues values,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, SubsetRefused {
        switch (asked.accept()) {
            case "csv", "", "text/csv", "text/plain" ->
                Answers.whole(request, response, "text/csv;charset=UTF-8", new PointTables(values).csv());
            case "csv_file" -> {
                response.setHeader("Content-Disposition", FileAnswer.attachment(fileName(dataset, ".csv")));
                Answers.whole(request, response, "text/csv;charset=UTF-8", new PointTables(values).csv());
            }
            case "xml", "text/xml", "application/xml" ->
                Answers.whole(request, response, XML, new PointTables(values).xml());
            default -> {
                FileForm form = FileForm.of(asked.accept())
                        .orElseThrow(() ->
                                new SubsetRefused("Values at a point are given as csv, xml, netcdf3 or netcdf4, not as "
                                        + asked.accept() + "."));
                Plan plan = PointFile.plan(dataset.gridded(), values, provenance(dataset, request));
                file(dataset, plan, form, request, response);
            }
        }
    }

    private void file(
            Opened dataset, Plan plan, FileForm form, HttpServletRequest request, HttpServletResponse response)
            throws IOException, SubsetRefused {
        NetcdfWriter writer = form.writer(plan);
        boolean compressed = form == FileForm.NETCDF4
                && writer.length() <= limits.largestCompressed().toBytes();
        answers.refuseBeyond(writer.length(), false);
        response.setContentType(form.mediaType());
        response.setHeader("Content-Disposition", FileAnswer.attachment(fileName(dataset, ".nc")));
        answers.stream(
                request,
                response,
                writer.length(),
                compressed ? OptionalLong.empty() : OptionalLong.of(writer.length()),
                (out, going) -> {
                    if (compressed) {
                        writeCompressed(plan, response, out, going);
                    } else {
                        writer.writeTo(new GoingStream(out, going));
                    }
                });
    }

    /** How long it becomes is known before its first byte is sent. */
    private void writeCompressed(Plan plan, HttpServletResponse response, OutputStream out, Blocks.Going going)
            throws IOException {
        try (DeflatedValues values = DeflatedValues.of(plan, spool, going::on)) {
            Netcdf4Writer writer = new Netcdf4Writer(plan, values);
            response.setContentLengthLong(writer.length());
            writer.writeTo(new GoingStream(out, going));
            out.flush();
        }
    }

    private static String fileName(Opened dataset, String suffix) {
        String last = dataset.path().substring(dataset.path().lastIndexOf('/') + 1);
        return last.replaceAll("\\.[A-Za-z0-9]{1,4}$", "") + "-subset" + suffix;
    }

    /** Where a part comes from, so that the file says it by itself. */
    private Provenance provenance(Opened dataset, HttpServletRequest request) {
        Map<String, String> attributes = new LinkedHashMap<>();
        catalogue.find(dataset.recordId()).ifPresent(record -> {
            String licence = record.record().licence();
            Doi doi = record.doi();
            attributes.put("id", record.id());
            attributes.put("references", baseUrl + "/records/" + record.id());
            if (licence != null) {
                attributes.put("license", licence);
            }
            if (doi != null && !doi.isRehearsal()) {
                attributes.put("doi", doi.address());
            }
        });
        return new Provenance(
                baseUrl + request.getRequestURI() + "?" + request.getQueryString(),
                "version " + dataset.version() + " of " + baseUrl + "/records/" + dataset.recordId(),
                clock.instant(),
                attributes);
    }
}
