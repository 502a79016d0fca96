package org.estran.wms.maps;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.estran.grids.Attributes;
import org.estran.grids.DataFiles;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.writing.ClassicWriter;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;

/**
 * An ocean of formulas on a grid of 4 by 4 degrees, longitudes from 2 to 358: a temperature with a round island of no
 * values, chlorophyll over three decades, and a flow that turns about 60° north, 45° west and runs eastward elsewhere.
 */
final class SyntheticOcean {

    private static final int ROWS = 45;
    private static final int COLUMNS = 90;
    private static final Dimension LAT = new Dimension("lat", ROWS, false);
    private static final Dimension LON = new Dimension("lon", COLUMNS, false);

    private SyntheticOcean() {}

    static GriddedDataset in(Path folder) throws IOException {
        Path file = folder.resolve("ocean.nc");
        Plan plan = new Plan(
                attributes("Conventions", "CF-1.11"),
                List.of(LAT, LON),
                List.of(
                        PlannedVariable.of(
                                "lat",
                                List.of(LAT),
                                attributes("units", "degrees_north", "standard_name", "latitude"),
                                steps(-88, ROWS)),
                        PlannedVariable.of(
                                "lon",
                                List.of(LON),
                                attributes("units", "degrees_east", "standard_name", "longitude"),
                                steps(2, COLUMNS)),
                        field("temperature", "degC", "sea_surface_temperature", SyntheticOcean::temperature),
                        field("chlorophyll", "mg m-3", "", (lon, lat) -> 0.01 * Math.pow(1000, (lat + 90) / 180)),
                        field("u", "m s-1", "eastward_sea_water_velocity", SyntheticOcean::eastward),
                        field("v", "m s-1", "northward_sea_water_velocity", SyntheticOcean::northward)));
        try (OutputStream out = Files.newOutputStream(file)) {
            new ClassicWriter(plan).writeTo(out);
        }
        return GriddedDataset.of(DataFiles.open(file));
    }

    /** The temperature on a grid of a third of a degree with currents narrower than that of a pixel of a map of the world. */
    static Path fine(Path folder) throws IOException {
        Dimension lat = new Dimension("lat", 540, false);
        Dimension lon = new Dimension("lon", 1080, false);
        float[] values = new float[540 * 1080];
        for (int i = 0; i < values.length; i++) {
            int row = i / 1080;
            int column = i % 1080;
            double narrow = 6 * Math.sin(column * 1.9) * Math.cos(row * 1.3);
            values[i] = (float) (temperature(column / 3.0, row / 3.0 - 90) + narrow);
        }
        Path file = folder.resolve("fine.nc");
        Plan plan = new Plan(
                attributes("Conventions", "CF-1.11"),
                List.of(lat, lon),
                List.of(
                        thirds(lat, "degrees_north", -90),
                        thirds(lon, "degrees_east", 0),
                        PlannedVariable.of(
                                "temperature",
                                List.of(lat, lon),
                                attributes("units", "degC"),
                                Values.ofFloats(values))));
        try (OutputStream out = Files.newOutputStream(file)) {
            new ClassicWriter(plan).writeTo(out);
        }
        return file;
    }

    private static PlannedVariable thirds(Dimension along, String units, double first) {
        double[] values = new double[(int) along.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = first + (i + 0.5) / 3;
        }
        return PlannedVariable.of(along.name(), List.of(along), attributes("units", units), Values.ofNumbers(values));
    }

    private static double temperature(double lon, double lat) {
        boolean island = Math.hypot(lon - 22, lat - 10) < 25;
        return island ? Double.NaN : 30 * Math.cos(Math.toRadians(lat)) - 2 + 3 * Math.sin(Math.toRadians(3 * lon));
    }

    private static double eastward(double lon, double lat) {
        return 4 - 36 * (lat - 60) / 30 * eddy(lon, lat);
    }

    private static double northward(double lon, double lat) {
        return 36 * eastOfEddy(lon) / 45 * eddy(lon, lat);
    }

    private static double eddy(double lon, double lat) {
        return Math.exp(-Math.pow(eastOfEddy(lon) / 45, 2) - Math.pow((lat - 60) / 20, 2));
    }

    private static double eastOfEddy(double lon) {
        return Math.IEEEremainder(lon - 315, 360);
    }

    private static Values steps(double first, int count) {
        double[] steps = new double[count];
        for (int i = 0; i < count; i++) {
            steps[i] = first + 4 * i;
        }
        return Values.ofNumbers(steps);
    }

    private static PlannedVariable field(String name, String unit, String standardName, DoubleBinaryOperator formula) {
        float[] values = new float[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) formula.applyAsDouble(2 + 4 * (i % COLUMNS), -88 + 4 * (i / COLUMNS));
        }
        Attributes attributes = attributes("units", unit);
        return PlannedVariable.of(
                name,
                List.of(LAT, LON),
                standardName.isEmpty() ? attributes : attributes.with("standard_name", Values.ofText(standardName)),
                Values.ofFloats(values));
    }

    private static Attributes attributes(String... namesAndTexts) {
        Attributes all = Attributes.NONE;
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            all = all.with(namesAndTexts[i], Values.ofText(namesAndTexts[i + 1]));
        }
        return all;
    }
}
