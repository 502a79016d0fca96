package org.estran.grids.views;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.CfFile;
import org.estran.grids.views.FirstView.NoView;
import org.estran.grids.views.FirstView.Reason;
import org.jspecify.annotations.Nullable;

/** Finds the first view of a file: the first kind of picture that its most telling variables allow. */
public final class FirstViews {

    /** How many variables are tried before a file counts as not to be drawn. */
    private static final int TRIES = 12;

    private interface Finder {
        Optional<FirstView> find(Slice slice, @Nullable String title) throws IOException;
    }

    private static final List<Finder> PLACES_FIRST =
            List.of(GridViews::of, CurvilinearViews::of, ProfileViews::of, TrackViews::of, SeriesViews::of);
    private static final List<Finder> SERIES_FIRST = List.of(GridViews::of, SeriesViews::of, TrackViews::of);

    private FirstViews() {}

    /** The view of a file; one that cannot be read gives {@link Reason#UNREADABLE}. */
    public static FirstView of(Path path) {
        try (DataFile file = DataFiles.open(path)) {
            return of(file);
        } catch (IOException unreadable) {
            return new NoView(Reason.UNREADABLE);
        }
    }

    public static FirstView of(DataFile file) throws IOException {
        CfFile cf = new CfFile(file);
        List<DataVariable> candidates = Importance.order(cf);
        if (candidates.isEmpty()) {
            return new NoView(Reason.NO_DATA_VARIABLE);
        }
        String title = file.attributes().text("title").orElse(null);
        boolean isTimeSeries = file.attributes().text("featureType").orElse("").equalsIgnoreCase("timeSeries");
        boolean located = false;
        for (DataVariable variable : candidates.stream().limit(TRIES).toList()) {
            Slice slice = Slice.of(cf, variable);
            for (Finder finder : isTimeSeries ? SERIES_FIRST : PLACES_FIRST) {
                Optional<FirstView> view = finder.find(slice, title);
                if (view.isPresent()) {
                    return view.get();
                }
            }
            located |= slice.isLocated();
        }
        return new NoView(located ? Reason.NOTHING_TO_DRAW : Reason.NO_COORDINATES);
    }
}
