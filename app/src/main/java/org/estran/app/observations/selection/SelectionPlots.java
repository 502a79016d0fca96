package org.estran.app.observations.selection;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.observations.store.FeatureSummary;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.ObservationStore.Selected;
import org.estran.app.observations.store.Rows;
import org.estran.app.observations.store.SelectedColumn;
import org.estran.app.observations.store.Selection;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.cartography.Axis;
import org.estran.cartography.Caption;
import org.estran.cartography.Palette;
import org.estran.cartography.Side;
import org.estran.cartography.Track;
import org.estran.cartography.TrackMap;
import org.estran.cartography.raster.Chart;
import org.estran.cartography.raster.Pixels;
import org.estran.cartography.raster.PngPicture;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Quality;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pictures of a selection: where it is, profiles, temperature against salinity, series. */
@Controller
class SelectionPlots {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WIDE = 720;
    private static final int HIGH = 560;
    /** Points of a plot; of more, the first ones are drawn and the title says so. */
    private static final int MOST_POINTS = 1_000_000;
    /** Places on a map. */
    private static final int MOST_PLACES = 4000;

    /** Points of a section, which are sorted. */
    private static final int MOST_CELLS = 300_000;
    /** Places of a track. */
    private static final int MOST_STEPS = 20_000;

    /** The keys of what a temperature-salinity diagram shows, the best first. */
    static final List<String> TEMPERATURES =
            List.of("sea_water_temperature", "sea_water_conservative_temperature", "sea_surface_temperature");

    static final List<String> SALINITIES = List.of(
            "sea_water_practical_salinity",
            "sea_water_salinity",
            "sea_water_absolute_salinity",
            "sea_surface_salinity");
    private static final double MILLIS_A_YEAR = 31_556_952_000.0;

    private final ObservationStore store;
    private final Callers callers;
    private final Bundles bundles;

    SelectionPlots(ObservationStore store, Callers callers, Bundles bundles) {
        this.store = store;
        this.callers = callers;
        this.bundles = bundles;
    }

    /**
     * Where features are, each at the middle of what it covers; where all of them are tracks, those.
     *
     * @param of the property whose values colour tracks
     */
    @GetMapping(value = "/observations/map.svg", produces = "image/svg+xml")
    ResponseEntity<String> map(
            @RequestParam(name = "of", defaultValue = "") String of,
            @RequestParam MultiValueMap<String, String> parameters,
            Language language)
            throws IOException {
        Selection selection = Asked.of(parameters).understood();
        Words words = bundles.in(language);
        String title = words.text("observations.selection.map");
        ObservationStore.Chosen chosen = store.choose(selection, callers.current());
        if (chosen.types().equals(List.of(FeatureType.TRAJECTORY))) {
            return picture(
                    tracks(chosen, store.counts(selection, callers.current()).rows(), of, title, language));
        }
        List<FeatureSummary> features = places(selection);
        if (features.isEmpty()) {
            throw nothing();
        }
        double[] longitudes = new double[features.size()];
        double[] latitudes = new double[features.size()];
        double[] values = new double[features.size()];
        for (int i = 0; i < features.size(); i++) {
            double[] middle = middle(features.get(i));
            longitudes[i] = middle[0];
            latitudes[i] = middle[1];
            Instant start = features.get(i).start();
            values[i] = start == null ? Double.NaN : 1970 + start.toEpochMilli() / MILLIS_A_YEAR;
        }
        return picture(TrackMap.places(
                Track.of(longitudes, latitudes, values),
                Palette.AMOUNT,
                new Caption(title, title, language),
                Axis.of(words.text("observations.selection.year"), null),
                WIDE));
    }

