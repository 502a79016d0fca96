package org.estran.wms.maps;

import java.io.IOException;
import org.estran.cartography.raster.Colouring;
import org.estran.cartography.raster.Isolines;
import org.estran.cartography.raster.Pen;
import org.estran.cartography.raster.Pixels;
import org.estran.cartography.raster.Vane;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.HorizontalGrid;

/** Draws one slice of a layer in a frame; what has no value stays transparent. */
public final class MapPainter {

    private static final int INK = 0xFF14242E;
    /** Contours follow points so many pixels apart, and look a little beyond the frame so that tiles meet. */
    private static final int CONTOUR_STEP = 4;

    private static final int VANE_STEP = 32;
    private static final double KNOTS = 1.943844;

    private final Slice slice;
    private final MapFrame frame;
    private final Portrayal portrayal;
    private final CellsMemory memory;

    public MapPainter(Slice slice, MapFrame frame, Portrayal portrayal, CellsMemory memory) {
        this.slice = slice;
        this.frame = frame;
        this.portrayal = portrayal;
        this.memory = memory;
    }

    public Pixels paint() throws IOException {
        return switch (portrayal.form()) {
            case RASTER -> coloured(portrayal.method());
            case FILLED_CONTOURS -> coloured(Sampling.Method.BILINEAR);
            case CONTOURS -> contours();
            case ARROWS, BARBS -> vanes(coloured(portrayal.method()));
        };
    }

    private Pixels coloured(Sampling.Method method) throws IOException {
        double[] values = values(slice, frame, method, memory);
        Pixels pixels = new Pixels(frame.width(), frame.height());
        Colouring colouring = portrayal.colouring();
        int[] argb = pixels.argb();
        for (int i = 0; i < argb.length; i++) {
            argb[i] = colouring.argb(values[i]);
        }
        return pixels;
    }

    private Pixels contours() throws IOException {
        MapFrame wide = frame.wider(CONTOUR_STEP).coarser(CONTOUR_STEP);
        double[] values = values(slice, wide, Sampling.Method.BILINEAR, memory);
        Pixels large = new Pixels(wide.width() * CONTOUR_STEP, wide.height() * CONTOUR_STEP);
        double[] levels = new double[portrayal.contours() + 1];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = portrayal.colouring().value(i / (double) portrayal.contours());
        }
        new Isolines(values, wide.width(), wide.height(), CONTOUR_STEP).draw(levels, new Pen(large, INK, 1.1));
        Pixels pixels = new Pixels(frame.width(), frame.height());
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                pixels.set(x, y, large.at(x + CONTOUR_STEP, y + CONTOUR_STEP));
            }
        }
        return pixels;
    }

    /** What would be coloured: of a flow its speed. */
    public static double[] values(Slice slice, MapFrame frame, CellsMemory memory) throws IOException {
        return values(slice, frame, Sampling.Method.NEAREST, memory);
    }

    private static double[] values(Slice slice, MapFrame of, Sampling.Method method, CellsMemory memory)
            throws IOException {
        Vectors vectors = slice.vectors();
        if (vectors == null) {
            return sampled(slice, slice.variable(), of, method, memory);
        }
        double[] x = sampled(slice, vectors.x(), of, method, memory);
        double[] y = sampled(slice, vectors.y(), of, method, memory);
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.hypot(x[i], y[i]);
        }
        return x;
    }

    private static double[] sampled(
            Slice slice, GriddedVariable variable, MapFrame of, Sampling.Method method, CellsMemory memory)
            throws IOException {
        return Sampling.of(variable, slice.fixed(), memory.cells(variable.grid(), of), method);
    }

    private Pixels vanes(Pixels ground) throws IOException {
        Vectors vectors = slice.vectors();
        if (vectors == null) {
            return ground;
        }
        MapFrame coarse = frame.coarser(VANE_STEP);
        double[] u = sampled(slice, vectors.x(), coarse, Sampling.Method.NEAREST, memory);
        double[] v = sampled(slice, vectors.y(), coarse, Sampling.Method.NEAREST, memory);
        double knots = knotsOf(vectors.x().variable().attributes().text("units").orElse(""));
        Vane vane = new Vane(new Pen(ground, INK, 1.3));
        for (int i = 0; i < u.length; i++) {
            double speed = Math.hypot(u[i], v[i]);
            if (!Double.isFinite(speed)) {
                continue;
            }
            double x = (i % coarse.width() + 0.5) * VANE_STEP;
            double y = (i / coarse.width() + 0.5) * VANE_STEP;
            double[] place = frame.place(x, y);
            double[] way = speed == 0 ? new double[] {1, 0} : way(vectors, place, u[i] / speed, v[i] / speed);
            if (portrayal.form() == Style.Form.BARBS) {
                vane.barb(x, y, way[0], way[1], speed * knots, place[1] < 0, VANE_STEP * 0.72);
            } else if (speed > 0) {
                vane.arrow(x, y, way[0], way[1], length(speed));
            }
        }
        return ground;
    }

    /** Weak flows are drawn shorter, so that strength is told by more than the colour. */
    private double length(double speed) {
        double part = Math.clamp(speed / portrayal.colouring().scale().to(), 0.0, 1.0);
        return VANE_STEP * (0.3 + 0.6 * Math.sqrt(part));
    }

    /** Where a little step along the flow leads in the picture: of length 1. */
    private double[] way(Vectors vectors, double[] place, double u, double v) throws IOException {
        double[] compass = vectors.alongGrid() ? compass(vectors.x().grid(), place, u, v) : new double[] {u, v};
        double little = 1e-3;
        double cosine = Math.max(1e-6, Math.cos(Math.toRadians(place[1])));
        double[] from = frame.pixel(place[0], place[1]);
        double[] to = frame.pixel(place[0] + compass[0] * little / cosine, place[1] + compass[1] * little);
        double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        return length > 0
                ? new double[] {(to[0] - from[0]) / length, (to[1] - from[1]) / length}
                : new double[] {u, -v};
    }

    /** From parts along the grid's rows and columns to eastward and northward ones, by where its neighbours lie. */
    private static double[] compass(HorizontalGrid grid, double[] place, double u, double v) throws IOException {
        long[] cell = grid.nearest(place[0], place[1]).orElse(null);
        if (cell == null || grid.columns().length() < 2 || grid.rows().equals(grid.columns())) {
            return new double[] {u, v};
        }
        long column = Math.min(cell[1], grid.columns().length() - 2);
        double[] here = grid.position(cell[0], column);
        double[] there = grid.position(cell[0], column + 1);
        double east = Math.IEEEremainder(there[0] - here[0], 360) * Math.cos(Math.toRadians(here[1]));
        double north = there[1] - here[1];
        double length = Math.hypot(east, north);
        if (!(length > 0)) {
            return new double[] {u, v};
        }
        double sense = xRises(grid) ? 1 : -1;
        double cos = sense * east / length;
        double sin = sense * north / length;
        return new double[] {u * cos - v * sin, u * sin + v * cos};
    }

    private static boolean xRises(HorizontalGrid grid) {
        return !(grid instanceof org.estran.grids.coverage.ProjectedGrid p) || p.x().order() > 0;
    }

    private static double knotsOf(String units) {
        String unit = units.replaceAll("[\\s.^*_]", "").toLowerCase(java.util.Locale.ROOT);
        return switch (unit) {
            case "knot", "knots", "kt", "kts", "kn" -> 1;
            case "cms-1", "cm/s" -> KNOTS / 100;
            case "kmh-1", "km/h" -> KNOTS / 3.6;
            default -> KNOTS;
        };
    }
}
