package org.estran.app.tabledap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.estran.opendap.tabledap.TableColumn;
import org.jspecify.annotations.Nullable;

/** ERDDAP's list of datasets: a row of texts for each. */
record Listing(Tables tables, String form) {

    static final List<String> COLUMNS = List.of(
            "griddap",
            "Subset",
            "tabledap",
            "Make A Graph",
            "wms",
            "files",
            "Title",
            "Summary",
            "FGDC",
            "ISO 19115",
            "Info",
            "Background Info",
            "RSS",
            "Institution",
            "Dataset ID");

    /** Variables that a summary names. */
    private static final int MOST_NAMED = 26;

    @Nullable
    Object[] row(Dataset dataset) {
        return row(
                dataset.id(),
                dataset,
                dataset.summary(),
                dataset.page() + "?f=iso19115-3",
                dataset.page(),
                tables.address("/erddap/rss/" + dataset.id() + ".rss"),
                dataset.institution());
    }

    @Nullable
    Object[] row(AllDatasets all) {
        return row(AllDatasets.ID, all, all.summary(), "", all.infoUrl(), "", "");
    }

    private @Nullable Object[] row(
            String id, Described described, String summary, String iso, String page, String rss, String institution) {
        return new Object[] {
            "",
            "",
            tables.address("/erddap/tabledap/" + id),
            "",
            "",
            "",
            described.title(),
            summary(summary, described.columns()),
            "",
            iso,
            tables.address("/erddap/info/" + id + "/index." + form),
            page,
            rss,
            institution,
            id
        };
    }

    private static String summary(String summary, List<TableColumn> columns) {
        return summary + "\n\ncdm_data_type = Other\nVARIABLES:\n"
                + columns.stream()
                        .limit(MOST_NAMED)
                        .map(column -> named(column) + "\n")
                        .collect(Collectors.joining())
                + (columns.size() > MOST_NAMED ? "... (" + (columns.size() - MOST_NAMED) + " more variables)\n" : "");
    }

    private static String named(TableColumn column) {
        List<String> more = new ArrayList<>();
        Object longName = column.attributes().get("long_name");
        if (longName != null && !longName.toString().equalsIgnoreCase(column.name())) {
            more.add(longName.toString());
        }
        if (column.numberUnit() != null) {
            more.add(column.numberUnit());
        }
        return more.isEmpty() ? column.name() : column.name() + " (" + String.join(", ", more) + ")";
    }
}