    private static ResponseEntity<String> picture(String svg) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(svg);
    }

    /** Evenly thinned where there are more rows than a map shows. */
    private String tracks(ObservationStore.Chosen chosen, long rows, String of, String title, Language language)
            throws IOException {
        List<SelectedColumn> columns =
                chosen.columns(List.of(of)).stream().limit(1).toList();
        Way way = new Way(rows / MOST_STEPS + 1, !columns.isEmpty());
        store.rows(chosen, columns, true, way::add);
        if (way.count == 0) {
            throw nothing();
        }
        ObservedProperty property =
                columns.isEmpty() ? null : columns.getFirst().property();
        return TrackMap.svg(
                way.track(),
                Palette.forStandardName(property == null ? null : property.standardName()),
                new Caption(title, title, language),
                property == null
                        ? Axis.of("", null)
                        : Axis.of(new PropertyNames(store.properties(), language).of(of), property.unit()),
                WIDE);
    }

    /** Tracks one after the other, a gap between them. */
    private static final class Way {
        private final long every;
        private final boolean coloured;
        private final double[][] steps = new double[3][2 * MOST_STEPS];
        private long seen;
        private int count;
        private double feature = Double.NaN;

        Way(long every, boolean coloured) {
            this.every = every;
            this.coloured = coloured;
        }

        boolean add(Rows row) throws IOException {
            double number = row.number(Selected.NUMBER);
            boolean isNext = number != feature;
            if (isNext && count > 0) {
                put(Double.NaN, Double.NaN, Double.NaN);
            }
            if (isNext || seen % every == 0) {
                put(
                        row.number(Selected.LONGITUDE),
                        row.number(Selected.LATITUDE),
                        coloured ? row.number(Selected.FIRST_VALUE) : Double.NaN);
            }
            seen++;
            feature = number;
            return count < 2 * MOST_STEPS - 1;
        }

        private void put(double longitude, double latitude, double value) {
            steps[0][count] = longitude;
            steps[1][count] = latitude;
            steps[2][count] = value;
            count++;
        }

        Track track() {
            return Track.of(
                    Arrays.copyOf(steps[0], count),
                    Arrays.copyOf(steps[1], count),
                    coloured ? Arrays.copyOf(steps[2], count) : null);
        }
    }

    /** The same for the map that moves: GeoJSON of at most so many features. */
    @GetMapping(value = "/observations/places.geojson", produces = "application/geo+json")
    @ResponseBody
    String geojson(@RequestParam MultiValueMap<String, String> parameters) throws IOException {
        ObjectNode all = JSON.createObjectNode().put("type", "FeatureCollection");
        ArrayNode features = all.putArray("features");
        for (FeatureSummary feature : places(Asked.of(parameters).understood())) {
            double[] middle = middle(feature);
            ObjectNode one = features.addObject().put("type", "Feature");
            one.put("id", feature.recordId() + "/" + feature.number());
            one.putObject("geometry")
                    .put("type", "Point")
                    .putArray("coordinates")
                    .add(middle[0])
                    .add(middle[1]);
            ObjectNode said = one.putObject("properties");
            said.put("record", feature.recordId()).put("feature", feature.id()).put("platform", feature.platform());
            said.put("start", String.valueOf(feature.start())).put("end", String.valueOf(feature.end()));
        }
        return JSON.writeValueAsString(all);
    }

    private List<FeatureSummary> places(Selection selection) throws IOException {
        return store.features(selection, callers.current(), null, MOST_PLACES).stream()
                .filter(feature -> feature.box() != null)
                .toList();
    }

    private static double[] middle(FeatureSummary feature) {
        BoundingBox box = java.util.Objects.requireNonNull(feature.box());
        return new double[] {(box.west() + box.east()) / 2, (box.south() + box.north()) / 2};
    }

    /**
     * A plot as PNG.
     *
     * @param kind {@code profile}, {@code ts}, {@code series}, {@code section} (by kilometres and depth), {@code hovmoller}
     *     (by time and depth) or {@code quality} (how many values of each)
     * @param of the property that is drawn; a diagram of temperature and salinity needs none
     */
    @GetMapping(value = "/observations/plots/{kind}.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> plot(
            @PathVariable("kind") String kind,
            @RequestParam(name = "of", defaultValue = "") String of,
            @RequestParam MultiValueMap<String, String> parameters,
            Language language)
            throws IOException {
        Selection selection = Asked.of(parameters).understood();
        Caller caller = callers.current();
        Words words = bundles.in(language);
        Drawing drawing = new Drawing(selection, caller, words, language);
        Pixels drawn = switch (kind) {
            case "profile" -> drawing.profiles(of);
            case "series" -> drawing.series(of);
            case "ts" -> drawing.diagram();
            case "section" ->
                drawing.transect(of).section(words.text("observations.selection.distance"), drawing.depth());
            case "hovmoller" -> drawing.transect(of).hovmoller(drawing.depth());
            case "quality" -> drawing.qualities(of);
            default -> throw ProblemException.notFound("plot-unknown", "There is no plot of that kind.");
        };
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(PngPicture.encoded(drawn, PngPicture.Depth.AS_FITS));
    }

    static ProblemException nothing() {
        return ProblemException.notFound("selection-empty", "Nothing of the selection can be drawn so.");
    }

    /** What one request draws. */
    private final class Drawing {
        private final Selection selection;
        private final Caller caller;
        private final Words words;
        private final Language language;
        private final PropertyNames names;

        Drawing(Selection selection, Caller caller, Words words, Language language) throws IOException {
            this.selection = selection;
            this.caller = caller;
            this.words = words;
            this.language = language;
            this.names = new PropertyNames(store.properties(), language);
        }

        Pixels profiles(String of) throws IOException {
            PlotPoints points = points(selection, List.of(List.of(of)), MOST_POINTS);
            return dots(
                    points,
                    Side.over(label(points, 0), points.values(0), false, false, 0.03),
                    Side.over(depth(), points.depths(), false, true, 0.03),
                    some -> some.values(0),
                    PlotPoints::depths);
        }

        Pixels series(String of) throws IOException {
            PlotPoints points = points(selection, List.of(List.of(of)), MOST_POINTS);
            return dots(
                    points,
                    Side.over("", points.times(), true, false, 0.02),
                    Side.over(label(points, 0), points.values(0), false, false, 0.03),
                    PlotPoints::times,
                    some -> some.values(0));
        }

        Pixels diagram() throws IOException {
            PlotPoints points = points(selection.observing(Set.of()), List.of(SALINITIES, TEMPERATURES), MOST_POINTS);
            return dots(
                    points,
                    Side.over(label(points, 0), points.values(0), false, false, 0.03),
                    Side.over(label(points, 1), points.values(1), false, false, 0.03),
                    some -> some.values(0),
                    some -> some.values(1));
        }

        Transect transect(String of) throws IOException {
            PlotPoints points = points(selection, List.of(List.of(of)), MOST_CELLS);
            return new Transect(
                    points, title(points), names.of(points.columns().getFirst().key()), language);
        }

        /** How many values of each quality. */
        Pixels qualities(String of) throws IOException {
            ObservationStore.Chosen chosen = store.choose(selection.of(Set.of()), caller);
            SelectedColumn column =
                    chosen.columns(List.of(of)).stream().findFirst().orElseThrow(SelectionPlots::nothing);
            Map<Quality, Long> counts = store.qualities(chosen, column);
            if (counts.isEmpty()) {
                throw nothing();
            }
            return Chart.bars(
                    WIDE,
                    names.of(of),
                    counts.keySet().stream()
                            .map(quality -> words.text("observations.quality." + Asked.word(quality)))
                            .toList(),
                    List.copyOf(counts.values()),
                    words::number);
        }

        String depth() {
            return words.text("observations.selection.depth");
        }

        /** Some platforms that were chosen are compared, each in a colour; else all dots are alike. */
        private Pixels dots(
                PlotPoints points,
                Side x,
                Side y,
                Function<PlotPoints, double[]> along,
                Function<PlotPoints, double[]> up)
                throws IOException {
            Chart chart = new Chart(WIDE, HIGH, title(points), x, y, language);
            Set<String> platforms = new TreeSet<>(selection.platforms());
            if (platforms.size() < 2 || platforms.size() > Chart.MOST_COMPARED) {
                return chart.points(along.apply(points), up.apply(points));
            }
            List<List<String>> axes = points.columns().stream()
                    .map(column -> List.of(column.key()))
                    .toList();
            List<Chart.Group> groups = new ArrayList<>();
            for (String platform : platforms) {
                ObservationStore.Chosen one =
                        store.choose(selection.observing(Set.of()).by(Set.of(platform)), caller);
                if (axes.stream().noneMatch(keys -> one.columns(keys).isEmpty())) {
                    PlotPoints some = PlotPoints.of(store, one, axes, MOST_POINTS / platforms.size());
                    groups.add(new Chart.Group(platform, along.apply(some), up.apply(some)));
                }
            }
            return chart.groups(groups);
        }

        private PlotPoints points(Selection some, List<List<String>> axes, int most) throws IOException {
            return PlotPoints.of(store, store.choose(some, caller), axes, most);
        }

        private String label(PlotPoints points, int index) {
            SelectedColumn column = points.columns().get(index);
            return Axis.of(names.of(column.key()), column.property().unit()).label();
        }

        private String title(PlotPoints points) {
            return words.count(
                    points.isCut() ? "observations.selection.first-points" : "observations.selection.points",
                    points.count());
        }
    }
}
