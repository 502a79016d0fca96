package org.estran.observations.text;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.Column;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Remarks;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/**
 * The header of a Sea-Bird data file: lines with one star are the deck unit's, with two the operator's, with {@code #} the
 * processing's (SBE Data Processing manual, "Data File Formats").
 */
final class SeaBirdHeader {

    private static final Pattern TOLD = Pattern.compile("[*#]+\\s*([^=:]{1,80}?)\\s*[=:]\\s*(.*?)\\s*");
    private static final Pattern NAME = Pattern.compile("#\\s*name\\s+(\\d{1,4})\\s*=\\s*([^:]*?)(?::\\s*(.*?))?\\s*");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MMM d uuuu HH:mm:ss", Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);

    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Map<String, Long> lines = new LinkedHashMap<>();
    private final Map<Integer, String[]> names = new TreeMap<>();
    private final Remarks remarks;

    SeaBirdHeader(Remarks remarks) {
        this.remarks = remarks;
    }

    /** Takes one line. */
    void take(String line, long number) throws IOException {
        Matcher name = NAME.matcher(line);
        if (name.matches()) {
            String label = name.group(3) == null ? name.group(2) : name.group(3);
            names.put(Integer.parseInt(name.group(1)), new String[] {name.group(2), label});
            return;
        }
        Matcher told = TOLD.matcher(line);
        boolean isOfSensors = line.startsWith("# <") || line.startsWith("#  ") || line.startsWith("# span");
        if (!isOfSensors && told.matches() && !told.group(2).isEmpty()) {
            facts.putIfAbsent(told.group(1), told.group(2));
            lines.putIfAbsent(told.group(1), number);
        }
    }

    Map<String, String> facts() {
        return facts;
    }

    /** Short name and label of each column, by its number. */
    Map<Integer, String[]> names() {
        return names;
    }

    @Nullable
    String fact(String key) {
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            if (fact.getKey().equalsIgnoreCase(key)) {
                return fact.getValue();
            }
        }
        return null;
    }

    /** Cruise and station: the name of the cast. */
    String id() {
        String station = fact("Station");
        String cruise = fact("Cruise");
        return (cruise == null ? "" : cruise + "_") + (station == null ? "1" : station);
    }

    /** Adds where the cast was, by the satellites; told where they say nothing. */
    void place(List<ObservedProperty> properties, List<Column> ofFeature) {
        properties.add(ObservedProperty.number("longitude")
                .in("degrees_east")
                .as(Role.LONGITUDE)
                .ofFeature());
        ofFeature.add(new Column.Numbers(angle("NMEA Longitude", 180)));
        properties.add(ObservedProperty.number("latitude")
                .in("degrees_north")
                .as(Role.LATITUDE)
                .ofFeature());
        ofFeature.add(new Column.Numbers(angle("NMEA Latitude", 90)));
        if (fact("NMEA Latitude") == null || fact("NMEA Longitude") == null) {
            remarks.add("observations-no-position", "");
        }
    }

    private long line(String key) {
        return lines.getOrDefault(key, 0L);
    }

    /** Degrees; NaN when it is not told, or no angle. */
    private double angle(String key, double most) {
        String told = fact(key);
        if (told == null) {
            return Double.NaN;
        }
        OptionalDouble degrees = TextAngles.degrees(told, most);
        if (degrees.isEmpty()) {
            remarks.atLine("observations-position", line(key), told);
        }
        return degrees.orElse(Double.NaN);
    }

    /** When the cast began, in milliseconds: by the satellites, else by the computer, which is told. */
    long start() {
        for (String key : new String[] {"NMEA UTC (Time)", "start_time", "System UTC", "System UpLoad Time"}) {
            String told = fact(key);
            if (told == null) {
                continue;
            }
            long moment = moment(told, line(key));
            if (moment != Column.NO_INSTANT) {
                if (!key.startsWith("NMEA")) {
                    remarks.atLine("observations-time-of", line(key), key);
                }
                return moment;
            }
        }
        return Column.NO_INSTANT;
    }

    private long moment(String told, long line) {
        String plain = told.replaceAll("\\[.*", "").strip().replaceAll("\\s+", " ");
        try {
            return LocalDateTime.parse(plain, MOMENT).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException none) {
            remarks.atLine("observations-date", line, plain);
            return Column.NO_INSTANT;
        }
    }
}
