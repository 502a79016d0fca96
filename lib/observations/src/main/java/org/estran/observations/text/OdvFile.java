package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.observations.Column;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Role;
import org.estran.observations.text.OdvHeader.Labelled;

/**
 * A spreadsheet of Ocean Data View, also in SeaDataNet's dress: a line a sample, each with the station it is of, or with
 * blanks where it is of the one before. Each station is a feature.
 */
public final class OdvFile extends TextObservations {

    /** ODV's own mark of a missing number. */
    private static final double MISSING = -1e10;

    private final OdvHeader header;
    private final List<Labelled> ofStation;
    private final List<Labelled> ofRows;
    private final OdvDates dates;
    private final int feature;
    private final int platform;

    private OdvFile(Path path) throws IOException {
        super(path, Format.ODV);
        try (TextLines lines = new TextLines(path, remarks)) {
            this.header = new OdvHeader(lines);
        }
        this.dates = new OdvDates(header.columns(), remarks);
        this.ofStation = header.columns().stream()
                .filter(column -> column.isOfStation() && !column.isAside() && !dates.isPartOf(column))
                .toList();
        this.ofRows = header.columns().stream()
                .filter(column -> !column.isOfStation() && !column.isAside())
                .toList();
        this.feature = index(ColumnComment.FEATURE);
        this.platform = index(ColumnComment.PLATFORM);
        properties.addAll(new OdvProperties(ofStation, ofRows).all());
        if (indexOf(Role.TIME).isEmpty()) {
            remarks.add("observations-no-time", "");
        }
        if (indexOf(Role.LONGITUDE).isEmpty() || indexOf(Role.LATITUDE).isEmpty()) {
            remarks.add("observations-no-position", "");
        }
    }

    /** The column that its comment says is for that; -1 for none. */
    private int index(String role) {
        return header.columns().stream()
                .filter(column -> column.role().equals(role))
                .mapToInt(Labelled::index)
                .findFirst()
                .orElse(-1);
    }

    /** Reads the header. */
    public static OdvFile of(Path path) throws IOException {
        return new OdvFile(path);
    }

    @Override
    public FeatureType featureType() {
        Optional<FeatureType> told = FeatureType.of(header.facts().getOrDefault(OdvHeader.FEATURE_TYPE, ""));
        if (told.isPresent()) {
            return told.get();
        }
        if (isOfRows(Role.LONGITUDE) && isOfRows(Role.LATITUDE)) {
            return FeatureType.TRAJECTORY;
        }
        if (isOfRows(Role.PRESSURE) || isOfRows(Role.DEPTH)) {
            return FeatureType.PROFILE;
        }
        return isOfRows(Role.TIME) ? FeatureType.TIME_SERIES : FeatureType.POINT;
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(header.facts());
        facts.remove(OdvHeader.FEATURE_TYPE);
        return facts;
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        Rows rows = new Rows(properties, sink);
        Map<String, Integer> ids = new HashMap<>();
        List<String> station = List.of();
        try (TextLines lines = new TextLines(path, remarks)) {
            while (lines.number() < header.line) {
                lines.required("the labels of its columns");
            }
            for (String line = lines.next(); line != null && rows.isWanted(); line = lines.next()) {
                if (line.isBlank() || line.startsWith("//")) {
                    continue;
                }
                String[] cells = cells(line, lines.number());
                List<String> told = told(cells);
                boolean isBlank = told.stream().allMatch(String::isEmpty);
                if (isBlank && station.isEmpty()) {
                    throw new RefusedFile(Reason.BROKEN, lines.number(), "the first sample names no station");
                }
                if (!isBlank && !told.equals(station)) {
                    if (!station.isEmpty()) {
                        rows.end();
                    }
                    station = told;
                    String carrier = platform < 0 || cells[platform].isEmpty() ? null : cells[platform];
                    rows.begin(id(cells, ids), carrier, columns(cells, lines.number()));
                }
                add(cells, lines.number(), rows);
            }
        }
        if (!station.isEmpty()) {
            rows.end();
        }
    }

    private String[] cells(String line, long number) throws RefusedFile {
        String[] cells = line.split(header.separator, -1);
        if (cells.length != header.width) {
            throw new RefusedFile(
                    Reason.BROKEN, number, header.width + " columns were named, and " + cells.length + " are there");
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        return cells;
    }

    private List<String> told(String[] cells) {
        List<String> told = new ArrayList<>();
        for (Labelled column : header.columns()) {
            if (column.isOfStation()) {
                told.add(cells[column.index()]);
            }
        }
        return told;
    }

    /** Cruise and station; a second station of the same name is told apart by a number. */
    private String id(String[] cells, Map<String, Integer> ids) {
        String name = feature >= 0 ? cells[feature] : nameOfStation(cells);
        int times = ids.merge(name, 1, Integer::sum);
        if (name.isEmpty()) {
            return Integer.toString(times);
        }
        return times == 1 ? name : name + " (" + times + ")";
    }

    private static String nameOfStation(String[] cells) {
        return cells[0].isEmpty() ? cells[1] : cells[1].isEmpty() ? cells[0] : cells[0] + "_" + cells[1];
    }

    private List<Column> columns(String[] cells, long line) throws RefusedFile {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < ofStation.size(); i++) {
            Labelled column = ofStation.get(i);
            String cell = cells[column.index()];
            String[] flags = column.flag() < 0 ? null : new String[] {cells[column.flag()]};
            columns.add(
                    switch (properties.get(i).form()) {
                        case NUMBER -> new Column.Numbers(new double[] {number(cell, line)}, flags);
                        case INSTANT -> new Column.Instants(new long[] {dates.moment(column, cells, line)}, flags);
                        case TEXT -> new Column.Texts(new String[] {cell}, flags);
                    });
        }
        return columns;
    }

    private void add(String[] cells, long line, Rows rows) throws IOException {
        double[] values = new double[ofRows.size()];
        String[] texts = new String[ofRows.size()];
        String[] flags = new String[ofRows.size()];
        for (int i = 0; i < values.length; i++) {
            Labelled column = ofRows.get(i);
            Form form = properties.get(ofStation.size() + i).form();
            texts[i] = cells[column.index()];
            flags[i] = column.flag() < 0 ? "" : cells[column.flag()].intern();
            values[i] = switch (form) {
                case NUMBER -> number(texts[i], line);
                case INSTANT -> OdvDates.asNumber(dates.moment(column, cells, line));
                case TEXT -> Double.NaN;
            };
        }
        rows.add(values, texts, flags);
    }

    private double number(String cell, long line) throws RefusedFile {
        double value = cell.isEmpty() ? Double.NaN : TextNumbers.parse(cell, line, remarks);
        return value == MISSING ? Double.NaN : value;
    }
}
