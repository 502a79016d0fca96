package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.observations.Column;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Role;
import org.estran.observations.text.NasaAmesHeader.Variable;
import org.jspecify.annotations.Nullable;

/**
 * NASA Ames, every file format index: 1001, 1010, 1020, 2010, 2110, 2160, 2310, 3010 and 4010. Rows run along the first
 * independent variable (in 3010 along the first two, in 4010 three); each value of the last one begins a feature where
 * there are several.
 */
public final class NasaAmesFile extends TextObservations {

    /** The indices whose special comments may say what their variables are. */
    private static final Set<Integer> TOLD = Set.of(1001, 2010, 2110, 2160);

    private final NasaAmesHeader header;
    private final double timeScale;
    private final NasaAmesProperties names;
    private final @Nullable NasaAmesTold told;

    private NasaAmesFile(Path path) throws IOException {
        super(path, Format.NASA_AMES);
        try (TextLines lines = new TextLines(path, remarks)) {
            this.header = new NasaAmesHeader(lines, remarks);
        }
        this.names = new NasaAmesProperties(header.date);
        boolean isTold = header.told.isTold() && TOLD.contains(header.index);
        this.told = isTold ? new NasaAmesTold(header, names.dayBegins()) : null;
        this.timeScale = isTold ? 0 : names.millisecondsOf(header.independent.getFirst());
        if (told == null) {
            choose();
        } else {
            properties.addAll(told.properties());
        }
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
        int ofRows = Math.max(1, header.independent.size() - 1);
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

    /** But those that only say which rows follow. */
    private List<Variable> toldAuxiliary() {
        return header.auxiliary.subList(header.counting(), header.auxiliary.size());
    }

    @Override
    public FeatureType featureType() {
        if (told != null && told.featureType().isPresent()) {
            return told.featureType().get();
        }
        boolean moves = isOfRows(Role.LONGITUDE) && isOfRows(Role.LATITUDE);
        boolean isVertical = isOfRows(Role.PRESSURE) || isOfRows(Role.HEIGHT) || isOfRows(Role.DEPTH);
        if (isOfRows(Role.TIME)) {
            return moves ? FeatureType.TRAJECTORY : FeatureType.TIME_SERIES;
        }
        if (moves) {
            return header.listed.isEmpty() ? FeatureType.TRAJECTORY : FeatureType.POINT;
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
                if (told == null) {
                    rows.begin("1", null, List.of());
                } else {
                    told.begin(rows);
                }
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
            add(rows, row);
        }
    }

    private void add(Rows rows, double[] row) throws IOException {
        if (told == null) {
            rows.add(row);
        } else {
            told.add(rows, row);
        }
    }

    private double independent(double value) {
        return timeScale == 0 ? value : names.dayBegins() + value * timeScale;
    }

    private void feature(int number, Words words, Rows rows) throws IOException {
        double independent = header.index == 2160 ? Double.NaN : words.number();
        String platform = header.index == 2160 ? words.text("the name of the station") : "";
        List<Variable> numbers =
                header.auxiliary.stream().filter(v -> !v.isText()).toList();
        double[] stored = words.numbers(numbers.size());
        double[] auxiliary = scaled(stored, numbers);
        words.end();
        List<String> texts = new ArrayList<>();
        for (Variable text : header.auxiliary.stream().filter(Variable::isText).toList()) {
            String cell = words.text(text.name());
            texts.add(cell.equals(text.missingText()) ? "" : cell);
        }
        if (told == null) {
            List<Column> columns = columns(independent, platform, auxiliary, texts);
            rows.begin(Integer.toString(number), platform.isEmpty() ? null : platform, columns);
        } else {
            begin(number, independent, platform, auxiliary, texts, rows, told);
        }
        switch (header.index) {
            case 2110, 2160 -> counted(words, rows, stored[0]);
            case 2310 -> regular(words, rows, stored[0] == numbers.getFirst().missing() ? 0 : stored[0], auxiliary);
            default -> listed(words, rows);
        }
        rows.end();
    }

    private List<Column> columns(double independent, String platform, double[] auxiliary, List<String> texts) {
        List<Column> columns = new ArrayList<>();
        columns.add(
                header.index == 2160 ? new Column.Texts(platform) : single(header.independent.getLast(), independent));
        for (int a = header.counting(); a < auxiliary.length; a++) {
            columns.add(single(header.auxiliary.get(a).name(), auxiliary[a]));
        }
        texts.forEach(text -> columns.add(new Column.Texts(text)));
        return columns;
    }

    private void begin(
            int number,
            double independent,
            String name,
            double[] auxiliary,
            List<String> texts,
            Rows rows,
            NasaAmesTold comments) {
        int counting = header.counting();
        double[] numbers = new double[1 + header.auxiliary.size() - counting];
        String[] all = new String[numbers.length];
        Arrays.fill(numbers, Double.NaN);
        Arrays.fill(all, "");
        numbers[0] = independent;
        all[0] = name;
        for (int i = 1; i < numbers.length; i++) {
            int a = counting + i - 1;
            if (a < auxiliary.length) {
                numbers[i] = auxiliary[a];
            } else {
                all[i] = texts.get(a - auxiliary.length);
            }
        }
        comments.begin(rows, number, numbers, all);
    }

    /** A time of the file's day becomes a moment. */
    private Column single(String name, double value) {
        double milliseconds = names.millisecondsOf(name);
        boolean isMoment = milliseconds > 0
                && properties.stream()
                        .anyMatch(p -> p.isOfFeature() && name.equals(p.label()) && p.role() == Role.TIME);
        if (!isMoment) {
            return new Column.Numbers(value);
        }
        return new Column.Instants(
                Double.isNaN(value) ? Column.NO_INSTANT : Math.round(names.dayBegins() + value * milliseconds));
    }

    /** 2110 and 2160: as many rows as the first auxiliary variable says. */
    private void counted(Words words, Rows rows, double announced) throws IOException {
        long count = count(words, announced);
        for (long i = 0; i < count; i++) {
            double[] row = words.numbers(1 + header.primary.size());
            words.end();
            double first = independent(row[0]);
            double[] values = scaled(Arrays.copyOfRange(row, 1, row.length), header.primary);
            row[0] = first;
            System.arraycopy(values, 0, row, 1, values.length);
            add(rows, row);
        }
    }

    private static int count(Words words, double announced) throws RefusedFile {
        if (!(announced >= 0 && announced <= Integer.MAX_VALUE && announced == Math.rint(announced))) {
            throw new RefusedFile(Reason.BROKEN, words.line(), announced + " is no number of rows");
        }
        return (int) announced;
    }

    /** 2310: each variable in turn at equal steps from a first place; auxiliary are their number, that place, the step. */
    private void regular(Words words, Rows rows, double announced, double[] auxiliary) throws IOException {
        int count = count(words, announced);
        double[][] values = inTurn(words, count);
        for (int i = 0; i < count; i++) {
            add(rows, row(new double[] {auxiliary[1] + i * auxiliary[2]}, values, i));
        }
    }

    /** 2010, 3010 and 4010: each variable in turn at all places, which the header lists, the first axis running fastest. */
    private void listed(Words words, Rows rows) throws IOException {
        int count = 1;
        for (List<Double> axis : header.listed) {
            count *= axis.size();
        }
        double[][] values = inTurn(words, count);
        for (int i = 0; i < count; i++) {
            double[] place = new double[header.listed.size()];
            int rest = i;
            for (int d = 0; d < place.length; d++) {
                List<Double> axis = header.listed.get(d);
                place[d] = axis.get(rest % axis.size());
                rest /= axis.size();
            }
            add(rows, row(place, values, i));
        }
    }

    private double[][] inTurn(Words words, int count) throws IOException {
        double[][] values = new double[header.primary.size()][];
        for (int v = 0; v < values.length; v++) {
            values[v] = words.numbers(count);
            words.end();
        }
        return values;
    }

    private double[] row(double[] place, double[][] values, int i) {
        double[] row = Arrays.copyOf(place, place.length + values.length);
        row[0] = independent(row[0]);
        for (int v = 0; v < values.length; v++) {
            row[place.length + v] = header.primary.get(v).value(values[v][i]);
        }
        return row;
    }

    private static double[] scaled(double[] stored, List<Variable> variables) {
        double[] values = new double[stored.length];
        for (int i = 0; i < stored.length; i++) {
            values[i] = variables.get(i).value(stored[i]);
        }
        return values;
    }
}
