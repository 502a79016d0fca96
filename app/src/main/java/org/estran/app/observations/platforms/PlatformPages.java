package org.estran.app.observations.platforms;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.observations.platforms.PlatformView.Position;
import org.estran.app.observations.selection.Seeing;
import org.estran.app.observations.selection.SelectionView.Choice;
import org.estran.app.observations.store.Deployment;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.PlatformSummary;
import org.estran.app.observations.store.Selection;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** {@code /platforms}: the platforms that files name, and those of one network; each has a page; the same as JSON. */
@Controller
class PlatformPages {

    private static final int PAGE = 50;
    private static final int MOST_DEPLOYMENTS = 200;

    private final ObservationStore store;
    private final Seeing seeing;
    private final Catalogue catalogue;
    private final Callers callers;

    PlatformPages(ObservationStore store, Seeing seeing, Catalogue catalogue, Callers callers) {
        this.store = store;
        this.seeing = seeing;
        this.catalogue = catalogue;
        this.callers = callers;
    }

    @GetMapping("/platforms")
    ModelAndView list(
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "network", defaultValue = "") String network,
            @RequestParam(name = "after", defaultValue = "") String after,
            HttpServletRequest request,
            Language language)
            throws IOException {
        List<PlatformSummary> found = platforms(q, network, after, PAGE + 1);
        List<Choice> networks = store.counts(Selection.ALL, callers.current()).networks().stream()
                .map(count -> new Choice(
                        count.value(),
                        count.value(),
                        count.features(),
                        count.value().equals(network)))
                .toList();
        return new ModelAndView("observations/platforms")
                .addObject(
                        "view",
                        new PlatformsView(
                                q,
                                network,
                                networks,
                                found.subList(0, Math.min(PAGE, found.size())),
                                next("/platforms", found, q, network),
                                network.isEmpty() || !after.isEmpty()
                                        ? null
                                        : seeing.ofNetwork(
                                                        network, Seeing.Choices.of(request.getParameterMap()), language)
                                                .orElse(null)));
    }

    private List<PlatformSummary> platforms(String q, String network, String after, int limit) throws IOException {
        return store.platforms(of(network), callers.current(), q, after, limit);
    }

    private static Selection of(String network) {
        return network.isEmpty() ? Selection.ALL : Selection.ALL.ofNetworks(Set.of(network));
    }

    private static @Nullable String next(String address, List<PlatformSummary> found, String q, String network) {
        return found.size() <= PAGE
                ? null
                : address + "?after=" + encoded(found.get(PAGE - 1).id())
                        + (q.isEmpty() ? "" : "&q=" + encoded(q))
                        + (network.isEmpty() ? "" : "&network=" + encoded(network));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @GetMapping("/platforms/{id}")
    ModelAndView page(@PathVariable("id") String id, HttpServletRequest request, Language language) throws IOException {
        PlatformSummary platform = platform(id);
        List<Deployment> deployments = deployments(id);
        Map<String, String> titles = new HashMap<>();
        catalogue
                .all(deployments.stream().map(Deployment::recordId).toList())
                .forEach(record -> titles.put(
                        record.id(),
                        record.record().title().isEmpty()
                                ? record.id()
                                : record.record().title().best(language)));
        return new ModelAndView("observations/platform")
                .addObject(
                        "view",
                        new PlatformView(
                                platform,
                                last(platform),
                                deployments,
                                titles,
                                seeing.ofPlatform(id, Seeing.Choices.of(request.getParameterMap()), language)
                                        .orElseThrow(PlatformPages::notFound)));
    }

    private PlatformSummary platform(String id) throws IOException {
        return store.platforms(Selection.ALL.by(Set.of(id)), callers.current(), "", "", 1).stream()
                .findFirst()
                .orElseThrow(PlatformPages::notFound);
    }

    private List<Deployment> deployments(String id) throws IOException {
        return store.deployments(Selection.ALL.by(Set.of(id)), callers.current(), MOST_DEPLOYMENTS);
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("platform-not-found", "No observations of that platform are published here.");
    }

    /** The last row with a place, among those of the last day that has any. */
    private @Nullable Position last(PlatformSummary platform) throws IOException {
        Instant end = platform.end();
        if (end == null) {
            return null;
        }
        Selection day = Selection.ALL.by(Set.of(platform.id())).during(end.minusSeconds(86_400), null);
        Position[] found = new Position[1];
        store.numbers(store.choose(day, callers.current()), List.of(), row -> {
            double time = row.number(0);
            Position before = found[0];
            if (Double.isFinite(time)
                    && Double.isFinite(row.number(1))
                    && Double.isFinite(row.number(2))
                    && (before == null || time > before.time())) {
                found[0] = new Position((long) time, row.number(1), row.number(2));
            }
            return true;
        });
        return found[0];
    }

    /** A platform as JSON. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String id,
            @Nullable Instant start,
            @Nullable Instant end,
            long features,
            long rows,
            long records,
            List<String> networks,
            Map<String, String> links) {

        static Line of(PlatformSummary platform) {
            String path = PlatformView.address(platform.id());
            return new Line(
                    platform.id(),
                    platform.start(),
                    platform.end(),
                    platform.features(),
                    platform.rows(),
                    platform.records(),
                    platform.networks(),
                    path.startsWith("/platforms/")
                            ? Map.of("self", "/api" + path, "page", path)
                            : Map.of("page", path));
        }
    }

    /** A page of platforms as JSON. */
    record Lines(List<Line> items, Map<String, String> links) {}

    /** Where and when, as JSON. */
    record Place(Instant time, double latitude, double longitude) {}

    /** A record of a platform, as JSON. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InRecord(
            String record,
            @Nullable Instant start,
            @Nullable Instant end,
            long features,
            long rows,
            @Nullable String campaign) {}

    /** All of a platform, as JSON. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(Line platform, @Nullable Place lastPosition, List<String> properties, List<InRecord> deployments) {}

    @GetMapping(path = "/api/platforms", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Lines json(
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "network", defaultValue = "") String network,
            @RequestParam(name = "after", defaultValue = "") String after)
            throws IOException {
        List<PlatformSummary> found = platforms(q, network, after, PAGE + 1);
        String next = next("/api/platforms", found, q, network);
        return new Lines(
                found.stream().limit(PAGE).map(Line::of).toList(), next == null ? Map.of() : Map.of("next", next));
    }

    @GetMapping(path = "/api/platforms/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Whole whole(@PathVariable("id") String id) throws IOException {
        PlatformSummary platform = platform(id);
        Position last = last(platform);
        return new Whole(
                Line.of(platform),
                last == null ? null : new Place(Instant.ofEpochMilli(last.time()), last.latitude(), last.longitude()),
                store.counts(Selection.ALL.by(Set.of(id)), callers.current()).properties().stream()
                        .map(SelectionCounts.Count::value)
                        .toList(),
                deployments(id).stream()
                        .map(one -> new InRecord(
                                one.recordId(), one.start(), one.end(), one.features(), one.rows(), one.campaign()))
                        .toList());
    }
}
