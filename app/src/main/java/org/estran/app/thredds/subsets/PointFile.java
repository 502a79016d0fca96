package org.estran.app.thredds.subsets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.grids.Attributes;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.IndexRange;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;
import org.estran.grids.writing.Provenance;
import org.estran.grids.writing.Subset;
import org.jspecify.annotations.Nullable;

/**
 * Values at a point as a CF file of one station: a series, or a series of profiles where there are levels (CF 9 and
 * appendix H). Values are unpacked; those of single precision stay so.
 */
final class PointFile {

    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<PlannedVariable> variables = new ArrayList<>();

    private PointFile() {}

    static Plan plan(GriddedDataset dataset, PointValues values, Provenance provenance)
            throws IOException, SubsetRefused {
        if (values.tables().size() > 1) {
            throw new SubsetRefused(
                    "These variables do not share times and levels: ask for them one by one, or for CSV.");
        }
        List<PointSeries> table = values.tables().iterator().next();
        Attributes attributes = Subset.attributes(
                        dataset, table.stream().map(PointSeries::variable).toList(), values.ranges(), provenance)
                .without("cdm_data_type");
        return new PointFile().plan(table, values.station(), attributes);
    }

    private Plan plan(List<PointSeries> table, String station, Attributes attributes) {
        PointSeries first = table.getFirst();
        axis("time", first.time(), first.times());
        axis("level", first.vertical(), first.levels());
        List<Dimension> shape = List.copyOf(dimensions);
        single("latitude", "degrees_north", first.latitude());
        single("longitude", "degrees_east", first.longitude());
        station(station);
        for (PointSeries each : table) {
            variables.add(series(each, shape));
        }
        String type = first.vertical() == null ? "timeSeries" : "timeSeriesProfile";
        return new Plan(attributes.with("featureType", Values.ofText(type)), dimensions, variables);
    }

    private void single(String name, String units, double value) {
        Attributes own =
                Attributes.NONE.with("standard_name", Values.ofText(name)).with("units", Values.ofText(units));
        variables.add(PlannedVariable.of(name, List.of(), own, Values.ofNumbers(value)));
    }

    private void station(String name) {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        Dimension width = new Dimension("station_strlen", letters.length, false);
        dimensions.add(width);
        variables.add(PlannedVariable.of(
                "station",
                List.of(width),
                Attributes.NONE.with("cf_role", Values.ofText("timeseries_id")),
                Values.ofCharacters(letters, new long[] {letters.length})));
    }

    private static PlannedVariable series(PointSeries series, List<Dimension> shape) {
        Values missing = series.isSingle() ? Values.ofFloats(Float.NaN) : Values.ofNumbers(Double.NaN);
        Attributes own = Attributes.NONE
                .with("coordinates", Values.ofText("latitude longitude station"))
                .with("_FillValue", missing);
        for (String name : List.of("long_name", "standard_name", "units", "cell_methods")) {
            Optional<String> said = series.variable().variable().attributes().text(name);
            own = said.isPresent() ? own.with(name, Values.ofText(said.get())) : own;
        }
        return PlannedVariable.of(series.name(), shape, own, values(series));
    }

    private static Values values(PointSeries series) {
        double[] values = series.values();
        if (!series.isSingle()) {
            return Values.ofNumbers(values);
        }
        float[] singles = new float[values.length];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = (float) values[i];
        }
        return Values.ofFloats(singles);
    }

    private void axis(String name, @Nullable GridAxis axis, @Nullable IndexRange range) {
        if (axis == null || range == null) {
            return;
        }
        Dimension dimension = new Dimension(name, range.count(), false);
        dimensions.add(dimension);
        double[] values = new double[(int) range.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = axis.value((int) (range.first() + i * range.stride()));
        }
        Attributes own = Attributes.NONE.with("units", Values.ofText(axis.units()));
        for (String word : List.of("standard_name", "long_name", "calendar", "positive", "axis")) {
            Optional<String> said =
                    axis.coordinate().flatMap(c -> c.attributes().text(word));
            own = said.isPresent() ? own.with(word, Values.ofText(said.get())) : own;
        }
        variables.add(PlannedVariable.of(name, List.of(dimension), own, Values.ofNumbers(values)));
    }
}
