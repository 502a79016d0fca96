package org.estran.cartography;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The land, as closed rings of longitude and latitude; what lies inside an odd number of rings is land. From Natural
 * Earth (public domain), made by {@code scripts/coastline.mjs}, which also tells the format.
 *
 * <p>Rings never cross the antimeridian: land that does is cut there, and Antarctica is closed along the pole. Such an
 * edge is no coast, see {@link #isSeam}.
 */
public final class Coastline {

    /** One closed ring in degrees; the last point joins the first. */
    public static final class Ring {
        private final double[] lon;
        private final double[] lat;
        final double west;
        final double east;
        final double south;
        final double north;

        Ring(double[] lon, double[] lat) {
            this.lon = lon;
            this.lat = lat;
            west = Arrays.stream(lon).min().orElseThrow();
            east = Arrays.stream(lon).max().orElseThrow();
            south = Arrays.stream(lat).min().orElseThrow();
            north = Arrays.stream(lat).max().orElseThrow();
        }

        public int size() {
            return lon.length;
        }

        public double lon(int i) {
            return lon[i % lon.length];
        }

        public double lat(int i) {
            return lat[i % lat.length];
        }

        /** Whether the edge from point i to the next was made by cutting at the antimeridian or the pole. */
        public boolean isSeam(int i) {
            return Math.abs(lon(i)) == 180 && Math.abs(lon(i + 1)) == 180 || lat(i) == -90 && lat(i + 1) == -90;
        }
    }

    private static final class Coarse {
        static final Coastline LAND = read("coarse.coast");
    }

    private static final class Fine {
        static final Coastline LAND = read("fine.coast");
    }

    private final List<Ring> rings;
    /** Made when somebody asks for places, which drawing never does. */
    private volatile int @Nullable [][] bands;

    private Coastline(List<Ring> rings) {
        this.rings = rings;
    }

    /** Drawn for the 1:110 million scale: the whole world on one picture. */
    public static Coastline coarse() {
        return Coarse.LAND;
    }

    /** Drawn for the 1:50 million scale, thinned to a hundredth of a degree. */
    public static Coastline fine() {
        return Fine.LAND;
    }

    public List<Ring> rings() {
        return rings;
    }

    /**
     * Degrees from a coast within which these lines do not tell water from land: harbours, fjords, and the rivers that ships
     * go up.
     */
    private static final double NEAR = 0.5;

    /**
     * Whether a place is on land and not near a coast, in eight directions; so are lakes, which have none here.
     *
     * @param lon degrees east, from -180 to 360
     */
    public boolean isInland(double lon, double lat) {
        return isLandAround(lon, lat, 0) && isLandAround(lon, lat, NEAR / 2) && isLandAround(lon, lat, NEAR);
    }

    private boolean isLandAround(double lon, double lat, double degrees) {
        for (int x = -1; x <= 1; x++) {
            for (int y = -1; y <= 1; y++) {
                double east = lon + x * degrees;
                if (!isLand(
                        east > 180 ? east - 360 : east < -180 ? east + 360 : east,
                        Math.clamp(lat + y * degrees, -90, 90))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a place is on land, by the even-odd rule. */
    boolean isLand(double lon, double lat) {
        boolean inside = false;
        int[] edges = bands()[band(lat)];
        for (int at = 0; at < edges.length; at += 2) {
            Ring ring = rings.get(edges[at]);
            int i = edges[at + 1];
            double y1 = ring.lat(i);
            double y2 = ring.lat(i + 1);
            if (y1 > lat != y2 > lat && lon < (ring.lon(i + 1) - ring.lon(i)) * (lat - y1) / (y2 - y1) + ring.lon(i)) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static int band(double lat) {
        return (int) Math.floor(Math.clamp(lat, -90, 89.999)) + 90;
    }

    /** For each degree of latitude from the south the edges that are in it: pairs of a ring and the point they begin at. */
    private int[][] bands() {
        int[][] known = bands;
        if (known == null) {
            IntStream.Builder[] all = new IntStream.Builder[180];
            Arrays.setAll(all, band -> IntStream.builder());
            for (int r = 0; r < rings.size(); r++) {
                Ring ring = rings.get(r);
                for (int i = 0; i < ring.size(); i++) {
                    int last = band(Math.max(ring.lat(i), ring.lat(i + 1)));
                    for (int band = band(Math.min(ring.lat(i), ring.lat(i + 1))); band <= last; band++) {
                        all[band].add(r).add(i);
                    }
                }
            }
            known = Arrays.stream(all).map(one -> one.build().toArray()).toArray(int[][]::new);
            bands = known;
        }
        return known;
    }

    private static Coastline read(String resource) {
        try (InputStream in = Coastline.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the coastline " + resource + " is missing from this program");
            }
            return new Coastline(rings(new Varints(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Ring> rings(Varints numbers) {
        int count = numbers.next();
        List<Ring> rings = new ArrayList<>(count);
        for (int r = 0; r < count; r++) {
            int points = numbers.next();
            double[] lon = new double[points];
            double[] lat = new double[points];
            int x = 0;
            int y = 0;
            for (int i = 0; i < points; i++) {
                lon[i] = (x += numbers.difference()) / 100.0;
                lat[i] = (y += numbers.difference()) / 100.0;
            }
            rings.add(new Ring(lon, lat));
        }
        return List.copyOf(rings);
    }

    private static final class Varints {
        private final byte[] bytes;
        private int at;

        Varints(byte[] bytes) {
            this.bytes = bytes;
        }

        int next() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                int b = bytes[at++];
                value |= (b & 0x7f) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        int difference() {
            int zigzag = next();
            return (zigzag >>> 1) ^ -(zigzag & 1);
        }
    }
}
