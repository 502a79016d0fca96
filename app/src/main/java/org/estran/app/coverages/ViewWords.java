package org.estran.app.coverages;

import java.time.Instant;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import org.estran.app.pages.Words;
import org.estran.grids.views.FirstView;
import org.estran.grids.views.FirstView.GridView;
import org.estran.grids.views.FirstView.NoView;
import org.estran.grids.views.FirstView.ProfileView;
import org.estran.grids.views.FirstView.SeriesView;
import org.estran.grids.views.FirstView.ShapesView;
import org.estran.grids.views.FirstView.TrackView;
import org.estran.grids.views.Quantity;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** What a picture is called, and what it shows, in the words of one language. Names of quantities are the file's own. */
final class ViewWords {

    private static final int LONGEST_TITLE = 120;

    private final Words words;

    ViewWords(Words words) {
        this.words = words;
    }

    /** The quantity, where it needs saying the level and when, and the file's title. */
    String title(FirstView view) {
        return switch (view) {
            case GridView v -> title(v.quantity(), join(v.level(), moment(v.time())), v.title());
            case ProfileView v -> title(v.quantity(), moment(v.time()), v.title());
            case TrackView v -> title(v.quantity(), period(v.start(), v.end()), v.title());
            case SeriesView v -> title(v.quantity(), "", v.title());
            case ShapesView v -> shapes(v);
            case NoView none -> "";
        };
    }

    private String shapes(ShapesView view) {
        return words.text(
                view.areLines() ? "coverages.shapes.lines" : "coverages.shapes.points", words.number(view.features()));
    }

    private static String title(Quantity quantity, String when, @Nullable String of) {
        String title = join(quantity.label(), when);
        return of == null || of.length() + title.length() > LONGEST_TITLE ? title : title + " — " + of;
    }

    String alt(FirstView view) {
        return switch (view) {
            case GridView v ->
                words.text("coverages.alt.map", name(v.quantity()), after(join(v.level(), moment(v.time()))))
                        + range(rows(v));
            case ProfileView v ->
                words.text("coverages.alt.profile", name(v.quantity()), name(v.vertical()), after(moment(v.time())))
                        + range(Arrays.stream(v.values()));
            case TrackView v ->
                words.text(
                                v.connected() ? "coverages.alt.track" : "coverages.alt.places",
                                name(v.quantity()),
                                after(period(v.start(), v.end())))
                        + range(Arrays.stream(v.values()));
            case SeriesView v
            when v.isTime() ->
                words.text("coverages.alt.series", name(v.quantity()), after(period(v)))
                        + range(Arrays.stream(v.values()));
            case SeriesView v ->
                words.text("coverages.alt.plot", name(v.quantity()), name(v.axis())) + range(Arrays.stream(v.values()));
            case ShapesView v ->
                words.text("coverages.alt.shapes", shapes(v))
                        + (v.crs() == null ? "" : " " + words.text("coverages.alt.crs", v.crs()));
            case NoView none -> "";
        };
    }

    private String range(DoubleStream values) {
        DoubleSummaryStatistics found = values.filter(Double::isFinite).summaryStatistics();
        return found.getCount() == 0
                ? ""
                : " " + words.text("coverages.alt.range", number(found.getMin()), number(found.getMax()));
    }

    /** About four digits that tell something. */
    private String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.01 ? 3 : 8;
        return words.number(value, decimals);
    }

    private static DoubleStream rows(GridView view) {
        return Arrays.stream(view.values())
                .flatMapToDouble(
                        row -> java.util.stream.IntStream.range(0, row.length).mapToDouble(i -> row[i]));
    }

    private String period(SeriesView view) {
        double[] along = view.along();
        return period(Instant.ofEpochSecond((long) along[0]), Instant.ofEpochSecond((long) along[along.length - 1]));
    }

    private String period(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null ? "" : words.period(new TimeInterval(start, end));
    }

    private String moment(@Nullable Instant time) {
        if (time == null) {
            return "";
        }
        return time.getEpochSecond() % 86400 == 0 ? words.date(time) : words.moment(time);
    }

    private static String name(Quantity quantity) {
        return quantity.unit() == null ? quantity.label() : quantity.label() + " (" + quantity.unit() + ")";
    }

    private static String after(String detail) {
        return detail.isEmpty() ? "" : ", " + detail;
    }

    private static String join(@Nullable String one, @Nullable String other) {
        String first = one == null ? "" : one;
        return other == null || other.isEmpty() ? first : first.isEmpty() ? other : first + ", " + other;
    }
}
