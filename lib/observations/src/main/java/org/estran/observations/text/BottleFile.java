package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.Column;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/**
 * The bottles of a cast as SBE Data Processing's Bottle Summary writes them ({@code .btl}): a header as of a cast, two lines
 * of labels in columns of eleven characters, then for each bottle a line of means with its number and date, and a line
 * that begins with its time. Deviations, least and greatest values ({@code (sdev)}, {@code (min)}, {@code (max)}) are
 * told and left to the file.
 */
public final class BottleFile extends TextObservations {

    /** Bottle and Position, Date and Time stand before the first variable. */
    private static final int LEADING = 22;

    private static final int WIDTH = 11;
    private static final Pattern MEANS =
            Pattern.compile("\\s*(\\d{1,4})\\s+([A-Za-z]{3})\\s+(\\d{1,2})\\s+(\\d{4})(\\s.*?)(?:\\(avg\\))?\\s*");
    private static final Pattern TIME = Pattern.compile("\\s*(\\d{1,2}:\\d{2}:\\d{2})(?:\\s(.*))?");
    private static final Pattern STATISTICS = Pattern.compile(".*\\((sdev|min|max)\\)\\s*");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("MMM d uuuu", Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    /** What Sea-Bird's programs write for a bad scan. */
    private static final double BAD_FLAG = -9.990e-29;
    /** And others for a sensor that was not there. */
    private static final double NO_SENSOR = 1e36;

    /** Bottle files tell no units; these follow from the names. */
    private static final Map<String, String> UNITS = Map.of(
            "PrDM", "db",
            "DepSM", "m",
            "T\\d90C|Potemp\\d90C", "deg C",
            "C\\d(S/m)", "S/m",
            "Sal\\d\\d", "PSU",
            "Sbeox\\dML/L", "ml/l",
            "Sbeox\\dMm/Kg", "umol/kg");

    private final SeaBirdHeader header = new SeaBirdHeader(remarks);
    private final List<Column> ofFeature = new ArrayList<>();
    private final int columns;

    private BottleFile(Path path) throws IOException {
        super(path, Format.SEA_BIRD_BTL);
        List<String> labels;
        try (TextLines lines = new TextLines(path, remarks)) {
            labels = labels(header(lines, header));
            if (labels.isEmpty()) {
                throw new RefusedFile(Reason.BROKEN, lines.number(), "no variable is named beside Bottle and Date");
            }
        }
        this.columns = labels.size();
        header.place(properties, ofFeature);
        properties.add(ObservedProperty.number("bottle").labelled("Position of the bottle in the rosette"));
        properties.add(ObservedProperty.instant("time")
                .labelled("When the bottle was closed")
                .as(Role.TIME));
        List<@Nullable String[]> named = new ArrayList<>();
        labels.forEach(label -> named.add(new @Nullable String[] {label, null, unit(label)}));
        properties.addAll(SeaBirdNames.properties(named));
    }

    /** Whether a Sea-Bird header is followed by the labels of bottles. */
    static boolean isMeant(Path path) throws IOException {
        try (TextLines lines = new TextLines(path, new Remarks())) {
            String line = lines.next();
            while (line != null && !line.startsWith("*END*") && (line.startsWith("*") || line.startsWith("#"))) {
                line = lines.next();
            }
            return line != null && isOfLabels(line);
        } catch (RefusedFile noText) {
            return false;
        }
    }

    /** Reads the header. */
    public static BottleFile of(Path path) throws IOException {
        return new BottleFile(path);
    }

    private static boolean isOfLabels(String line) {
        return line.matches("\\s*Bottle\\s+Date\\b.*");
    }

    /** Reads as far as both lines of labels, and gives the first. */
    private static String header(TextLines lines, @Nullable SeaBirdHeader header) throws IOException {
        String line = lines.required("the names of the columns");
        while (line.startsWith("*") || line.startsWith("#")) {
            if (header != null) {
                header.take(line, lines.number());
            }
            line = lines.required("the names of the columns");
        }
        lines.required("the second line of the names, Position and Time");
        return line;
    }

    /** Labels may touch, and wider ones shift the rest; behind a second Bottle another table was put beside this one. */
    private static List<String> labels(String line) {
        List<String> labels = new ArrayList<>();
        int from = LEADING;
        while (from < line.length()) {
            int blank = from;
            while (blank < line.length() && line.charAt(blank) > ' ') {
                blank++;
            }
            int run = blank - from;
            int to = Math.min(line.length(), from + (run % WIDTH == 0 || run < WIDTH ? WIDTH : run));
            String label = line.substring(from, to).strip();
            if (label.isEmpty() || label.equals("Bottle")) {
                break;
            }
            labels.add(label);
            from = to;
        }
        return labels;
    }

    private static @Nullable String unit(String label) {
        return UNITS.entrySet().stream()
                .filter(entry -> label.matches(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
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
        rows.begin(header.id(), header.fact("Ship"), ofFeature);
        try (TextLines lines = new TextLines(path, remarks)) {
            header(lines, null);
            for (String line = lines.next(); line != null && rows.isWanted(); line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                if (STATISTICS.matcher(line).matches()) {
                    remarks.atLine("observations-statistics", lines.number());
                } else {
                    rows.add(bottle(line, lines));
                }
            }
        }
        rows.end();
    }

    private double[] bottle(String line, TextLines lines) throws IOException {
        Matcher m = MEANS.matcher(line);
        if (!m.matches()) {
            throw new RefusedFile(
                    Reason.BROKEN,
                    lines.number(),
                    "no line of a bottle: its number, month, day and year, and its values");
        }
        long number = lines.number();
        double[] values = values(m.group(5), line, number);
        double[] row = new double[2 + columns];
        row[0] = Integer.parseInt(m.group(1));
        System.arraycopy(values, 0, row, 2, columns);
        LocalDate date = date(m.group(2) + " " + m.group(3) + " " + m.group(4), number);
        Matcher time = TIME.matcher(lines.required("the time of bottle " + m.group(1)));
        if (!time.matches()) {
            throw new RefusedFile(
                    Reason.BROKEN, lines.number(), "the time of bottle " + m.group(1) + " should be here");
        }
        if (time.group(2) != null && !time.group(2).isBlank()) {
            remarks.atLine("observations-statistics", lines.number());
        }
        row[1] = moment(date, time.group(1), lines.number());
        return row;
    }

    private double[] values(String told, String line, long number) throws RefusedFile {
        String[] cells = told.strip().split("\\s+");
        if (cells.length != columns && line.length() >= LEADING + columns * WIDTH) {
            cells = new String[columns];
            for (int c = 0; c < columns; c++) {
                cells[c] = line.substring(LEADING + c * WIDTH, LEADING + (c + 1) * WIDTH)
                        .strip();
            }
        }
        if (cells.length != columns) {
            throw new RefusedFile(
                    Reason.BROKEN, number, columns + " values were announced, and " + cells.length + " are there");
        }
        double[] values = new double[columns];
        for (int c = 0; c < columns; c++) {
            double value = TextNumbers.parse(cells[c], number, remarks);
            values[c] = value == BAD_FLAG || value >= NO_SENSOR ? Double.NaN : value;
        }
        return values;
    }

    private @Nullable LocalDate date(String told, long line) {
        try {
            return LocalDate.parse(told, DATE);
        } catch (DateTimeException none) {
            remarks.atLine("observations-date", line, told);
            return null;
        }
    }

    private double moment(@Nullable LocalDate date, String told, long line) {
        try {
            return date == null
                    ? Double.NaN
                    : LocalTime.parse(told.length() == 7 ? "0" + told : told)
                            .atDate(date)
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli();
        } catch (DateTimeException none) {
            remarks.atLine("observations-date", line, told);
            return Double.NaN;
        }
    }
}
