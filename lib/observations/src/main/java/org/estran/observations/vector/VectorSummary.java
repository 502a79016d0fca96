package org.estran.observations.vector;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.estran.grids.summary.FileSummary;
import org.estran.grids.summary.FileVariable;
import org.estran.grids.views.FirstView;
import org.estran.grids.views.FirstView.NoView;
import org.estran.grids.views.FirstView.Reason;
import org.estran.grids.views.FirstView.ShapesView;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * What a file of vector data says of itself: how many features, of what, where, and with which attributes. Reads all of
 * it, and holds none of it.
 *
 * @param features with and without a geometry
 * @param kind of the geometries; null when there is none
 * @param parts of all geometries: sets of points, lines, rings
 * @param positions of all of them
 * @param box west, south, east, north in the file's reference system; null when there is no position
 * @param attributes their names, as they come
 */
public record VectorSummary(
        long features,
        Geometry.@Nullable Kind kind,
        long parts,
        long positions,
        double @Nullable [] box,
        boolean isInDegrees,
        @Nullable String crs,
        List<String> attributes) {

    private static final int MOST_ATTRIBUTES = 1000;
    private static final int DRAWN = 20_000;
    private static final int LINES_DRAWN = 5_000;

    public VectorSummary {
        attributes = List.copyOf(attributes);
    }

    public static VectorSummary of(VectorFile file) throws IOException {
        Gathering all = new Gathering();
        file.forEach(all::take);
        boolean isAny = all.box[0] <= all.box[2];
        boolean fits = isAny && all.box[0] >= -180 && all.box[2] <= 360 && all.box[1] >= -90 && all.box[3] <= 90;
        return new VectorSummary(
                all.features,
                all.kind,
                all.parts,
                all.positions,
                isAny ? all.box : null,
                file.isGeographic() && fits,
                file.crs(),
                List.copyOf(all.attributes));
    }

    private static final class Gathering {
        private long features;
        private long parts;
        private long positions;
        private Geometry.@Nullable Kind kind;
        private final double[] box = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        private final Set<String> attributes = new LinkedHashSet<>();

        boolean take(VectorFeature feature) {
            features++;
            if (attributes.size() < MOST_ATTRIBUTES) {
                attributes.addAll(feature.attributes().keySet());
            }
            Geometry geometry = feature.geometry();
            if (geometry != null) {
                kind = kind == null ? geometry.kind() : Geometry.both(kind, geometry.kind());
                parts += geometry.parts().size();
                positions += geometry.positions();
                geometry.parts().forEach(this::grow);
            }
            return true;
        }

        private void grow(double[] part) {
            for (int i = 0; i < part.length; i++) {
                if (Double.isFinite(part[i])) {
                    box[i % 2] = Math.min(box[i % 2], part[i]);
                    box[2 + i % 2] = Math.max(box[2 + i % 2], part[i]);
                }
            }
        }
    }

    /** In the words a description is prefilled with; places only where they are known to be degrees. */
    public FileSummary told() {
        double[] known = box;
        return new FileSummary(
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                attributes.stream()
                        .map(name -> new FileVariable(name, null, null, null))
                        .toList(),
                known == null || !isInDegrees
                        ? List.of()
                        : List.of(new BoundingBox(eastward(known[0]), known[1], eastward(known[2]), known[3])),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static double eastward(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude;
    }

    /** The first picture of a file: its shapes on a map, thinned to what can be seen. */
    public static FirstView view(VectorFile file) throws IOException {
        VectorSummary summary = of(file);
        if (summary.positions == 0) {
            return new NoView(Reason.NOTHING_TO_DRAW);
        }
        return summary.isInDegrees ? summary.drawn(file) : new NoView(Reason.NO_COORDINATES);
    }

    private FirstView drawn(VectorFile file) throws IOException {
        boolean areLines = kind != Geometry.Kind.POINTS;
        Drawn drawn =
                new Drawn(Math.max(1, positions / DRAWN), areLines ? Math.max(1, parts / LINES_DRAWN) : 1, areLines);
        file.forEach(drawn::take);
        return new ShapesView(null, features, areLines, crs, drawn.axis(0), drawn.axis(1));
    }

    /** Every so manieth line, of it every so manieth position and its two ends, and a hole behind each. */
    private static final class Drawn {
        private final long step;
        private final long lineStep;
        private final boolean areLines;
        private double[] all = new double[1024];
        private int length;
        private long seen;
        private long lines;

        Drawn(long step, long lineStep, boolean areLines) {
            this.step = step;
            this.lineStep = lineStep;
            this.areLines = areLines;
        }

        boolean take(VectorFeature feature) {
            Geometry geometry = feature.geometry();
            for (double[] part : geometry == null ? List.<double[]>of() : geometry.parts()) {
                boolean isDrawn = lines++ % lineStep == 0;
                int last = part.length / 2 - 1;
                for (int i = 0; i <= last && isDrawn; i++) {
                    boolean isEnd = areLines && (i == 0 || i == last);
                    if (isEnd || seen % step == 0) {
                        add(part[2 * i], part[2 * i + 1]);
                        if (!areLines || i == last) {
                            add(Double.NaN, Double.NaN);
                        }
                    }
                    seen++;
                }
            }
            return true;
        }

        private void add(double x, double y) {
            if (length == all.length) {
                all = Arrays.copyOf(all, 2 * length);
            }
            all[length++] = x;
            all[length++] = y;
        }

        double[] axis(int which) {
            double[] axis = new double[length / 2];
            for (int i = 0; i < axis.length; i++) {
                axis[i] = all[2 * i + which];
            }
            return axis;
        }
    }
}
