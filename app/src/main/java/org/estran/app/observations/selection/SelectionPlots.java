package org.estran.app.observations.selection;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.observations.store.FeatureSummary;
import org.estran.app.observations.store.ObservationStore;
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

    private static final int FIRST_VALUE = 4;

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

    /** Where features are, each at the middle of what it covers. */
    @GetMapping(value = "/observations/map.svg", produces = "image/svg+xml")
    ResponseEntity<String> map(@RequestParam MultiValueMap<String, String> parameters, Language language)
            throws IOException {
        List<FeatureSummary> features = places(Asked.of(parameters).understood());
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
        Words words = bundles.in(language);
        String title = words.text("observations.selection.map");
        String svg = TrackMap.places(
                Track.of(longitudes, latitudes, values),
                Palette.AMOUNT,
                new Caption(title, title, language),
                Axis.of(words.text("observations.selection.year"), null),
                WIDE);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(svg);
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
     * @param kind {@code profile}, {@code ts} or {@code series}
     * @param of the property of a profile or series
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
        PropertyNames names = new PropertyNames(store.properties(), language);
        Pixels drawn = switch (kind) {
            case "profile" -> {
                Points points = points(selection, List.of(List.of(of)), caller);
                yield chart(
                                words,
                                points,
                                Side.over(label(points, 0, names), points.values(0), false, false, 0.03),
                                Side.over(
                                        words.text("observations.selection.depth"), points.depths(), false, true, 0.03),
                                language)
                        .points(points.values(0), points.depths());
            }
            case "series" -> {
                Points points = points(selection, List.of(List.of(of)), caller);
                yield chart(
                                words,
                                points,
                                Side.over("", points.times(), true, false, 0.02),
                                Side.over(label(points, 0, names), points.values(0), false, false, 0.03),
                                language)
                        .points(points.times(), points.values(0));
            }
            case "ts" -> {
                Points points = points(selection.observing(Set.of()), List.of(SALINITIES, TEMPERATURES), caller);
                yield chart(
                                words,
                                points,
                                Side.over(label(points, 0, names), points.values(0), false, false, 0.03),
                                Side.over(label(points, 1, names), points.values(1), false, false, 0.03),
                                language)
                        .points(points.values(0), points.values(1));
            }
            default -> throw ProblemException.notFound("plot-unknown", "There is no plot of that kind.");
        };
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(PngPicture.encoded(drawn, PngPicture.Depth.AS_FITS));
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("selection-empty", "Nothing of the selection can be drawn so.");
    }

    private static String label(Points points, int index, PropertyNames names) {
        SelectedColumn column = points.columns().get(index);
        return Axis.of(names.of(column.key()), column.property().unit()).label();
    }

    private static Chart chart(Words words, Points points, Side x, Side y, Language language) {
        String title = words.count(
                points.isCut() ? "observations.selection.first-points" : "observations.selection.points",
                points.count());
        return new Chart(WIDE, HIGH, title, x, y, language);
    }

    /** What is drawn, one number for each row. */
    private record Points(
            List<SelectedColumn> columns, double[] times, double[] depths, double[][] all, int count, boolean isCut) {

        double[] values(int index) {
            return all[index];
        }
    }

    /** Of each axis the first property that is there is drawn, in the unit that comes first. */
    private Points points(Selection selection, List<List<String>> axes, Caller caller) throws IOException {
        ObservationStore.Chosen chosen = store.choose(selection, caller);
        List<SelectedColumn> columns = new ArrayList<>();
        for (List<String> keys : axes) {
            columns.add(chosen.columns(keys).stream().findFirst().orElseThrow(SelectionPlots::nothing));
        }
        Gathered gathered = new Gathered(columns.size());
        double[] values = new double[columns.size()];
        store.numbers(chosen, columns, row -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = row.number(FIRST_VALUE + i);
            }
            return gathered.add(row.number(0), row.number(3), values);
        });
        return gathered.points(columns);
    }

    /** Numbers in arrays that grow. */
    private static final class Gathered {
        private double[] times = new double[4096];
        private double[] depths = new double[4096];
        private final double[][] values;
        private int count;
        private boolean cut;

        Gathered(int columns) {
            this.values = new double[columns][4096];
        }

        boolean add(double time, double depth, double[] row) {
            if (count == MOST_POINTS) {
                cut = true;
                return false;
            }
            if (count == times.length) {
                int more = Math.min(MOST_POINTS, 2 * count);
                times = Arrays.copyOf(times, more);
                depths = Arrays.copyOf(depths, more);
                for (int i = 0; i < values.length; i++) {
                    values[i] = Arrays.copyOf(values[i], more);
                }
            }
            times[count] = time;
            depths[count] = depth;
            for (int i = 0; i < values.length; i++) {
                values[i][count] = row[i];
            }
            count++;
            return true;
        }

        Points points(List<SelectedColumn> columns) {
            double[][] all = new double[values.length][];
            for (int i = 0; i < values.length; i++) {
                all[i] = Arrays.copyOf(values[i], count);
            }
            return new Points(columns, Arrays.copyOf(times, count), Arrays.copyOf(depths, count), all, count, cut);
        }
    }
}
