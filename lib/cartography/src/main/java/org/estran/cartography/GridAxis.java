package org.estran.cartography;

/**
 * The positions of a grid along one axis, rising or falling, evenly spaced or not; a cell reaches half-way to its
 * neighbours.
 *
 * @throws IllegalArgumentException when the positions neither rise nor fall throughout
 */
final class GridAxis {

    private final double[] edges;
    private final boolean falling;

    private GridAxis(double[] edges, boolean falling) {
        this.edges = edges;
        this.falling = falling;
    }

    /** Longitudes in degrees, in any turn (−180..180, 0..360, across the antimeridian). */
    static GridAxis longitudes(double[] degrees) {
        double[] turned = degrees.clone();
        boolean falls = degrees.length > 1 && degrees[1] < degrees[0] && degrees[0] - degrees[1] < 180;
        for (int i = 1; i < turned.length; i++) {
            while (!falls && turned[i] < turned[i - 1] - 180) {
                turned[i] += 360;
            }
            while (falls && turned[i] > turned[i - 1] + 180) {
                turned[i] -= 360;
            }
        }
        return of(turned, "longitudes", -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    static GridAxis latitudes(double[] degrees) {
        return of(degrees.clone(), "latitudes", -90, 90);
    }

    private static GridAxis of(double[] positions, String what, double least, double most) {
        int n = positions.length;
        if (n == 0) {
            throw new IllegalArgumentException("no " + what);
        }
        boolean falling = n > 1 && positions[1] < positions[0];
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            if (!(falling ? positions[i] < positions[i - 1] : positions[i] > positions[i - 1])) {
                throw new IllegalArgumentException(
                        what + " must rise or fall throughout: " + positions[i - 1] + ", " + positions[i]);
            }
            edges[i] = (positions[i - 1] + positions[i]) / 2;
        }
        edges[0] = n == 1 ? positions[0] - 0.5 : positions[0] - (edges[1] - positions[0]);
        edges[n] = n == 1 ? positions[0] + 0.5 : positions[n - 1] + (positions[n - 1] - edges[n - 1]);
        for (int i = 0; i <= n; i++) {
            edges[i] = Math.clamp(edges[i], least, most);
        }
        return new GridAxis(edges, falling);
    }

    double least() {
        return falling ? edges[edges.length - 1] : edges[0];
    }

    double most() {
        return falling ? edges[0] : edges[edges.length - 1];
    }

    int size() {
        return edges.length - 1;
    }

    /** The cell that holds the position, or −1. */
    int cell(double position) {
        if (!(position >= least() && position <= most())) {
            return -1;
        }
        int low = 0;
        int high = size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean beyond = falling ? position < edges[middle + 1] : position > edges[middle + 1];
            if (beyond) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The cell that holds a meridian, in whatever turn it is counted; or −1. */
    int cellOfMeridian(double lon) {
        double turned = lon;
        while (turned < least()) {
            turned += 360;
        }
        while (turned > most() && turned - 360 >= least()) {
            turned -= 360;
        }
        return cell(turned);
    }
}
