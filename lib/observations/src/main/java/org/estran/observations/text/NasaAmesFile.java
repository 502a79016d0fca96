package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.observations.Column;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Role;
import org.estran.observations.text.NasaAmesHeader.Variable;

/**
 * NASA Ames, file format indices 1001, 1010, 1020, 2010, 2110, 2160 and 3010. Rows run along the first independent
 * variable (in 3010 along the first two); each value of the last one begins a feature where there are several.
 */
public final class NasaAmesFile extends TextObservations {

    private final NasaAmesHeader header;
    private final double timeScale;
    private final NasaAmesProperties names;

    private NasaAmesFile(Path path) throws IOException {
        super(path, Format.NASA_AMES);
        try (TextLines lines = new TextLines(path, remarks)) {
            this.header = new NasaAmesHeader(lines, remarks);
        }
        this.names = new NasaAmesProperties(header.date);
        this.timeScale = names.millisecondsOf(header.independent.getFirst());
        choose();
        if (indexOf(Role.TIME).isEmpty()) {
            remarks.add("observations-no-time", "");
        }
        if (indexOf(Role.LONGITUDE).isEmpty() || indexOf(Role.LATITUDE).isEmpty()) {
            remarks.add("observations-no-position", "");
        }
    }

    /** Whether a line is the first of such a file: the length of the header and a file format index. */
    public static boolean isMeant(String line) {
        return line.matches("\\s*\\d{1,4}[\\s,]+[1-4]\\d[0-6]0\\s*|\\s*\\d{1,4}[\\s,]+1001\\s*");
    }

    /** Reads the header. */
    public static NasaAmesFile of(Path path) throws IOException {
        return new NasaAmesFile(path);
    }

    /** Names are given to rows first, since their coordinates count before those of the whole. */
    private void choose() {
        List<ObservedProperty> rows = new ArrayList<>();
        int ofRows = header.index == 3010 ? 2 : 1;
        header.independent.subList(0, ofRows).forEach(name -> rows.add(names.of(name, false)));
        boolean isOneFeature = header.index < 2000;
        List<Variable> auxiliary = toldAuxiliary();
        if (isOneFeature) {
            auxiliary.forEach(variable -> rows.add(names.of(variable.name(), false)));
        }
        header.primary.forEach(variable -> rows.add(names.of(variable.name(), false)));
        if (!isOneFeature) {
            properties.add(
                    names.of(header.independent.getLast(), header.index == 2160).ofFeature());
            auxiliary.forEach(variable ->
                    properties.add(names.of(variable.name(), variable.isText()).ofFeature()));
        }
        properties.addAll(rows);
    }

    /** The first auxiliary variable of 2110 and 2160 only counts the rows. */
    private List<Variable> toldAuxiliary() {
        boolean isCounted = (header.index == 2110 || header.index == 2160) && !header.auxiliary.isEmpty();
        return isCounted ? header.auxiliary.subList(1, header.auxiliary.size()) : header.auxiliary;
    }

    @Override
    public FeatureType featureType() {
        boolean moves = isOfRows(Role.LONGITUDE) && isOfRows(Role.LATITUDE);
        boolean isVertical = isOfRows(Role.PRESSURE) || isOfRows(Role.HEIGHT) || isOfRows(Role.DEPTH);
        if (isOfRows(Role.TIME)) {
            return moves ? FeatureType.TRAJECTORY : FeatureType.TIME_SERIES;
        }
        if (moves) {
            return FeatureType.TRAJECTORY;
        }
        return isVertical && !isOfRows(Role.LATITUDE) ? FeatureType.PROFILE : FeatureType.POINT;
    }

    @Override
    public Map<String, String> facts() {
        return new LinkedHashMap<>(header.facts());
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        Rows rows = new Rows(properties, sink);
        try (TextLines lines = new TextLines(path, remarks)) {
            while (lines.number() < header.end) {
                lines.required("the end of the header");
            }
            Words words = new Words(lines, remarks);
            if (header.index < 2000) {
                rows.begin("1", null, List.of());
                while (rows.isWanted() && words.hasMore()) {
                    record(words, rows);
                }
                rows.end();
                return;
            }
            for (int feature = 1; rows.isWanted() && words.hasMore(); feature++) {
                feature(feature, words, rows);
            }
        }
    }

