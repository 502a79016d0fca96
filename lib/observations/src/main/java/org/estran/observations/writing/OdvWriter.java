package org.estran.observations.writing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile;
import org.estran.observations.text.ColumnComment;
import org.estran.terms.Finding;

/**
 * Writes features as an ODV spreadsheet in SeaDataNet's dress (SeaDataNet data file formats, ODV; UTF-8, tabs): what the
 * file says of itself and what each variable is in comments, terms of P01 and P06 where they are known, the nine columns of
 * stations, then the samples with their flags, each in its own scheme. Profiles and series are stations, whose columns
 * stand in their first line only; each row of a trajectory and each point has the moment and the place of its own. Missing
 * numbers are blank.
 */
public final class OdvWriter {

    /** What is told of the spreadsheet itself, not by the file it is made of. */
    private static final Set<String> TOLD_ANEW =
            Set.of("encoding", "version", "datafield", "datatype", "featuretype", "metavariable", "datavariable");

    private static final int LONGEST_FACT = 1 << 18;
    private static final String BREAK = "\r\n";
    private static final int NO_ROW = -1;

    private final ObservationFile file;
    private final Losses losses = new Losses();
    private final List<OdvColumn> columns;
    private final boolean areRowsPlaces;

    /** The cells of the station that is being written; empty in columns of samples. */
    private List<String> station = List.of();

    public OdvWriter(ObservationFile file) {
        this.file = file;
        this.columns = new OdvColumns(file, losses).all();
        this.areRowsPlaces = columns.stream().anyMatch(column -> column.isMeta() && column.isOfRows());
    }

    /**
     * Writes all of it; the stream is left open.
     *
     * @return what has no place in it
     */
    public List<Finding> writeTo(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        header(writer);
        file.forEach(feature -> {
            write(writer, feature);
            return true;
        });
        writer.flush();
        return losses.all();
    }

    private void header(Writer writer) throws IOException {
        fact(writer, "Encoding", "UTF-8");
        fact(writer, "Version", "ODV Spreadsheet V4.6");
        fact(writer, "DataField", "GeneralField");
        fact(writer, "DataType", dataType());
        fact(writer, "featureType", file.featureType().cfName());
        NetcdfNames names = new NetcdfNames(TOLD_ANEW);
        for (Map.Entry<String, String> told : file.facts().entrySet()) {
            if (TOLD_ANEW.contains(told.getKey().toLowerCase(Locale.ROOT))) {
                continue;
            }
            String name = names.of(told.getKey());
            if (name.length() > 100 || told.getValue().length() > LONGEST_FACT) {
                losses.count(Losses.FACTS);
            } else {
                fact(writer, name, told.getValue());
            }
        }
        mapping(writer);
        for (OdvColumn column : columns) {
            if (!column.isKnownFlags()) {
                describe(writer, column);
            }
        }
        writer.write(String.join("\t", columns.stream().map(OdvColumn::label).toList()) + BREAK);
    }

    private String dataType() {
        return switch (file.featureType()) {
            case PROFILE, TIME_SERIES_PROFILE, TRAJECTORY_PROFILE -> "Profiles";
            case TIME_SERIES -> "TimeSeries";
            case TRAJECTORY -> "Trajectories";
            case POINT -> "GeneralType";
        };
    }

    private static void fact(Writer writer, String name, String text) throws IOException {
        writer.write("//<" + name + ">" + ColumnComment.escaped(text) + "</" + name + ">" + BREAK);
    }

    /** SeaDataNet's semantic header: what is known of it. */
    private void mapping(Writer writer) throws IOException {
        writer.write("//" + BREAK + "//SDN_parameter_mapping" + BREAK);
        for (OdvColumn column : columns) {
            if (!column.isMeta()
                    && !column.code().isEmpty()
                    && !column.unitCode().isEmpty()) {
                writer.write("//<subject>SDN:LOCAL:" + column.name() + "</subject><object>" + column.code()
                        + "</object><units>" + column.unitCode() + "</units>" + BREAK);
            }
        }
        writer.write("//" + BREAK);
    }

    private static void describe(Writer writer, OdvColumn column) throws IOException {
        String kind = column.isMeta() ? "MetaVariable" : "DataVariable";
        writer.write("//<" + kind + ">label=\"" + column.label() + "\" value_type=\"" + column.type()
                + "\" is_primary_variable=\"" + (column.isPrimary() ? "T" : "F") + "\" comment=\""
                + ColumnComment.write(column.said()) + "\" </" + kind + ">" + BREAK);
    }

    private void write(Writer writer, Feature feature) throws IOException {
        if (!feature.isContinued()) {
            station = new ArrayList<>();
            for (OdvColumn column : columns) {
                station.add(
                        column.isMeta() && !column.isOfRows() ? column.cells().of(feature, 0) : "");
            }
        }
        if (feature.rows() == 0 && !feature.isContinued()) {
            losses.count(Losses.EMPTY);
            line(writer, feature, NO_ROW);
        }
        for (int row = 0; row < feature.rows(); row++) {
            line(writer, feature, row);
        }
    }

    private void line(Writer writer, Feature feature, int row) throws IOException {
        List<String> cells = new ArrayList<>();
        boolean saysSomething = false;
        for (int c = 0; c < columns.size(); c++) {
            OdvColumn column = columns.get(c);
            if (column.isMeta() && !column.isOfRows()) {
                cells.add("");
            } else {
                cells.add(row == NO_ROW ? "" : column.cells().of(feature, row));
                saysSomething |= !cells.getLast().isEmpty();
            }
        }
        boolean isFirst = row <= 0 && !feature.isContinued();
        // with places of their own ODV wants each row whole, and a line of nothing but blanks would be no row
        if (isFirst || areRowsPlaces || !saysSomething) {
            for (int c = 0; c < columns.size(); c++) {
                cells.set(c, cells.get(c) + station.get(c));
            }
        }
        String line = String.join("\t", cells);
        writer.write((line.startsWith("//") ? " " : "") + line + BREAK);
    }
}
