package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
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
 * The drop of an expendable probe as Sippican's MK12 and MK21 export it ({@code .edf}): remarks behind {@code //}, facts
 * with a colon, a line that names the columns with their units, then rows between tabs. Dates have the month first.
 */
public final class EdfFile extends TextObservations {

    private static final Pattern FACT = Pattern.compile("\\s*([^:]{1,60}?)\\s*:\\s*(.*?)\\s*");
    /** {@code Depth (m) - Temperature (°C)}, and whatever became of the degree sign. */
    private static final Pattern LABELS = Pattern.compile("[^()]+\\([^()]*\\)(\\s+-\\s+[^()]+\\([^()]*\\))+\\s*");

    private static final Pattern LABEL = Pattern.compile("\\s*(.*?)\\s*\\((.*)\\)\\s*");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("M/d/uuuu H:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Map<String, Long> factLines = new LinkedHashMap<>();
    private final List<Column> ofFeature = new ArrayList<>();
    private final int columns;
    private final long end;

    private EdfFile(Path path) throws IOException {
        super(path, Format.EDF);
        try (TextLines lines = new TextLines(path, remarks)) {
            String labels = header(lines);
            this.end = lines.number();
            place();
            String[] cells = labels.split("\\)\\s+-\\s+");
            this.columns = cells.length;
            for (int c = 0; c < cells.length; c++) {
                properties.add(property(c < cells.length - 1 ? cells[c] + ")" : cells[c]));
            }
        }
    }

    /** Whether the text begins as the export of such a drop does. */
    static boolean isMeant(String firstLine) {
        return firstLine.matches("(?i)//.*\\bEXPORT DATA FILE\\b.*");
    }

    /** Reads the header. */
    public static EdfFile of(Path path) throws IOException {
        return new EdfFile(path);
    }

    private String header(TextLines lines) throws IOException {
        for (String line = lines.required("the names of the columns"); ; line = lines.required("the columns' names")) {
            if (line.startsWith("//") || line.isBlank()) {
                continue;
            }
            if (LABELS.matcher(line).matches()) {
                return line;
            }
            if (line.matches("\\s*[-+]?\\d+([.,]\\d*)?(\\s+[-+]?\\d+([.,]\\d*)?)+\\s*")) {
                throw new RefusedFile(
                        Reason.BROKEN, lines.number(), "values, and no line before them names the columns");
            }
            Matcher fact = FACT.matcher(line);
            if (fact.matches()) {
                facts.putIfAbsent(fact.group(1), fact.group(2));
                factLines.putIfAbsent(fact.group(1), lines.number());
            } else {
                facts.merge("memo", line.strip(), (before, next) -> before + "\n" + next);
            }
        }
    }

    private void place() {
        properties.add(ObservedProperty.instant("time")
                .labelled("Launch of the probe")
                .as(Role.TIME)
                .ofFeature());
        ofFeature.add(new Column.Instants(launch()));
        properties.add(ObservedProperty.number("longitude")
                .in("degrees_east")
                .as(Role.LONGITUDE)
                .ofFeature());
        double longitude = angle("Longitude", 180);
        ofFeature.add(new Column.Numbers(longitude));
        properties.add(ObservedProperty.number("latitude")
                .in("degrees_north")
                .as(Role.LATITUDE)
                .ofFeature());
        double latitude = angle("Latitude", 90);
        ofFeature.add(new Column.Numbers(latitude));
        if (Double.isNaN(longitude) || Double.isNaN(latitude)) {
            remarks.add("observations-no-position", "");
        }
    }

    private long launch() {
        String date = facts.get("Date of Launch");
        String time = facts.get("Time of Launch");
        if (date == null || time == null) {
            remarks.add("observations-no-time", "");
            return Column.NO_INSTANT;
        }
        try {
            return LocalDateTime.parse(date + " " + time, MOMENT)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        } catch (DateTimeException none) {
            remarks.atLine("observations-date", factLines.getOrDefault("Date of Launch", 0L), date + " " + time);
            return Column.NO_INSTANT;
        }
    }

    private double angle(String key, double most) {
        String told = facts.get(key);
        OptionalDouble degrees = TextAngles.degrees(told == null ? "" : told, most);
        if (told != null && degrees.isEmpty()) {
            remarks.atLine("observations-position", factLines.getOrDefault(key, 0L), told);
        }
        return degrees.orElse(Double.NaN);
    }

    private ObservedProperty property(String told) {
        Matcher m = LABEL.matcher(told);
        String label = m.matches() ? m.group(1) : told.strip();
        String unit = m.matches() ? m.group(2).strip() : null;
        // The degree sign is one of the eight-bit characters that programs on the way spoil.
        String plain = unit != null && unit.matches(".{0,4}C") ? "degree_Celsius" : unit;
        String name = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        boolean isDepth = name.equals("depth") && indexOf(Role.DEPTH).isEmpty();
        return ObservedProperty.number(unique(name))
                .labelled(label)
                .in(plain)
                .standard(standardName(name))
                .as(isDepth ? Role.DEPTH : Role.OBSERVED);
    }

    private String unique(String name) {
        long same = properties.stream()
                .filter(p -> p.name().equals(name) || p.name().startsWith(name + "_"))
                .count();
        return same == 0 ? name : name + "_" + (same + 1);
    }

    private static @Nullable String standardName(String name) {
        return switch (name) {
            case "depth" -> "depth";
            case "temperature" -> "sea_water_temperature";
            case "sound_velocity" -> "speed_of_sound_in_sea_water";
            case "salinity" -> "sea_water_practical_salinity";
            case "conductivity" -> "sea_water_electrical_conductivity";
            default -> null;
        };
    }

    @Override
    public FeatureType featureType() {
        return FeatureType.PROFILE;
    }

    @Override
    public Map<String, String> facts() {
        return new LinkedHashMap<>(facts);
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        Rows rows = new Rows(properties, sink);
        String sequence = facts.getOrDefault("Sequence #", "");
        rows.begin(sequence.isEmpty() ? "1" : sequence, null, ofFeature);
        try (TextLines lines = new TextLines(path, remarks)) {
            while (lines.number() < end) {
                lines.required("the end of the header");
            }
            for (String line = lines.next(); line != null && rows.isWanted(); line = lines.next()) {
                if (!line.isBlank() && !line.startsWith("//")) {
                    rows.add(row(line, lines.number()));
                }
            }
        }
        rows.end();
    }

    private double[] row(String line, long number) throws RefusedFile {
        String[] cells = line.strip().split("\\s+");
        if (cells.length != columns) {
            throw new RefusedFile(
                    Reason.BROKEN, number, columns + " values were announced, and " + cells.length + " are there");
        }
        double[] row = new double[columns];
        for (int c = 0; c < columns; c++) {
            row[c] = TextNumbers.parse(cells[c], number, remarks);
        }
        return row;
    }
}