    /** 1001, 1010 and 1020: auxiliary values are those of the first of the rows of a record. */
    private void record(Words words, Rows rows) throws IOException {
        double first = words.number();
        double[] auxiliary = scaled(words.numbers(header.auxiliary.size()), header.auxiliary);
        double[][] values = new double[header.primary.size()][];
        for (int v = 0; v < values.length; v++) {
            values[v] = words.numbers(header.perRecord);
        }
        words.end();
        for (int i = 0; i < header.perRecord; i++) {
            double[] row = new double[1 + auxiliary.length + values.length];
            row[0] = independent(first + i * header.steps.getFirst());
            for (int a = 0; a < auxiliary.length; a++) {
                row[1 + a] = i == 0 ? auxiliary[a] : Double.NaN;
            }
            for (int v = 0; v < values.length; v++) {
                row[1 + auxiliary.length + v] = header.primary.get(v).value(values[v][i]);
            }
            rows.add(row);
        }
    }

    private double independent(double value) {
        return timeScale == 0 ? value : names.dayBegins() + value * timeScale;
    }

    private void feature(int number, Words words, Rows rows) throws IOException {
        List<Column> columns = new ArrayList<>();
        String platform = null;
        if (header.index == 2160) {
            platform = words.text("the name of the station");
            columns.add(new Column.Texts(platform));
        } else {
            columns.add(new Column.Numbers(words.number()));
        }
        List<Variable> numbers =
                header.auxiliary.stream().filter(v -> !v.isText()).toList();
        double[] stored = words.numbers(numbers.size());
        double[] auxiliary = scaled(stored, numbers);
        words.end();
        boolean isCounted = header.index == 2110 || header.index == 2160;
        for (int a = isCounted ? 1 : 0; a < auxiliary.length; a++) {
            columns.add(single(numbers.get(a), auxiliary[a]));
        }
        for (Variable text : header.auxiliary.stream().filter(Variable::isText).toList()) {
            String told = words.text(text.name());
            columns.add(new Column.Texts(told.equals(text.missingText()) ? "" : told));
        }
        rows.begin(Integer.toString(number), platform, columns);
        switch (header.index) {
            case 2110, 2160 -> counted(words, rows, stored.length == 0 ? 0 : stored[0]);
            case 2010 -> listed(words, rows, 1);
            default -> listed(words, rows, header.counts.get(1));
        }
        rows.end();
    }

    /** A time of the file's day becomes a moment. */
    private Column single(Variable variable, double value) {
        double milliseconds = names.millisecondsOf(variable.name());
        boolean isMoment = milliseconds > 0
                && properties.stream()
                        .anyMatch(p -> p.isOfFeature() && variable.name().equals(p.label()) && p.role() == Role.TIME);
        if (!isMoment) {
            return new Column.Numbers(value);
        }
        return new Column.Instants(
                Double.isNaN(value) ? Column.NO_INSTANT : Math.round(names.dayBegins() + value * milliseconds));
    }

    /** 2110 and 2160: as many rows as the first auxiliary variable says. */
    private void counted(Words words, Rows rows, double announced) throws IOException {
        if (!(announced >= 0 && announced <= Integer.MAX_VALUE && announced == Math.rint(announced))) {
            throw new RefusedFile(Reason.BROKEN, words.line(), announced + " is no number of rows");
        }
        for (long i = 0; i < announced; i++) {
            double[] row = words.numbers(1 + header.primary.size());
            words.end();
            double first = independent(row[0]);
            double[] values = scaled(Arrays.copyOfRange(row, 1, row.length), header.primary);
            row[0] = first;
            System.arraycopy(values, 0, row, 1, values.length);
            rows.add(row);
        }
    }

    /** 2010 and 3010: each variable in turn at all places, which the header lists. */
    private void listed(Words words, Rows rows, int lines) throws IOException {
        List<Double> along = header.listed.getFirst();
        double[][] values = new double[header.primary.size()][];
        for (int v = 0; v < values.length; v++) {
            values[v] = words.numbers(Math.multiplyExact(along.size(), lines));
            words.end();
        }
        int leading = header.index == 3010 ? 2 : 1;
        for (int i = 0; i < along.size() * lines; i++) {
            double[] row = new double[leading + values.length];
            row[0] = along.get(i % along.size());
            if (leading == 2) {
                row[1] = header.listed.get(1).get(i / along.size());
            }
            for (int v = 0; v < values.length; v++) {
                row[leading + v] = header.primary.get(v).value(values[v][i]);
            }
            rows.add(row);
        }
    }

    private static double[] scaled(double[] stored, List<Variable> variables) {
        double[] values = new double[stored.length];
        for (int i = 0; i < stored.length; i++) {
            values[i] = variables.get(i).value(stored[i]);
        }
        return values;
    }
}
