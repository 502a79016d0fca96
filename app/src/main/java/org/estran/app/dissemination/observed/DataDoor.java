package org.estran.app.dissemination.observed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.ogc.Answers;
import org.estran.app.dissemination.ogc.Links;
import org.estran.app.dissemination.ogc.ResourcePage;
import org.estran.app.observations.selection.SelectedFile;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.PlatformSummary;
import org.estran.app.observations.store.Selection;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.pages.Words;
import org.estran.observations.ObservationFile;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of a record's observations by OGC API Environmental Data Retrieval 1.1 (19-086r6): in a polygon, a circle, a
 * box, or of a platform, which is a location.
 */
@Controller
class DataDoor {

    /** Rows of one answer; whoever wants more asks for a part, or takes the files. */
    static final long MOST_ROWS = 1_000_000;

    private static final int MOST_LOCATIONS = 10_000;
    private static final String RECORD = FeaturesDoor.RECORD;
    private static final Set<String> OF_ALL =
            Set.of("datetime", "z", "parameter-name", "crs", "f", "lang", "platform", "mode");
    private static final Set<String> OF_AREA = with("coords");
    private static final Set<String> OF_RADIUS = with("coords", "within", "within-units");
    private static final Set<String> OF_CUBE = with("bbox", "bbox-crs");

    private final ObservedCollections collections;
    private final ObservationStore store;
    private final Callers callers;
    private final Bundles bundles;

    DataDoor(ObservedCollections collections, ObservationStore store, Callers callers, Bundles bundles) {
        this.collections = collections;
        this.store = store;
        this.callers = callers;
        this.bundles = bundles;
    }

    private static Set<String> with(String... more) {
        Set<String> all = new HashSet<>(OF_ALL);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    @GetMapping(RECORD + "/position")
    void position(@PathVariable("record") String record, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Asking asking = asking(record, request, OF_AREA);
        Within within = Within.near(asking.parameters().value("coords").orElse(""));
        give(record, asking, asking.selection().within(within.box()), within, response);
    }

    @GetMapping(RECORD + "/trajectory")
    void trajectory(@PathVariable("record") String record, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Asking asking = asking(record, request, OF_AREA);
        Within within = Within.along(asking.parameters().value("coords").orElse(""));
        give(record, asking, asking.selection().within(within.box()), within, response);
    }

    @GetMapping(RECORD + "/area")
    void area(@PathVariable("record") String record, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Asking asking = asking(record, request, OF_AREA);
        Within within = Within.polygon(asking.parameters().value("coords").orElse(""));
        give(record, asking, asking.selection().within(within.box()), within, response);
    }

    @GetMapping(RECORD + "/radius")
    void radius(@PathVariable("record") String record, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Asking asking = asking(record, request, OF_RADIUS);
        Within within = Within.circle(
                asking.parameters().value("coords").orElse(""),
                asking.parameters().value("within").orElse(""),
                asking.parameters().value("within-units").orElse(""));
        give(record, asking, asking.selection().within(within.box()), within, response);
    }

    @GetMapping(RECORD + "/cube")
    void cube(@PathVariable("record") String record, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Asking asking = asking(record, request, OF_CUBE);
        if (asking.parameters().value("bbox").isEmpty()) {
            asking.parameters().refuse("records-bbox-missing", "bbox");
        }
        give(record, asking, asking.selection(), null, response);
    }

    @GetMapping(RECORD + "/locations")
    Object locations(@PathVariable("record") String record, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = callers.current();
        CatalogueRecord found = collections.opened(record, caller);
        Words words = words(request);
        Asking asking = asking(record, request, Set.of("bbox", "datetime", "crs", "f", "lang"));
        String address = collections.address(record) + "/locations";
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "FeatureCollection");
        ArrayNode features = json.putArray("features");
        List<PlatformSummary> platforms = store.platforms(asking.selection(), caller, "", "", MOST_LOCATIONS);
        platforms.forEach(one -> location(features.addObject(), one, address));
        json.put("numberReturned", features.size());
        Links.selfAndPage(json.putArray("links"), address, Links.GEOJSON, words.text("records.query.locations"));
        return Answers.of(
                request,
                response,
                json,
                Links.GEOJSON,
                words,
                () -> new ResourcePage(
                        words.text("records.query.locations"),
                        ObservedCollections.title(found, words),
                        Links.inForm(address, "json"),
                        null,
                        List.of(new ResourcePage.Section(
                                words.text("records.query.locations"),
                                platforms.stream()
                                        .map(one ->
                                                new ResourcePage.Row(one.id(), place(address, one) + "?f=CSV", "CSV"))
                                        .toList()))));
    }

    /** Where a platform is depends on when: its geometry is asked with the data. */
    private static void location(ObjectNode json, PlatformSummary platform, String address) {
        json.put("type", "Feature").put("id", platform.id());
        json.putNull("geometry");
        ObjectNode properties = json.putObject("properties");
        properties.put("name", platform.id());
        properties.put(
                "datetime",
                (platform.start() == null ? ".." : platform.start()) + "/"
                        + (platform.end() == null ? ".." : platform.end()));
        properties.put("features", platform.features()).put("rows", platform.rows());
        Links.add(
                json.putArray("links"),
                place(address, platform),
                "data",
                "application/prs.coverage+json",
                platform.id());
    }

    private static String place(String address, PlatformSummary platform) {
        return address + "/" + UriUtils.encodePathSegment(platform.id(), StandardCharsets.UTF_8);
    }

    @GetMapping(RECORD + "/locations/{location}")
    void location(
            @PathVariable("record") String record,
            @PathVariable("location") String location,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Asking asking = asking(record, request, OF_ALL);
        Selection selection = asking.selection().by(Set.of(location));
        if (store.platforms(selection, callers.current(), "", "", 1).isEmpty()) {
            collections.opened(record, callers.current());
            throw ProblemException.notFound("location-not-found", "There is no location " + location + ".");
        }
        give(record, asking, selection, null, response);
    }

    private void give(
            String record, Asking asking, Selection selection, @Nullable Within within, HttpServletResponse response)
            throws IOException {
        Caller caller = callers.current();
        collections.opened(record, caller);
        DataForm form = DataForm.of(asking.parameters().value("f").orElse(""));
        List<String> keys = asking.keys(store.properties(record));
        Selection wanted = selection.observing(Set.copyOf(keys));
        long rows = store.counts(wanted, caller).rows();
        if (rows > MOST_ROWS) {
            throw new ProblemException(new Problem.TooLarge(
                    "data-too-many",
                    "Some " + rows + " rows lie there; at most " + MOST_ROWS + " are given at once.",
                    List.of(Finding.blocking(
                            "records-too-many-rows", "", Long.toString(rows), Long.toString(MOST_ROWS)))));
        }
        response.setContentType(form.mediaType());
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "private, no-cache");
        ObservationFile all = SelectedFile.of(store, Asking.asked(wanted, keys), caller, Map.of());
        form.write(within == null ? all : new RowsWithin(all, within), response.getOutputStream());
    }

    private Asking asking(String record, HttpServletRequest request, Set<String> known) {
        return new Asking(record, request.getParameterMap(), known, ReaderLanguage.of(request));
    }

    private Words words(HttpServletRequest request) {
        return bundles.in(ReaderLanguage.of(request));
    }
}
