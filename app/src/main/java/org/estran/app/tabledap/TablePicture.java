package org.estran.app.tabledap;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.estran.cartography.Axis;
import org.estran.cartography.Side;
import org.estran.cartography.raster.Chart;
import org.estran.cartography.raster.PngPicture;
import org.estran.observations.ObservedProperty;
import org.estran.opendap.tabledap.TableColumn;
import org.estran.opendap.tabledap.TableSink;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/** The rows of two variables as a picture: a dot for each, the second variable up the first; depths downwards. */
final class TablePicture implements TableSink {

    static final long MOST_POINTS = 1_000_000;

    /** A size in pixels. */
    private record Size(int wide, int high) {}

    private static final Map<String, Size> SIZES =
            Map.of("smallPng", new Size(360, 300), "png", new Size(720, 560), "largePng", new Size(1080, 840));

    private final OutputStream out;
    private final Size size;
    private final String title;
    private final List<TableColumn> columns;
    private final double[][] points = new double[2][1024];
    private int count;

    /** @param columns two of them, with numbers or moments */
    TablePicture(OutputStream out, String form, String title, List<TableColumn> columns) {
        this.out = out;
        this.size = SIZES.getOrDefault(form, new Size(720, 560));
        this.title = title;
        this.columns = columns;
    }

    @Override
    public void row(@Nullable Object[] row) {
        for (int i = 0; i < points.length; i++) {
            if (count == points[i].length) {
                points[i] = Arrays.copyOf(points[i], 2 * count);
            }
            points[i][count] = switch (row[i]) {
                case Instant moment -> moment.toEpochMilli();
                case Number number -> number.doubleValue();
                case null, default -> Double.NaN;
            };
        }
        count++;
    }

    @Override
    public void end() throws IOException {
        double[] along = Arrays.copyOf(points[0], count);
        double[] up = Arrays.copyOf(points[1], count);
        Chart chart = new Chart(
                size.wide(),
                size.high(),
                title,
                side(columns.getFirst(), along, false),
                side(columns.getLast(), up, isDownwards(columns.getLast())),
                Language.EN);
        out.write(PngPicture.encoded(chart.points(along, up), PngPicture.Depth.AS_FITS));
        out.flush();
    }

    private static boolean isDownwards(TableColumn column) {
        return "down".equals(column.attributes().get("positive")) || ObservedProperty.isDecibar(column.unit());
    }

    private static Side side(TableColumn column, double[] values, boolean isTurned) {
        boolean isTime = column.kind() == TableColumn.Kind.TIME;
        Object name = column.attributes().getOrDefault("long_name", column.name());
        Axis axis = isTime ? Axis.time(name.toString()) : Axis.of(name.toString(), column.unit());
        return Side.over(axis.label(), values, isTime, isTurned, 0.03);
    }
}
