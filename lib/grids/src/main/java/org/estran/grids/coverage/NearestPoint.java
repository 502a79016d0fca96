package org.estran.grids.coverage;

/**
 * Finds among many points on a sphere the one nearest to a place: a k-d tree over their unit vectors, kept as an order of
 * indices, so that it costs four bytes a point besides the vectors.
 */
final class NearestPoint {

    private static final int LEAF = 16;

    private final float[][] vectors = new float[3][];
    private final int[] order;
    private final int count;

    NearestPoint(double[] longitudes, double[] latitudes) {
        int n = longitudes.length;
        for (int c = 0; c < 3; c++) {
            vectors[c] = new float[n];
        }
        order = new int[n];
        int found = 0;
        for (int i = 0; i < n; i++) {
            if (Math.abs(latitudes[i]) <= 90 && Double.isFinite(longitudes[i])) {
                double[] v = vector(longitudes[i], latitudes[i]);
                for (int c = 0; c < 3; c++) {
                    vectors[c][i] = (float) v[c];
                }
                order[found++] = i;
            }
        }
        count = found;
        sort(0, count, 0);
    }

    private static double[] vector(double longitude, double latitude) {
        double lambda = Math.toRadians(longitude);
        double phi = Math.toRadians(latitude);
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }

    /** Puts the median of each stretch in its middle, lesser before it, greater behind, the coordinates by turns. */
    private void sort(int from, int to, int axis) {
        if (to - from <= LEAF) {
            return;
        }
        int middle = (from + to) >>> 1;
        int low = from;
        int high = to - 1;
        float[] key = vectors[axis];
        while (low < high) {
            float pivot = key[order[(low + high) >>> 1]];
            int i = low;
            int j = high;
            while (i <= j) {
                while (key[order[i]] < pivot) {
                    i++;
                }
                while (key[order[j]] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int held = order[i];
                    order[i++] = order[j];
                    order[j--] = held;
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                break;
            }
        }
        sort(from, middle, (axis + 1) % 3);
        sort(middle + 1, to, (axis + 1) % 3);
    }

    /**
     * The nearest point.
     *
     * @param farthest degrees of arc beyond which none counts
     * @return its index; −1 when there is none
     */
    int find(double longitude, double latitude, double farthest) {
        double chord = 2 * Math.sin(Math.toRadians(Math.min(180, farthest)) / 2);
        Search search = new Search(vector(longitude, latitude), chord * chord + 1e-12);
        search.within(0, count, 0);
        return search.best;
    }

    private final class Search {
        private final double[] target;
        private double least;
        private int best = -1;

        Search(double[] target, double least) {
            this.target = target;
            this.least = least;
        }

        void within(int from, int to, int axis) {
            if (to - from <= LEAF) {
                for (int i = from; i < to; i++) {
                    consider(order[i]);
                }
                return;
            }
            int middle = (from + to) >>> 1;
            double apart = target[axis] - vectors[axis][order[middle]];
            consider(order[middle]);
            int next = (axis + 1) % 3;
            if (apart < 0) {
                within(from, middle, next);
            } else {
                within(middle + 1, to, next);
            }
            if (apart * apart <= least) {
                if (apart < 0) {
                    within(middle + 1, to, next);
                } else {
                    within(from, middle, next);
                }
            }
        }

        private void consider(int point) {
            double squared = 0;
            for (int c = 0; c < 3; c++) {
                double d = vectors[c][point] - target[c];
                squared += d * d;
            }
            if (squared < least) {
                least = squared;
                best = point;
            }
        }
    }
}
