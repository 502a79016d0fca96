package org.estran.grids.coverage;

import java.io.IOException;
import org.estran.grids.DataVariable;
import org.estran.grids.UnreadableFile;
import org.estran.grids.cf.CfFile;
import org.jspecify.annotations.Nullable;

/** Longitudes and latitudes of the same shape, point by point: read when first asked for, and kept. */
final class Places {

    private static final long MOST = 16_000_000;

    private final CfFile cf;
    private final DataVariable longitude;
    private final DataVariable latitude;
    private @Nullable Loaded loaded;

    /** The arrays, and a way to find in them the point nearest to a place. */
    record Loaded(double[] longitudes, double[] latitudes, NearestPoint nearest) {}

    Places(CfFile cf, DataVariable longitude, DataVariable latitude) {
        this.cf = cf;
        this.longitude = longitude;
        this.latitude = latitude;
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

    double[] at(int index) throws IOException {
        Loaded all = load();
        return new double[] {Longitude.wrapped(all.longitudes()[index]), all.latitudes()[index]};
    }
}
