package org.estran.app.viewer;

import java.util.List;

/**
 * Everything the page shows, ready to be written.
 *
 * @param dataset the path of the dataset within its record
 * @param label of the quantity
 * @param unit empty for none
 * @param dimensions times, levels and others
 * @param others what the variable may be compared with
 * @param crs the reference system of the map
 * @param box of the map in that system: least x, least y, greatest x, greatest y
 * @param service the address of the dataset's Web Map Service
 * @param map the address of the still map
 */
public record View(
        String recordId,
        String title,
        String dataset,
        List<Choice> datasets,
        String layer,
        String label,
        String unit,
        List<Choice> layers,
        List<DimensionChoice> dimensions,
        String crs,
        double[] box,
        List<Choice> styles,
        List<Choice> palettes,
        String range,
        String place,
        String line,
        String area,
        List<Choice> others,
        String service,
        String map,
        int mapHeight,
        String legend,
        List<Plot> plots,
        Table table,
        List<Link> exports,
        List<Snippet> snippets) {

    public View {
        datasets = List.copyOf(datasets);
        layers = List.copyOf(layers);
        dimensions = List.copyOf(dimensions);
        styles = List.copyOf(styles);
        palettes = List.copyOf(palettes);
        others = List.copyOf(others);
        plots = List.copyOf(plots);
        exports = List.copyOf(exports);
        snippets = List.copyOf(snippets);
    }

    /**
     * One of several things to choose from.
     *
     * @param label empty where the page has the word: the files of a record together
     */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * A dimension.
     *
     * @param parameter its name in the address
     * @param kind {@code time}, {@code elevation} or {@code other}
     * @param choices none where there are too many to list
     */
    public record DimensionChoice(
            String parameter, String kind, String label, List<Choice> choices, String chosen, int size) {
        public DimensionChoice {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A picture beside the map.
     *
     * @param kind {@code series}, {@code profile}, {@code section}, {@code mean}, {@code total}, {@code hovmoller},
     *     {@code difference} or {@code scatter}
     * @param files the same to be taken away
     */
    public record Plot(String kind, String image, List<Link> files, int width, int height) {
        public Plot {
            files = List.copyOf(files);
        }
    }

    /**
     * Values of the map at some of its places.
     *
     * @param columns longitudes
     * @param rows latitudes, and their values
     */
    public record Table(List<String> columns, List<Row> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        public record Row(String latitude, List<String> values) {
            public Row {
                values = List.copyOf(values);
            }
        }
    }

    /** @param kind {@code png}, {@code svg}, {@code csv}, {@code netcdf}, {@code dap} or {@code wms} */
    public record Link(String kind, String address) {}

    /** The same in a language for programs. */
    public record Snippet(String language, String code) {}
}
