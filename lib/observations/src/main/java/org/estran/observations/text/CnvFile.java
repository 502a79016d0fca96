package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
                throw new RefusedFile(Reason.BROKEN, lines.number(), "a header without *END*");
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
        properties.add(ObservedProperty.instant("time")
                .labelled("Beginning of the cast")
                .as(Role.TIME)
                .ofFeature());
        ofFeature.add(new Column.Instants(header.start()));
        header.place(properties, ofFeature);
    }

    private void choose() {
        List<@Nullable String[]> named = new ArrayList<>();
        header.names().values().forEach(name -> named.add(new @Nullable String[] {name[0], name[1], unit(name[1])}));
        properties.addAll(SeaBirdNames.properties(named));
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
        rows.begin(header.id(), header.fact("Ship"), ofFeature);
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
