package org.estran.app.thredds.subsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.observations.store.FeatureSummary;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.Selection;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.app.observations.store.StoredProperty;
import org.estran.app.thredds.Answers;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.writing.DsgWriter;
import org.estran.opendap.XmlText;
import org.estran.terms.BoundingBox;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** THREDDS's netCDF subset service for stations and points: all observations of a record. */
@Controller
@CrossOrigin
class ObservedPointsController {

    private static final String XML = "application/xml;charset=UTF-8";
    private static final int PAGE = 2_000;

    private final ObservationStore store;
    private final Callers callers;
    private final Answers answers;
    private final Clock clock;

    ObservedPointsController(ObservationStore store, Callers callers, Answers answers, Clock clock) {
        this.store = store;
        this.callers = callers;
        this.answers = answers;
        this.clock = clock;
    }

    /** What answers with a record's points. */
    private interface Answering {
        void with(ObservedPoints points, Caller caller) throws IOException, SubsetRefused;
    }

    @GetMapping("/thredds/ncss/point/{id}")
    void rows(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getQueryString() == null) {
            response.sendRedirect(request.getRequestURI() + "/dataset.xml");
            return;
        }
        answer(id, request, response, (points, caller) -> {
            SubsetRequest asked = new SubsetRequest.Reading(request.getParameterMap(), clock.instant()).request();
            if (asked.point() != null) {
                throw new SubsetRefused("Validation errors:  Stations are asked for by stns, or by a bounding box.");
            }
            ObservedPoints.Chosen chosen = points.chosen(asked, stations(request));
            String element = points.isOfStations() ? "station" : "point";
            switch (asked.accept()) {
                case "", "csv", "text/csv", "text/plain" -> {
                    response.setContentType("text/csv;charset=UTF-8");
                    answers.stream(request, response, Long.MAX_VALUE, OptionalLong.empty(), chosen::csv);
                }
                case "xml", "text/xml", "application/xml" -> {
                    response.setContentType(XML);
                    answers.stream(
                            request,
                            response,
                            Long.MAX_VALUE,
                            OptionalLong.empty(),
                            (out, going) -> chosen.xml(element, out, going));
                }
                case "netcdf", "netcdf3", "application/x-netcdf" -> {
                    try (ObservationFile file = points.file(asked, stations(request))) {
                        response.setContentType("application/x-netcdf");
                        response.setHeader("Content-Disposition", "attachment; filename=\"" + id + ".nc\"");
                        answers.stream(
                                request,
                                response,
                                Long.MAX_VALUE,
                                OptionalLong.empty(),
                                (out, going) -> new DsgWriter(file).writeTo(out));
                    }
                }
                default ->
                    throw new SubsetRefused(
                            "Observations are given as csv, xml or netcdf, not as " + asked.accept() + ".");
            }
        });
    }

    @GetMapping("/thredds/ncss/point/{id}/dataset.xml")
    void dataset(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(id, request, response, (points, caller) -> {
            SelectionCounts counts = store.counts(Selection.ALL.ofRecords(Set.of(id)), caller);
            Answers.whole(request, response, XML, description(id, points, counts));
        });
    }

    @GetMapping("/thredds/ncss/point/{id}/station.xml")
    void stations(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(id, request, response, (points, caller) -> {
            response.setContentType(XML);
            answers.stream(request, response, Long.MAX_VALUE, OptionalLong.empty(), (out, going) -> {
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<stationCollection>\n");
                Set<String> told = new TreeSet<>();
                Selection selection = Selection.ALL.ofRecords(Set.of(id));
                List<FeatureSummary> page = store.features(selection, caller, null, PAGE);
                while (!page.isEmpty()) {
                    going.on();
                    for (FeatureSummary feature : page) {
                        station(text, feature, told);
                    }
                    page = store.features(selection, caller, page.getLast(), PAGE);
                }
                text.write("</stationCollection>\n");
                text.flush();
            });
        });
    }

    /** A platform stands where its first feature with a place begins. */
    private static void station(Writer text, FeatureSummary feature, Set<String> told) throws IOException {
        BoundingBox box = feature.box();
        String name = feature.platform();
        if (name != null && box != null && told.add(name)) {
            text.write("    <station name=" + XmlText.quoted(name) + ">\n        <longitude>" + box.west()
                    + "</longitude>\n        <latitude>" + box.south() + "</latitude>\n    </station>\n");
        }
    }

    private static List<String> stations(HttpServletRequest request) {
        String[] given = request.getParameterValues("stns");
        return given == null
                ? List.of()
                : Arrays.stream(given)
                        .flatMap(each -> Arrays.stream(each.split(",")))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }

    private static String description(String id, ObservedPoints points, SelectionCounts counts) throws IOException {
        String url = "/thredds/ncss/point/" + id;
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<capabilities location=")
                .append(XmlText.quoted(url))
                .append(">\n  <featureDataset type=\"")
                .append(points.isOfStations() ? "station" : "point")
                .append("\" url=")
                .append(XmlText.quoted(url))
                .append("/>\n");
        for (StoredProperty column : points.observed()) {
            ObservedProperty property = column.property();
            text.append("  <variable name=")
                    .append(XmlText.quoted(column.name()))
                    .append(" type=\"")
                    .append(
                            switch (property.form()) {
                                case NUMBER -> property.isSingle() ? "float" : "double";
                                case TEXT, INSTANT -> "String";
                            })
                    .append("\">\n");
            attribute(text, "units", ObservedPoints.unit(column));
            attribute(text, "standard_name", property.standardName() == null ? "" : property.standardName());
            attribute(text, "long_name", property.label() == null ? "" : property.label());
            text.append("  </variable>\n");
        }
        BoundingBox box = counts.box();
        if (box != null) {
            text.append(
                    "  <LatLonBox>\n    <west>%s</west>\n    <east>%s</east>\n    <south>%s</south>\n    <north>%s</north>\n  </LatLonBox>\n"
                            .formatted(box.west(), box.east(), box.south(), box.north()));
        }
        if (counts.start() != null && counts.end() != null) {
            text.append("  <TimeSpan>\n    <begin>%s</begin>\n    <end>%s</end>\n  </TimeSpan>\n"
                    .formatted(counts.start(), counts.end()));
        }
        return text.append("  <AcceptList>\n    <accept displayName=\"csv\">csv</accept>\n"
                        + "    <accept displayName=\"xml\">xml</accept>\n"
                        + "    <accept displayName=\"netcdf\">netcdf</accept>\n  </AcceptList>\n</capabilities>\n")
                .toString();
    }

    private static void attribute(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append("    <attribute name=\"")
                    .append(name)
                    .append("\" value=")
                    .append(XmlText.quoted(value))
                    .append("/>\n");
        }
    }

    private void answer(String id, HttpServletRequest request, HttpServletResponse response, Answering answering)
            throws IOException {
        SubsetAnswer.answer(request, response, () -> {
            Caller caller = callers.current();
            ObservedPoints points = new ObservedPoints(store, id, caller);
            // What somebody may read is asked each time: an embargo may begin, a file be withdrawn.
            response.setHeader("Cache-Control", "private, no-cache");
            answering.with(points, caller);
        });
    }
}
