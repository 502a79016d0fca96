package org.estran.grids.coverage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.UnreadableFile;
import org.estran.grids.cf.CfFile;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/** Longitudes and latitudes of the same shape, point by point: read when first asked for, and kept. */
final class Places {

    private static final long MOST = 16_000_000;

    private final CfFile cf;
    private final DataVariable longitude;
    private final DataVariable latitude;
    private final @Nullable BoundingBox extent;
    private @Nullable Loaded loaded;

    /** The arrays, and a way to find in them the point nearest to a place. */
    record Loaded(double[] longitudes, double[] latitudes, NearestPoint nearest) {}

    /** @param extent of all of them where it is known; else null */
    Places(CfFile cf, DataVariable longitude, DataVariable latitude, @Nullable BoundingBox extent) {
        this.cf = cf;
        this.longitude = longitude;
        this.latitude = latitude;
        this.extent = extent;
    }

    synchronized Loaded load() throws IOException {
        Loaded known = loaded;
        if (known == null) {
            if (longitude.size() > MOST) {
                throw new UnreadableFile(
                        UnreadableFile.Reason.UNSUPPORTED, -1, longitude.name() + " has more places than are indexed");
            }
            double[] longitudes = cf.read(longitude);
            double[] latitudes = cf.read(latitude);
            known = new Loaded(longitudes, latitudes, new NearestPoint(longitudes, latitudes));
            loaded = known;
        }
        return known;
    }

    List<Dimension> dimensions() {
        return longitude.dimensions();
    }

    /** Reads them all where it is not known. */
    Optional<BoundingBox> extent() throws IOException {
        if (extent != null) {
            return Optional.of(extent);
        }
        Loaded all = load();
        return Cells.extent(1, all.longitudes().length, (r, c) ->
                new double[] {Longitude.wrapped(all.longitudes()[(int) c]), all.latitudes()[(int) c]});
    }

    double[] at(int index) throws IOException {
        Loaded all = load();
        return new double[] {Longitude.wrapped(all.longitudes()[index]), all.latitudes()[index]};
    }
}
