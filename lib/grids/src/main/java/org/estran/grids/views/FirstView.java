package org.estran.grids.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a first picture of a file shows, or why there is none. Missing values are NaN. */
public sealed interface FirstView {

    /**
     * Values along time, or along another axis.
     *
     * @param title of the file; null when it has none
     * @param axis the quantity of the axis; for time, its label and no unit
     * @param isTime whether {@code along} holds seconds since 1970-01-01T00:00:00Z
     * @param along ascending for time, else in the order of the file
     * @param values as many
     */
    record SeriesView(
            @Nullable String title, Quantity quantity, Quantity axis, boolean isTime, double[] along, double[] values)
            implements FirstView {}

    /**
     * Values down (or up) one place.
     *
     * @param vertical the quantity of the upright axis
     * @param down whether its numbers grow downwards, as depth and pressure do
     * @param levels in the unit of {@code vertical}
     * @param values as many
     */
    record ProfileView(
            @Nullable String title,
            Quantity quantity,
            Quantity vertical,
            boolean down,
            double[] levels,
            double[] values,
            @Nullable Instant time)
            implements FirstView {}

    /**
     * One time and level of a grid.
     *
     * @param longitudes degrees east, in the order and counting of the file
     * @param latitudes degrees north, in the order of the file
     * @param values one row for each latitude
     * @param time of the slice
     * @param level of the slice, with its unit, such as {@code 500 hPa}
     */
    record GridView(
            @Nullable String title,
            Quantity quantity,
            double[] longitudes,
            double[] latitudes,
            float[][] values,
            @Nullable Instant time,
            @Nullable String level)
            implements FirstView {}

    /**
     * Values at places.
     *
     * @param connected whether the places follow each other (a ship, a glider) or merely lie about
     * @param longitudes degrees east
     * @param latitudes degrees north, as many
     * @param values as many
     */
    record TrackView(
            @Nullable String title,
            Quantity quantity,
            boolean connected,
            double[] longitudes,
            double[] latitudes,
            double[] values,
            @Nullable Instant start,
            @Nullable Instant end)
            implements FirstView {}

    /**
     * Shapes of vector data on a map.
     *
     * @param features how many the file has
     * @param areLines whether they are lines or rings rather than points
     * @param crs the reference system by the name the file gives it; null when it gives none
     * @param longitudes degrees east; NaN between two shapes
     * @param latitudes degrees north, as many
     */
    record ShapesView(
            @Nullable String title,
            long features,
            boolean areLines,
            @Nullable String crs,
            double[] longitudes,
            double[] latitudes)
            implements FirstView {}

    /** Nothing to draw. */
    record NoView(Reason reason) implements FirstView {}

    /** Why there is nothing to draw; stable, so that pages can put it in words. */
    enum Reason {
        /** No variable holds data. */
        NO_DATA_VARIABLE,
        /** Data, but nothing says where or when. */
        NO_COORDINATES,
        /** All that could be drawn is missing, or of a shape that is not drawn. */
        NOTHING_TO_DRAW,
        /** The file cannot be read. */
        UNREADABLE
    }
}
