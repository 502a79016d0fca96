package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.Column;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/**
 * A cast as SBE Data Processing writes it: header to {@code *END*}, then a line a scan in columns of numbers. Time and
 * place are those of the satellites in the header; values equal to {@code bad_flag} are missing.
 */
public final class CnvFile extends TextObservations {

    private static final int MOST_COLUMNS = 2000;
    private static final int WIDTH = 11;
    private static final Pattern UNIT = Pattern.compile(".*\\[([^\\]]*)\\].*");

    /** Of SBE's short names, the beginnings that have a CF standard name. */
    private static final Map<String, String> STANDARD_NAMES = Map.of(
            "pr", "sea_water_pressure",
            "depS", "depth",
            "t0", "sea_water_temperature",
            "t1", "sea_water_temperature",
            "tv", "sea_water_temperature",
            "c0", "sea_water_electrical_conductivity",
            "c1", "sea_water_electrical_conductivity",
            "sal", "sea_water_practical_salinity",
            "sv", "speed_of_sound_in_sea_water",
            "sigma-", "sea_water_sigma_theta");

    private final SeaBirdHeader header = new SeaBirdHeader(remarks);
    private final List<Column> ofFeature = new ArrayList<>();
    private final int columns;
    private final double badFlag;

    private CnvFile(Path path) throws IOException {
        super(path, Format.SEA_BIRD_CNV);
        try (TextLines lines = new TextLines(path, remarks)) {
            readHeader(lines);
        }
        this.columns = header.names().size();
        String bad = header.fact("bad_flag");
        this.badFlag = bad == null ? Double.NaN : TextNumbers.parse(bad, 0, remarks);
        place();
        choose();
    }

    /** Whether the text begins as Sea-Bird's files do. */
    public static boolean isMeant(String firstLine) {
        return firstLine.startsWith("* Sea-Bird");
    }

    /** Reads the header. */
    public static CnvFile of(Path path) throws IOException {
        return new CnvFile(path);
    }

    private void readHeader(TextLines lines) throws IOException {
        for (String line = lines.required("*END*"); !line.startsWith("*END*"); line = lines.required("*END*")) {
            if (!line.startsWith("*") && !line.startsWith("#")) {
                throw new RefusedFile(
                        Reason.UNSUPPORTED, lines.number(), "a header without *END*: bottle files are not read yet");
            }
            header.take(line, lines.number());
        }
        if ("binary".equalsIgnoreCase(header.fact("file_type"))) {
            throw new RefusedFile(Reason.UNSUPPORTED, "Its scans are binary; SBE Data Processing writes them as text");
        }
        int count = header.names().size();
        String announced = header.fact("nquan");
        if (count == 0 || count > MOST_COLUMNS) {
            throw new RefusedFile(Reason.BROKEN, lines.number(), "the header names " + count + " columns");
        }
        if (announced != null && TextNumbers.count(announced, 0, MOST_COLUMNS) != count) {
            throw new RefusedFile(
                    Reason.BROKEN, lines.number(), "nquan is " + announced + ", and " + count + " columns are named");
        }
    }

    private void place() {
        add(
                ObservedProperty.instant("time")
                        .labelled("Beginning of the cast")
                        .as(Role.TIME),
                new Column.Instants(header.start()));
        add(
                ObservedProperty.number("longitude").in("degrees_east").as(Role.LONGITUDE),
                new Column.Numbers(header.angle("NMEA Longitude", 180)));
        add(
                ObservedProperty.number("latitude").in("degrees_north").as(Role.LATITUDE),
                new Column.Numbers(header.angle("NMEA Latitude", 90)));
        if (header.fact("NMEA Latitude") == null || header.fact("NMEA Longitude") == null) {
            remarks.add("observations-no-position", "");
        }
    }

    private void add(ObservedProperty property, Column column) {
        properties.add(property.ofFeature());
        ofFeature.add(column);
    }

    private void choose() {
        boolean hasPressure = header.names().values().stream().anyMatch(name -> name[0].matches("pr(DM|dM|SM|M).*"));
        Map<String, Integer> seen = new HashMap<>();
        boolean isVerticalKnown = false;
        for (String[] name : header.names().values()) {
            int times = seen.merge(name[0], 1, Integer::sum);
            boolean isVertical = name[0].matches(hasPressure ? "pr(DM|dM|SM|M).*" : "dep[SF]M.*") && !isVerticalKnown;
            isVerticalKnown |= isVertical;
            properties.add(ObservedProperty.number(times == 1 ? name[0] : name[0] + "_" + times)
                    .labelled(name[1])
                    .in(unit(name[1]))
                    .standard(standardName(name[0]))
                    .as(!isVertical ? Role.OBSERVED : hasPressure ? Role.PRESSURE : Role.DEPTH));
        }
    }

    private static @Nullable String standardName(String name) {
        return STANDARD_NAMES.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()) && !name.contains("dOV"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** {@code Temperature [ITS-90, deg C]}: what follows the scale. */
    private static @Nullable String unit(String label) {
        Matcher m = UNIT.matcher(label);
        return m.matches()
                ? m.group(1).substring(m.group(1).lastIndexOf(',') + 1).strip()
                : null;
    }

    @Override
    public FeatureType featureType() {
        return FeatureType.PROFILE;
    }

    @Override
    public Map<String, String> facts() {
        return new LinkedHashMap<>(header.facts());
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        Rows rows = new Rows(properties, sink);
        rows.begin(id(), header.fact("Ship"), ofFeature);
        long count = 0;
        try (TextLines lines = new TextLines(path, remarks)) {
            for (String line = lines.required("*END*"); !line.startsWith("*END*"); line = lines.required("*END*")) {
                // the header was read when the file was opened
            }
            for (String line = lines.next(); line != null && rows.isWanted(); line = lines.next()) {
                if (!line.isBlank()) {
                    rows.add(row(line, lines.number()));
                    count++;
                }
            }
        }
        String announced = header.fact("nvalues");
        if (rows.end() && announced != null && !announced.equals(Long.toString(count))) {
            remarks.add("observations-rows-announced", "", announced, Long.toString(count));
        }
    }

    private String id() {
        String station = header.fact("Station");
        String cruise = header.fact("Cruise");
        return (cruise == null ? "" : cruise + "_") + (station == null ? "1" : station);
    }

    private double[] row(String line, long number) throws RefusedFile {
        String[] cells = line.strip().split("\\s+");
        if (cells.length != columns && line.length() == columns * WIDTH) {
            cells = fixed(line);
        }
        if (cells.length != columns) {
            throw new RefusedFile(
                    Reason.BROKEN, number, columns + " values were announced, and " + cells.length + " are there");
        }
        double[] row = new double[columns];
        for (int c = 0; c < columns; c++) {
            double value = TextNumbers.parse(cells[c], number, remarks);
            row[c] = value == badFlag ? Double.NaN : value;
        }
        return row;
    }

    /** Wide numbers touch each other: every column is eleven characters wide. */
    private String[] fixed(String line) {
        String[] cells = new String[columns];
        for (int c = 0; c < columns; c++) {
            cells[c] = line.substring(c * WIDTH, (c + 1) * WIDTH).strip();
        }
        return cells;
    }
}
