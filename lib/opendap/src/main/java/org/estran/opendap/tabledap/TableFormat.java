package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms in which tables are given, by the endings of their addresses. */
public enum TableFormat {
    CSV("csv", "text/csv;charset=UTF-8"),
    CSVP("csvp", "text/csv;charset=UTF-8"),
    CSV0("csv0", "text/csv;charset=UTF-8"),
    TSV("tsv", "text/tab-separated-values;charset=UTF-8"),
    TSVP("tsvp", "text/tab-separated-values;charset=UTF-8"),
    TSV0("tsv0", "text/tab-separated-values;charset=UTF-8"),
    JSON("json", "application/json;charset=UTF-8"),
    JSONL_CSV1("jsonlCSV1", "application/x-jsonlines;charset=UTF-8"),
    JSONL_CSV("jsonlCSV", "application/x-jsonlines;charset=UTF-8"),
    JSONL_KVP("jsonlKVP", "application/x-jsonlines;charset=UTF-8"),
    GEO_JSON("geoJson", "application/json;charset=UTF-8"),
    HTML_TABLE("htmlTable", "text/html;charset=UTF-8"),
    NCCSV("nccsv", "text/csv;charset=UTF-8"),
    ODV_TXT("odvTxt", "text/plain;charset=UTF-8"),
    ESRI_CSV("esriCsv", "text/csv;charset=UTF-8"),
    DATA_TABLE("dataTable", "application/json;charset=UTF-8"),
    ASC("asc", "text/plain;charset=UTF-8"),
    DODS("dods", "application/octet-stream"),
    KML("kml", "application/vnd.google-earth.kml+xml;charset=UTF-8"),
    MAT("mat", "application/x-matlab-data"),
    NC("nc", "application/x-netcdf"),
    NC_HEADER("ncHeader", "text/plain;charset=UTF-8");

    private final String ending;
    private final String mediaType;

    TableFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    public static Optional<TableFormat> of(String ending) {
        return Arrays.stream(values()).filter(one -> one.ending.equals(ending)).findFirst();
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether the answer is data of DAP2 and is to say so. */
    public boolean isDap() {
        return this == ASC || this == DODS;
    }

    /** Whether rows are laid aside until all have come. */
    public boolean isLaidAside() {
        return this == NC || this == NC_HEADER || this == MAT;
    }

    /** Whether only what has a place can be given. */
    private boolean isOfPlaces() {
        return this == GEO_JSON || this == ODV_TXT || this == ESRI_CSV || this == KML;
    }

    /** @throws TableRefused where these columns cannot be given in this form */
    public void check(List<TableColumn> columns) throws TableRefused {
        List<String> names = columns.stream().map(TableColumn::name).toList();
        if (this == GEO_JSON && !(names.contains("longitude") && names.contains("latitude"))) {
            throw TableRefused.query(".geoJson requests must include the longitude and latitude variables.");
        }
        if (this == ODV_TXT && !names.containsAll(List.of("time", "longitude", "latitude"))) {
            throw TableRefused.query(".odvTxt requests must include the longitude, latitude, and time variables.");
        }
        if (this == ESRI_CSV && !names.containsAll(List.of("longitude", "latitude"))) {
            throw TableRefused.query(".esriCsv requests must include the longitude and latitude variables.");
        }
        if (this == KML && !names.containsAll(List.of("longitude", "latitude"))) {
            throw TableRefused.query(".kml requests must include the longitude and latitude variables.");
        }
    }

    /** The form of a list of texts, such as that of the datasets; empty where lists have no such form. */
    public static Optional<TableFormat> ofList(String ending) {
        return of(ending.equals("html") ? HTML_TABLE.ending : ending)
                .filter(form -> !form.isDap() && !form.isLaidAside() && !form.isOfPlaces());
    }

    /** As {@link #writer}, for a list of texts: no unit is told of any. */
    public TableSink listWriter(OutputStream out, String title, List<String> names) throws IOException {
        List<TableColumn> columns = names.stream()
                .map(name -> new TableColumn(name, TableColumn.Kind.STRING, null, Map.of()))
                .toList();
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        return switch (this) {
            case CSV -> new SeparatedTable(text, CSVP, ',', columns);
            case TSV -> new SeparatedTable(text, TSVP, '\t', columns);
            case JSON -> new JsonTable(text, columns, false);
            case HTML_TABLE -> new HtmlTable(text, title, columns, false);
            default -> writer(out, title, columns);
        };
    }

    /** As {@link #writer(OutputStream, String, List, Map)}, of a table that says nothing of itself. */
    public TableSink writer(OutputStream out, String title, List<TableColumn> columns) throws IOException {
        return writer(out, title, columns, Map.of());
    }

    /**
     * Writes the head at once, where rows are not laid aside.
     *
     * @param title for people
     * @param global attributes of the dataset, for the forms that have room for them: Strings and Lists of Doubles
     */
    public TableSink writer(OutputStream out, String title, List<TableColumn> columns, Map<String, Object> global)
            throws IOException {
        if (this == MAT) {
            return new MatTable(out, columns, global);
        }
        if (isLaidAside()) {
            return new NcTable(out, this == NC_HEADER, columns, global);
        }
        if (this == DODS) {
            return new DodsTable(out, columns);
        }
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        return switch (this) {
            case CSV, CSVP, CSV0 -> new SeparatedTable(text, this, ',', columns);
            case TSV, TSVP, TSV0 -> new SeparatedTable(text, this, '\t', columns);
            case JSON -> new JsonTable(text, columns, true);
            case JSONL_CSV1, JSONL_CSV, JSONL_KVP -> new JsonLines(text, this, columns);
            case GEO_JSON -> new GeoJsonTable(text, columns);
            case HTML_TABLE -> new HtmlTable(text, title, columns, true);
            case NCCSV -> new NccsvTable(text, columns, global);
            case ODV_TXT -> new OdvTable(text, columns, global);
            case ESRI_CSV -> new EsriTable(text, columns);
            case DATA_TABLE -> new DataTable(text, columns);
            case KML -> new KmlTable(text, title, columns);
            case ASC, DODS, NC, NC_HEADER, MAT -> new AscTable(text, columns);
        };
    }
}
