package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.Column;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/**
 * Profiles in MEDATLAS (MEDAR/MEDATLAS protocol, part I, and SeaDataNet's description of it): the lines of the cruise,
 * then for each profile a header whose lines begin with a star, and rows of values that end with a flag for each of them,
 * without blanks between. Dates are day, month and year.
 */
public final class MedatlasFile extends TextObservations {

    private static final int LOOKED_AT = 200;
    private static final int MOST_PARAMETERS = 500;
    private static final int MOST_OF_CRUISE = 1 << 14;
    private static final Pattern PROFILE = Pattern.compile("\\*(\\S.*?)\\s+Data Type=\\s*(\\S+).*");
    private static final Pattern PLACE = Pattern.compile("\\*DATE=\\s*(\\d{8})\\s+TIME=\\s*(\\d{4})\\s+LAT=\\s*"
            + "([NS]\\s*\\d{1,2}\\s+[\\d.]+)\\s+LON=\\s*([EW]\\s*\\d{1,3}\\s+[\\d.]+)"
            + "(?:\\s+DEPTH=\\s*([-\\d.]*))?(?:\\s+QC=\\s*(\\d{1,4}))?.*");
    private static final Pattern COUNTS =
            Pattern.compile("\\*NB PARAMETERS=\\s*(\\d{1,3})\\s+RECORD LINES=\\s*(\\d{1,8})\\s*");
    private static final Pattern PARAMETER =
            Pattern.compile("\\*([A-Z0-9]{4})\\s+(.*?)\\s*(?:\\(([^()]*)\\))?\\s*def\\.?=\\s*(\\S+)\\s*");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("ddMMuuuuHHmm").withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, String> STANDARD_NAMES = Map.of(
            "PRES", "sea_water_pressure",
            "DEPH", "depth",
            "TEMP", "sea_water_temperature",
            "PSAL", "sea_water_practical_salinity");

    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<String> codes = new ArrayList<>();

    /** One profile's header, as far as it is known. */
    private static final class Header {
        private String id = "";
        private List<Column> place = List.of();
        private long line;
        private int announced = -1;
        private long rows = -1;
        private final List<String> codes = new ArrayList<>();
        private final List<Double> missing = new ArrayList<>();
    }

    private MedatlasFile(Path path) throws IOException {
        super(path, Format.MEDATLAS);
        properties.add(ObservedProperty.instant("time")
                .as(Role.TIME)
                .flagged(QualityScheme.GTSPP)
                .ofFeature());
        properties.add(ObservedProperty.number("longitude")
                .in("degrees_east")
                .as(Role.LONGITUDE)
                .flagged(QualityScheme.GTSPP)
                .ofFeature());
        properties.add(ObservedProperty.number("latitude")
                .in("degrees_north")
                .as(Role.LATITUDE)
                .flagged(QualityScheme.GTSPP)
                .ofFeature());
        properties.add(ObservedProperty.number("bottom_depth")
                .in("m")
                .flagged(QualityScheme.GTSPP)
                .ofFeature());
        look();
    }

    /** Whether the lines with a star at the beginning of the file hold the date and place of a profile. */
    static boolean isMeant(Path path) throws IOException {
        try (TextLines lines = new TextLines(path, new Remarks())) {
            String line = lines.next();
            boolean isStarred = line != null && line.startsWith("*");
            for (int i = 0; isStarred && line != null && i < LOOKED_AT; i++) {
                if (line.startsWith("*DATE=")) {
                    return true;
                }
                line = lines.next();
            }
            return false;
        } catch (RefusedFile noText) {
            return false;
        }
    }

    /** Reads all headers, for profiles may differ in what they measured. */
    public static MedatlasFile of(Path path) throws IOException {
        return new MedatlasFile(path);
    }

    private void look() throws IOException {
        StringBuilder cruise = new StringBuilder();
        try (TextLines lines = new TextLines(path, new Remarks())) {
            boolean isOfCruise = true;
            for (String line = lines.next(); line != null; line = lines.next()) {
                isOfCruise &= !PROFILE.matcher(line).matches() && !line.startsWith("*DATE=");
                if (isOfCruise && cruise.length() < MOST_OF_CRUISE) {
                    cruise.append(cruise.isEmpty() ? "" : "\n").append(line.stripTrailing());
                }
                Matcher parameter = PARAMETER.matcher(line);
                if (!isOfCruise && parameter.matches() && !codes.contains(parameter.group(1))) {
                    add(parameter, lines.number());
                }
            }
            if (codes.isEmpty()) {
                throw new RefusedFile(Reason.BROKEN, lines.number(), "no line names a parameter with its def.=");
            }
        }
        if (!cruise.isEmpty()) {
            facts.put("cruise", cruise.toString());
        }
    }

    private void add(Matcher parameter, long line) throws RefusedFile {
        if (codes.size() == MOST_PARAMETERS) {
            throw new RefusedFile(Reason.UNSUPPORTED, line, "more than " + MOST_PARAMETERS + " parameters");
        }
        String code = parameter.group(1);
        boolean isVertical = code.equals("PRES") || code.equals("DEPH");
        boolean isFirst =
                indexOf(Role.PRESSURE).isEmpty() && indexOf(Role.DEPTH).isEmpty();
        codes.add(code);
        properties.add(ObservedProperty.number(code)
                .labelled(parameter.group(2).replaceAll("\\s+", " "))
                .in(unit(parameter.group(3)))
                .standard(STANDARD_NAMES.get(code))
                .flagged(QualityScheme.GTSPP)
                .as(!isVertical || !isFirst ? Role.OBSERVED : code.equals("PRES") ? Role.PRESSURE : Role.DEPTH));
    }

