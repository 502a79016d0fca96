package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet of Ocean Data View 4.6 (generic): texts named {@code platform} and {@code feature} are its cruise and station.
 * Along a depth, a moment belongs to the station; without one the moment is what samples are along. Texts have no tabs and no
 * line ends; what is missing is left blank.
 */
final class OdvTable implements TableSink {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String PLACES =
            "//<MetaVariable>label=\"Cruise\" value_type=\"INDEXED_TEXT\" is_primary_variable=\"F\" </MetaVariable>\n"
                    + "//<MetaVariable>label=\"Station\" value_type=\"INDEXED_TEXT\" is_primary_variable=\"F\" </MetaVariable>\n"
                    + "//<MetaVariable>label=\"Type\" value_type=\"TEXT:2\" is_primary_variable=\"F\" </MetaVariable>\n";

    private static final int NOWHERE = -1;

    private final Writer out;
    private final List<TableColumn> columns;
    private final int cruise;
    private final int station;
    private final int stationTime;
    private final int longitude;
    private final int latitude;

    /** Of the columns that are no part of a station, that along which samples are first. */
    private final List<Integer> data = new ArrayList<>();

    OdvTable(Writer out, List<TableColumn> columns, Map<String, Object> global) throws IOException {
        this.out = out;
        this.columns = columns;
        int depth = place("depth");
        int time = place("time");
        cruise = text("platform");
        station = text("feature");
        longitude = place("longitude");
        latitude = place("latitude");
        stationTime = depth == NOWHERE ? NOWHERE : time;
        int primary = depth == NOWHERE ? time : depth;
        if (primary != NOWHERE) {
            data.add(primary);
        }
        List<Integer> ofStation = List.of(cruise, station, stationTime, longitude, latitude);
        for (int i = 0; i < columns.size(); i++) {
            if (i != primary && !ofStation.contains(i)) {
                data.add(i);
            }
        }
        head(global, primary);
    }

    private int place(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return NOWHERE;
    }

    private int text(String name) {
        int at = place(name);
        return at != NOWHERE && columns.get(at).kind() == TableColumn.Kind.STRING ? at : NOWHERE;
    }

    private void head(Map<String, Object> global, int primary) throws IOException {
        tell("Creator", global.get("infoUrl"));
        // "MOMENT ADDRESS", of this answer
        String[] asked = String.valueOf(global.getOrDefault("history", "")).split(" ", 2);
        tell("CreateTime", asked[0].isEmpty() ? null : asked[0].replace("Z", ""));
        tell("Encoding", "UTF-8");
        tell("Software", "Estran");
        tell("Source", asked.length < 2 ? null : asked[1]);
        tell("Version", "ODV Spreadsheet V4.6");
        tell("DataField", "GeneralField");
        tell("DataType", stationTime == NOWHERE ? "GeneralType" : "Profiles");
        out.write(PLACES);
        meta("yyyy-mm-ddThh:mm:ss.sss", "DOUBLE", "Time");
        meta("Longitude [degrees_east]", "FLOAT", "Longitude");
        meta("Latitude [degrees_north]", "FLOAT", "Latitude");
        StringBuilder names = new StringBuilder("Cruise\tStation\tType\tyyyy-mm-ddThh:mm:ss.sss\t"
                + "Longitude [degrees_east]\tLatitude [degrees_north]");
        for (int i : data) {
            TableColumn column = columns.get(i);
            String label = label(column);
            out.write("//<DataVariable>label=\"" + escaped(label) + "\" value_type=\"" + type(column)
                    + "\" is_primary_variable=\"" + (i == primary ? "T" : "F") + "\" "
                    + (column.name().equals("time") ? "comment=\"Time\" " : "") + "</DataVariable>\n");
            names.append('\t').append(label);
        }
        out.write(names.append('\n').toString());
    }

    private void tell(String element, @Nullable Object value) throws IOException {
        if (value != null) {
            out.write("//<" + element + ">" + escaped(flat(value.toString())) + "</" + element + ">\n");
        }
    }

    private void meta(String label, String type, String comment) throws IOException {
        out.write("//<MetaVariable>label=\"" + label + "\" value_type=\"" + type
                + "\" is_primary_variable=\"F\" comment=\"" + comment + "\" </MetaVariable>\n");
    }

    private static String label(TableColumn column) {
        if (column.kind() == TableColumn.Kind.TIME) {
            return "time_ISO8601" + (column.name().equals("time") ? "" : "_" + flat(column.name()));
        }
        String unit = column.textUnit();
        return flat(unit.isEmpty() ? column.name() : column.name() + " [" + unit + "]");
    }

    private static String type(TableColumn column) {
        return switch (column.kind()) {
            case STRING -> "INDEXED_TEXT";
            case INT -> "INTEGER";
            case FLOAT -> "FLOAT";
            case DOUBLE, TIME -> "DOUBLE";
        };
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        out.write(at(row, cruise) + '\t' + at(row, station) + "\t*\t");
        out.write(stationTime != NOWHERE && row[stationTime] instanceof Instant moment ? MOMENT.format(moment) : "");
        out.write('\t' + at(row, longitude) + '\t' + at(row, latitude));
        for (int i : data) {
            out.write('\t' + at(row, i));
        }
        out.write('\n');
    }

    private String at(@Nullable Object[] row, int column) {
        if (column == NOWHERE) {
            return "";
        }
        return switch (row[column]) {
            case Double number -> Texts.number(columns.get(column).kind(), number);
            case Instant moment -> MOMENT.format(moment) + "Z";
            case null -> "";
            case Object other -> flat(other.toString());
        };
    }

    private static String flat(String text) {
        return text.replaceAll("\\s", " ").strip();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
