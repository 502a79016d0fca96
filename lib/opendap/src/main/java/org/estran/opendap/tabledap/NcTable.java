package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.estran.grids.Attributes;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.writing.ClassicWriter;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;
import org.jspecify.annotations.Nullable;

/**
 * The rows as a netCDF classic file as ERDDAP lays it out: each variable along the dimension {@code row}, texts as
 * characters; or the header of that file as text. Ranges and bounds are those of the rows. Rows lie in temporary files until
 * all have come.
 */
final class NcTable implements TableSink {

    /** Bytes of a file at most: a single long text takes its room in every row. */
    private static final long LARGEST = 1L << 33;

    private static final List<String> OF_LATITUDE = List.of(
            "Northernmost_Northing",
            "Southernmost_Northing",
            "geospatial_lat_max",
            "geospatial_lat_min",
            "geospatial_lat_units");
    private static final List<String> OF_LONGITUDE = List.of(
            "Easternmost_Easting",
            "Westernmost_Easting",
            "geospatial_lon_max",
            "geospatial_lon_min",
            "geospatial_lon_units");
    private static final List<String> OF_TIME = List.of("time_coverage_start", "time_coverage_end");

    private final OutputStream out;
    private final boolean isHeader;
    private final Map<String, Object> global;
    private final Path folder;
    private final List<NcColumn> columns = new ArrayList<>();
    private long rows;

    NcTable(OutputStream out, boolean isHeader, List<TableColumn> given, Map<String, Object> global)
            throws IOException {
        this.out = out;
        this.isHeader = isHeader;
        this.global = global;
        this.folder = Files.createTempDirectory("estran-table");
        Set<String> names = new HashSet<>();
        for (TableColumn column : given) {
            // The one sign that a name cannot have.
            String name = column.name().replace('/', '_');
            while (!names.add(name)) {
                name += "_";
            }
            columns.add(new NcColumn(column, name, folder, columns.size()));
        }
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        for (int i = 0; i < row.length; i++) {
            columns.get(i).put(row[i]);
        }
        rows++;
    }

    @Override
    public void end() throws IOException {
        Plan plan = plan();
        if (isHeader) {
            Object id = global.get("id");
            out.write(NcHeader.text((id == null ? "table" : id) + ".nc", plan).getBytes(StandardCharsets.UTF_8));
        } else {
            ClassicWriter writer = new ClassicWriter(plan);
            if (writer.length() > LARGEST) {
                throw new TableTooLarge("The file would have " + writer.length() + " bytes, and " + LARGEST
                        + " are the most: its longest text takes its room in every row.");
            }
            writer.writeTo(out);
        }
        out.flush();
    }

    private Plan plan() {
        Dimension row = new Dimension("row", rows, false);
        Set<Dimension> dimensions = new LinkedHashSet<>(List.of(row));
        List<PlannedVariable> variables =
                columns.stream().map(column -> column.planned(row, dimensions)).toList();
        return new Plan(new Attributes(attributes()), List.copyOf(dimensions), variables);
    }

    private Map<String, Values> attributes() {
        Map<String, Values> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        global.forEach((name, value) -> all.put(name, NcColumn.values(TableColumn.Kind.DOUBLE, value)));
        // What the whole dataset covers is not said of some of its rows.
        OF_LATITUDE.forEach(all::remove);
        OF_LONGITUDE.forEach(all::remove);
        OF_TIME.forEach(all::remove);
        for (NcColumn column : columns) {
            if (column.hasRange()) {
                switch (column.name()) {
                    case "latitude" -> bounds(all, OF_LATITUDE, column, "degrees_north");
                    case "longitude" -> bounds(all, OF_LONGITUDE, column, "degrees_east");
                    case "time" -> {
                        all.put(OF_TIME.getFirst(), Values.ofText(moment(column.least())));
                        all.put(OF_TIME.getLast(), Values.ofText(moment(column.most())));
                    }
                    default -> {}
                }
            }
        }
        return all;
    }

    private static String moment(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1000)).toString();
    }

    private static void bounds(Map<String, Values> all, List<String> names, NcColumn column, String unit) {
        all.put(names.get(0), column.number(column.most()));
        all.put(names.get(1), column.number(column.least()));
        all.put(names.get(2), column.number(column.most()));
        all.put(names.get(3), column.number(column.least()));
        all.put(names.get(4), Values.ofText(unit));
    }

    @Override
    public void close() throws IOException {
        for (NcColumn column : columns) {
            column.close();
        }
        Files.deleteIfExists(folder);
    }
}
