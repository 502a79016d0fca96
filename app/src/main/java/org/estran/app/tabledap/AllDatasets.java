package org.estran.app.tabledap;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.accounts.Caller;
import org.estran.app.observations.store.Holding;
import org.estran.observations.ObservationFile;
import org.estran.opendap.tabledap.ListedRows;
import org.estran.opendap.tabledap.TableColumn;
import org.estran.opendap.tabledap.TableColumn.Kind;
import org.estran.opendap.tabledap.TableRequest;
import org.estran.opendap.tabledap.TableSink;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/** {@code allDatasets}: a row for each dataset that somebody may have, itself the first, in ERDDAP's columns. */
final class AllDatasets implements Table, Described {

    static final String ID = "allDatasets";

    private static final String TITLE = "* The List of All Active Datasets in this ERDDAP *";
    private static final String SUMMARY =
            "This dataset is a table which has a row of information for each dataset currently active in this ERDDAP.";

    private static final List<TableColumn> COLUMNS = List.of(
            text("datasetID", "Dataset ID"),
            text("accessible", "Accessible"),
            text("institution", "Institution"),
            text("dataStructure", "Data Structure"),
            text("cdm_data_type", "Common Data Model Type"),
            text("class", "ERDDAP Class"),
            text("title", "Title"),
            number("minLongitude", "Minimum Longitude", "degrees_east"),
            number("maxLongitude", "Maximum Longitude", "degrees_east"),
            number("longitudeSpacing", "Average Grid Longitude Spacing", "degrees_east"),
            number("minLatitude", "Minimum Latitude", "degrees_north"),
            number("maxLatitude", "Maximum Latitude", "degrees_north"),
            number("latitudeSpacing", "Average Grid Latitude Spacing", "degrees_north"),
            number("minAltitude", "Minimum Altitude (or negative Depth)", "m"),
            number("maxAltitude", "Maximum Altitude (or negative Depth)", "m"),
            column("minTime", Kind.TIME, "Minimum Time", null),
            column("maxTime", Kind.TIME, "Maximum Time", null),
            number("timeSpacing", "Average Grid Time Spacing", "seconds"),
            text("griddap", "Base URL of OPeNDAP Grid Service"),
            text("subset", "URL of Subset Web Page"),
            text("tabledap", "Base URL of OPeNDAP Table/Sequence Service"),
            text("MakeAGraph", "URL of Make-A-Graph Web Page"),
            text("sos", "Base URL of SOS Service"),
            text("wcs", "Base URL of WCS Service"),
            text("wms", "Base URL of WMS Service"),
            text("files", "Base URL of \"files\" Service"),
            text("fgdc", "URL of FGDC Metadata"),
            text("iso19115", "URL of ISO 19115 Metadata"),
            text("metadata", "Base URL of Attribute Metadata"),
            text("sourceUrl", "Source URL"),
            text("infoUrl", "Information URL"),
            text("rss", "URL of RSS"),
            text("email", "Email"),
            text("testOutOfDate", "Test Out Of Date"),
            number("outOfDate", "Out Of Date", null),
            text("summary", "Summary"));

    private final Tables tables;
    private final Caller caller;
    private final Instant now;

    AllDatasets(Tables tables, Caller caller, Instant now) {
        this.tables = tables;
        this.caller = caller;
        this.now = now;
    }

    private static TableColumn text(String name, String longName) {
        return column(name, Kind.STRING, longName, null);
    }

    private static TableColumn number(String name, String longName, @Nullable String unit) {
        return column(name, Kind.DOUBLE, longName, unit);
    }

    private static TableColumn column(String name, Kind kind, String longName, @Nullable String unit) {
        return new TableColumn(name, kind, unit, Map.of("long_name", longName));
    }

    @Override
    public Described described() {
        return this;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public List<TableColumn> columns() {
        return COLUMNS;
    }

    String summary() {
        return SUMMARY;
    }

    String infoUrl() {
        return tables.address("/erddap");
    }

    @Override
    public Map<String, Object> attributes() {
        return Map.of(
                "cdm_data_type",
                "Other",
                "infoUrl",
                infoUrl(),
                "sourceUrl",
                infoUrl(),
                "summary",
                SUMMARY,
                "title",
                TITLE);
    }

    @Override
    public boolean reaches(long most, TableRequest request) {
        return false;
    }

    @Override
    public Optional<ObservationFile> features(TableRequest request, Map<String, String> facts) {
        return Optional.empty();
    }

    @Override
    public void rows(TableRequest request, Taker taker) throws IOException {
        TableSink rows = new ListedRows(request, COLUMNS, new TableSink() {
            @Override
            public void row(@Nullable Object[] row) throws IOException {
                taker.take(row);
            }

            @Override
            public void end() {
                // Whoever takes the rows ends them.
            }
        });
        rows.row(own());
        tables.each(caller, dataset -> rows.row(row(dataset)));
        rows.end();
    }

    private @Nullable Object[] own() {
        @Nullable Object[] row = new Object[COLUMNS.size()];
        told(row, ID, "public", "", "EDDTableFromAllDatasets", TITLE, infoUrl(), infoUrl(), SUMMARY);
        return row;
    }

    private @Nullable Object[] row(Dataset dataset) {
        @Nullable Object[] row = new Object[COLUMNS.size()];
        told(
                row,
                dataset.id(),
                dataset.record().access().isOpenAt(now) ? "public" : "yes",
                dataset.institution(),
                "EDDTable",
                dataset.title(),
                "(local files)",
                dataset.page(),
                dataset.summary());
        Holding cover = dataset.cover();
        BoundingBox box = cover.box();
        if (box != null) {
            row[7] = box.west();
            row[8] = box.east();
            row[10] = box.south();
            row[11] = box.north();
        }
        if (cover.shallowest() != null && cover.deepest() != null) {
            row[13] = 0.0 - cover.deepest();
            row[14] = 0.0 - cover.shallowest();
        }
        row[15] = cover.start();
        row[16] = cover.end();
        row[27] = dataset.page() + "?f=iso19115-3";
        row[31] = tables.address("/erddap/rss/" + dataset.id() + ".rss");
        row[32] = tables.address("/erddap/subscriptions/add.html?datasetID=" + dataset.id() + "&email=");
        return row;
    }

    private void told(
            @Nullable Object[] row,
            String id,
            String accessible,
            String institution,
            String kind,
            String title,
            String source,
            String info,
            String summary) {
        row[0] = id;
        row[1] = accessible;
        row[2] = institution.isEmpty() ? null : institution;
        row[3] = "table";
        row[4] = "Other";
        row[5] = kind;
        row[6] = title;
        row[20] = tables.address("/erddap/tabledap/" + id);
        row[28] = tables.address("/erddap/info/" + id + "/index");
        row[29] = source;
        row[30] = info;
        row[35] = summary;
    }
}
