package org.estran.wms;

import java.util.List;
import java.util.Map;
import org.estran.cartography.Palette;
import org.estran.wms.maps.MapCrs;
import org.estran.wms.maps.Style;
import org.jspecify.annotations.Nullable;

/** An operation of the service, with everything it needs. */
public sealed interface WmsRequest {

    /** @param updateSequence as asked; empty for none */
    record GetCapabilities(WmsVersion version, String updateSequence) implements WmsRequest {}

    record GetMap(MapRequest map) implements WmsRequest {}

    /**
     * @param i column of pixels, from the left
     * @param j row of pixels, from the top
     */
    record GetFeatureInfo(MapRequest map, List<String> queryLayers, int i, int j, InfoFormat format)
            implements WmsRequest {
        public GetFeatureInfo {
            queryLayers = List.copyOf(queryLayers);
        }
    }

    /**
     * @param layer empty for the palette alone
     * @param barOnly without numbers
     * @param lying from left to right rather than upwards
     */
    record GetLegendGraphic(
            String layer,
            Style style,
            @Nullable Palette palette,
            Rendering rendering,
            ImageFormat format,
            int width,
            int height,
            boolean barOnly,
            boolean lying)
            implements WmsRequest {}

    /** What ncWMS tells in JSON of a layer or of all. */
    record GetMetadata(Item item, String layer, Map<String, String> parameters) implements WmsRequest {
        public GetMetadata {
            parameters = Map.copyOf(parameters);
        }

        /** What is asked. */
        public enum Item {
            MENU,
            LAYER_DETAILS,
            TIMESTEPS,
            MIN_MAX,
            ANIMATION_TIMESTEPS
        }
    }

    /** The values at a place over a stretch of time. */
    record GetTimeseries(MapRequest map, int i, int j, PlotFormat format) implements WmsRequest {}

    /** The values at a place over its levels. */
    record GetVerticalProfile(MapRequest map, int i, int j, PlotFormat format) implements WmsRequest {}

    /**
     * The values along a line.
     *
     * @param line x and y by turns, in the reference system
     */
    record GetTransect(
            WmsVersion version,
            String layer,
            MapCrs crs,
            List<double[]> line,
            Map<String, String> values,
            Rendering rendering,
            @Nullable Palette palette,
            PlotFormat format)
            implements WmsRequest {
        public GetTransect {
            line = List.copyOf(line);
            values = Map.copyOf(values);
        }
    }

    /**
     * Over a stretch of time, of a box or polygon: its mean, its total, or its mean along each meridian or parallel.
     */
    record GetArea(
            String layer,
            Kind kind,
            Area area,
            Map<String, String> values,
            Rendering rendering,
            @Nullable Palette palette,
            PlotFormat format)
            implements WmsRequest {
        public GetArea {
            values = Map.copyOf(values);
        }

        /** What is made of the box. */
        public enum Kind {
            /** One number for each time, each cell weighing as much as its area. */
            MEAN,
            /** One number for each time: the sum of value times area. */
            TOTAL,
            /** One for each time and longitude (E. Hovmöller, 1949). */
            BY_LONGITUDE,
            BY_LATITUDE
        }
    }

    /** Ours: the first of two layers less the second, as a map. */
    record GetDifference(MapRequest map, PlotFormat format) implements WmsRequest {}

    /** Ours: the values of two layers against each other, cell by cell of an area. */
    record GetScatter(List<String> layers, Area area, Map<String, String> values, PlotFormat format)
            implements WmsRequest {
        public GetScatter {
            layers = List.copyOf(layers);
            values = Map.copyOf(values);
        }
    }

    /** How values at a place are told. */
    enum InfoFormat {
        PLAIN("text/plain"),
        XML("text/xml"),
        JSON("application/json"),
        HTML("text/html");

        private final String mediaType;

        InfoFormat(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** How values along time, depth or a line are told. */
    enum PlotFormat {
        PNG("image/png"),
        SVG("image/svg+xml"),
        CSV("text/csv"),
        JSON("application/json");

        private final String mediaType;

        PlotFormat(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }
}
