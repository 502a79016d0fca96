package org.estran.app.coverages;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.cartography.Axis;
import org.estran.cartography.Caption;
import org.estran.cartography.Grid;
import org.estran.cartography.GridMap;
import org.estran.cartography.Palette;
import org.estran.cartography.ProfilePlot;
import org.estran.cartography.Series;
import org.estran.cartography.SeriesPlot;
import org.estran.cartography.Track;
import org.estran.cartography.TrackMap;
import org.estran.grids.views.FirstView;
import org.estran.grids.views.FirstView.GridView;
import org.estran.grids.views.FirstView.NoView;
import org.estran.grids.views.FirstView.ProfileView;
import org.estran.grids.views.FirstView.SeriesView;
import org.estran.grids.views.FirstView.ShapesView;
import org.estran.grids.views.FirstView.TrackView;
import org.estran.grids.views.Quantity;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;

/** Draws a view in both languages and both sizes. */
final class Draughtsman {

    private static final int WIDTH = 760;
    private static final int SMALL_WIDTH = 168;
    private static final int SMALL_HEIGHT = 112;

    /** Shapes have no values: neither is looked at. */
    private static final Palette ONE_COLOUR = Palette.forStandardName(null);

    private static final Axis NO_AXIS = Axis.of("", null);

    private final Bundles bundles;

    Draughtsman(Bundles bundles) {
        this.bundles = bundles;
    }

    /** Empty where there is nothing to draw. */
    Optional<Drawing> draw(FirstView view) {
        if (view instanceof NoView) {
            return Optional.empty();
        }
        Map<String, String> titles = new LinkedHashMap<>();
        Map<String, String> alts = new LinkedHashMap<>();
        Map<Language, String> full = new EnumMap<>(Language.class);
        Map<Language, String> thumbnails = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Words words = bundles.in(language);
            ViewWords said = new ViewWords(words);
            Caption caption = new Caption(said.title(view), said.alt(view), language);
            titles.put(language.code(), caption.title());
            alts.put(language.code(), caption.description());
            full.put(language, full(view, caption, words));
            thumbnails.put(language, thumbnail(view, caption));
        }
        return Optional.of(new Drawing(new LocalizedText(titles), new LocalizedText(alts), full, thumbnails));
    }

    private static String full(FirstView view, Caption caption, Words words) {
        return switch (view) {
            case GridView v -> GridMap.svg(grid(v), palette(v.quantity()), caption, axis(v.quantity()), WIDTH);
            case TrackView v -> TrackMap.svg(track(v), palette(v.quantity()), caption, axis(v.quantity()), WIDTH);
            case SeriesView v -> SeriesPlot.svg(series(v), caption, along(v, words), axis(v.quantity()), WIDTH);
            case ProfileView v
            when isDownwards(v) ->
                ProfilePlot.svg(profile(v), caption, axis(v.vertical()), axis(v.quantity()), WIDTH * 2 / 3);
            case ProfileView v -> SeriesPlot.svg(profile(v), caption, axis(v.vertical()), axis(v.quantity()), WIDTH);
            case ShapesView v -> TrackMap.svg(shapes(v), ONE_COLOUR, caption, NO_AXIS, WIDTH);
            case NoView none -> throw new IllegalArgumentException("nothing to draw: " + none.reason());
        };
    }

    private static String thumbnail(FirstView view, Caption caption) {
        return switch (view) {
            case GridView v -> GridMap.thumbnail(grid(v), palette(v.quantity()), caption, SMALL_WIDTH, SMALL_HEIGHT);
            case TrackView v -> TrackMap.thumbnail(track(v), palette(v.quantity()), caption, SMALL_WIDTH, SMALL_HEIGHT);
            case SeriesView v -> SeriesPlot.thumbnail(series(v), caption, SMALL_WIDTH, SMALL_HEIGHT);
            case ProfileView v
            when isDownwards(v) -> ProfilePlot.thumbnail(profile(v), caption, SMALL_WIDTH, SMALL_HEIGHT);
            case ProfileView v -> SeriesPlot.thumbnail(profile(v), caption, SMALL_WIDTH, SMALL_HEIGHT);
            case ShapesView v -> TrackMap.thumbnail(shapes(v), ONE_COLOUR, caption, SMALL_WIDTH, SMALL_HEIGHT);
            case NoView none -> throw new IllegalArgumentException("nothing to draw: " + none.reason());
        };
    }

    private static Track shapes(ShapesView view) {
        return Track.of(view.longitudes(), view.latitudes(), null);
    }

    private static Grid grid(GridView view) {
        double[][] values = new double[view.values().length][];
        for (int row = 0; row < values.length; row++) {
            float[] from = view.values()[row];
            values[row] = new double[from.length];
            for (int column = 0; column < from.length; column++) {
                values[row][column] = from[column];
            }
        }
        return Grid.of(view.longitudes(), view.latitudes(), values);
    }

    private static Track track(TrackView view) {
        return view.connected()
                ? Track.of(view.longitudes(), view.latitudes(), view.values())
                : Track.of(apart(view.longitudes()), apart(view.latitudes()), apart(view.values()));
    }

    /** A hole behind every place, so that no line joins what does not follow each other. */
    private static double[] apart(double[] numbers) {
        double[] apart = new double[2 * numbers.length];
        Arrays.fill(apart, Double.NaN);
        for (int i = 0; i < numbers.length; i++) {
            apart[2 * i] = numbers[i];
        }
        return apart;
    }

    private static List<Series> series(SeriesView view) {
        double[] along = view.isTime()
                ? Arrays.stream(view.along()).map(seconds -> seconds * 1000).toArray()
                : view.along();
        return List.of(Series.of(view.quantity().label(), along, view.values()));
    }

    private static List<Series> profile(ProfileView view) {
        double[] levels = view.down() || !isDownwards(view)
                ? view.levels()
                : Arrays.stream(view.levels()).map(height -> -height).toArray();
        return List.of(Series.of(view.quantity().label(), levels, view.values()));
    }

    /** Depths, pressures, and heights below the sea's surface, which are depths once turned round. */
    private static boolean isDownwards(ProfileView view) {
        return view.down()
                || Arrays.stream(view.levels()).filter(Double::isFinite).allMatch(height -> height <= 1);
    }

    private static Axis along(SeriesView view, Words words) {
        return view.isTime() ? Axis.time(words.text("coverages.time")) : axis(view.axis());
    }

    private static Axis axis(Quantity quantity) {
        return Axis.of(quantity.label(), quantity.unit());
    }

    private static Palette palette(Quantity quantity) {
        return Palette.forStandardName(quantity.standardName());
    }
}