    /** {@code decibar=10000 pascals}: what stands before. */
    private static @Nullable String unit(@Nullable String told) {
        if (told == null) {
            return null;
        }
        String plain = told.replaceAll("=.*", "").strip();
        return plain.equalsIgnoreCase("Celsius degree") ? "degree_Celsius" : plain;
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
        try (TextLines lines = new TextLines(path, remarks)) {
            Header header = new Header();
            for (String line = lines.next(); line != null && rows.isWanted(); line = lines.next()) {
                if (line.startsWith("*")) {
                    header = begun(header, line, lines.number(), rows);
                } else if (header.line > 0 && !line.isBlank()) {
                    row(header, line, lines.number(), rows);
                }
            }
            end(header, rows);
        }
    }

    /** The header a line belongs to, with what the line says. */
    private Header begun(Header before, String line, long number, Rows rows) throws IOException {
        Matcher profile = PROFILE.matcher(line);
        boolean isNext = profile.matches() || (line.startsWith("*DATE=") && before.line > 0);
        if (isNext) {
            end(before, rows);
        } else if (before.rows >= 0) {
            throw new RefusedFile(Reason.BROKEN, number, "a line of a header, and no Data Type= begins a profile");
        }
        Header header = isNext ? new Header() : before;
        Matcher counts = COUNTS.matcher(line);
        Matcher parameter = PARAMETER.matcher(line);
        if (profile.matches()) {
            header.id = profile.group(1).replaceAll("\\s+", " ");
        } else if (line.startsWith("*DATE=")) {
            header.line = number;
            header.place = place(line, number);
        } else if (header.line > 0 && counts.matches()) {
            header.announced = Integer.parseInt(counts.group(2));
            if (Integer.parseInt(counts.group(1)) > MOST_PARAMETERS) {
                throw new RefusedFile(Reason.UNSUPPORTED, number, counts.group(1) + " parameters");
            }
        } else if (header.line > 0 && parameter.matches()) {
            header.codes.add(parameter.group(1));
            header.missing.add(TextNumbers.parse(parameter.group(4), number, remarks));
        }
        return header;
    }

    private void end(Header header, Rows rows) throws IOException {
        if (header.line == 0) {
            return;
        }
        if (header.rows < 0) {
            begin(header, rows);
        }
        rows.end();
        if (header.announced >= 0 && header.announced != header.rows) {
            remarks.atLine(
                    "observations-rows-announced",
                    header.line,
                    Integer.toString(header.announced),
                    Long.toString(header.rows));
        }
    }

    private static void begin(Header header, Rows rows) {
        header.rows = 0;
        rows.begin(header.id.isEmpty() ? "line-" + header.line : header.id, null, header.place);
    }

    private List<Column> place(String line, long number) throws RefusedFile {
        Matcher m = PLACE.matcher(line);
        if (!m.matches()) {
            throw new RefusedFile(
                    Reason.BROKEN, number, "should read *DATE=ddmmyyyy TIME=hhmm LAT=N41 30.00 LON=E003 20.00");
        }
        String qc = m.group(6) == null ? "" : m.group(6);
        String depth = m.group(5) == null ? "" : m.group(5);
        return List.of(
                new Column.Instants(new long[] {moment(m.group(1) + m.group(2), number)}, flag(qc, 0)),
                new Column.Numbers(new double[] {angle(m.group(4), 180, number)}, flag(qc, 2)),
                new Column.Numbers(new double[] {angle(m.group(3), 90, number)}, flag(qc, 1)),
                new Column.Numbers(
                        new double[] {depth.isEmpty() ? Double.NaN : TextNumbers.parse(depth, number, remarks)},
                        flag(qc, 3)));
    }

    /** Four flags: of the date, the latitude, the longitude and the depth of the sea. */
    private static String[] flag(String qc, int at) {
        return new String[] {at < qc.length() ? qc.substring(at, at + 1) : ""};
    }

    private double angle(String told, double most, long line) {
        OptionalDouble degrees = TextAngles.degrees(told, most);
        if (degrees.isEmpty()) {
            remarks.atLine("observations-position", line, told);
        }
        return degrees.orElse(Double.NaN);
    }

    private long moment(String told, long line) {
        try {
            return LocalDateTime.parse(told, MOMENT).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException none) {
            remarks.atLine("observations-date", line, told);
            return Column.NO_INSTANT;
        }
    }

    private void row(Header header, String line, long number, Rows rows) throws IOException {
        if (header.rows < 0) {
            begin(header, rows);
        }
        int count = header.codes.size();
        String[] cells = line.strip().split("\\s+");
        if (count == 0 || cells.length != count + 1 || cells[count].length() != count) {
            throw new RefusedFile(
                    Reason.BROKEN,
                    number,
                    count + " values and as many flags without blanks were announced, and \"" + line.strip()
                            + "\" is there");
        }
        double[] values = new double[codes.size()];
        Arrays.fill(values, Double.NaN);
        String[] flags = new String[codes.size()];
        Arrays.fill(flags, "");
        for (int c = 0; c < count; c++) {
            int at = codes.indexOf(header.codes.get(c));
            double value = TextNumbers.parse(cells[c], number, remarks);
            values[at] = value == header.missing.get(c) ? Double.NaN : value;
            flags[at] = cells[count].substring(c, c + 1).intern();
        }
        rows.add(values, new String[codes.size()], flags);
        header.rows++;
    }
}
