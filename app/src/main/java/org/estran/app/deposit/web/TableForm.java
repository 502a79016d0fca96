package org.estran.app.deposit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estran.observations.FeatureType;
import org.estran.observations.text.ColumnUse;
import org.estran.observations.text.DateStyle;
import org.estran.observations.text.DecimalSign;
import org.estran.observations.text.MappedColumn;
import org.estran.observations.text.Mapping;
import org.jspecify.annotations.Nullable;

/** The fields of the page on which a table's mapping is confirmed. */
final class TableForm {

    /** Columns with fields of their own; those after them stay as guessed, and the page says so. */
    static final int COLUMNS = 80;

    private TableForm() {}

    /** The mapping with what the fields say; a field that is not there, or has no word of ours, changes nothing. */
    static Mapping read(Map<String, String> fields, Mapping before) {
        List<MappedColumn> columns = new ArrayList<>(before.columns());
        for (int i = 0; i < Math.min(COLUMNS, columns.size()); i++) {
            columns.set(i, column(fields, i, columns.get(i)));
        }
        return new Mapping(
                before.separator(),
                DecimalSign.of(fields.getOrDefault("decimal", "")).orElse(before.decimal()),
                before.hasHeader(),
                before.hasUnits(),
                before.comment(),
                before.missing(),
                FeatureType.of(fields.getOrDefault("featureType", "")).orElse(before.featureType()),
                columns);
    }

    private static MappedColumn column(Map<String, String> fields, int i, MappedColumn before) {
        ColumnUse use = ColumnUse.of(fields.getOrDefault("use-" + i, "")).orElse(before.use());
        String name = text(fields, "name-" + i, before.name());
        DateStyle date = DateStyle.of(fields.getOrDefault("date-" + i, "")).orElse(before.date());
        boolean isFlag = use == ColumnUse.FLAG;
        return new MappedColumn(
                before.header(),
                use,
                name == null ? before.name() : name,
                text(fields, "standard-" + i, before.standardName()),
                text(fields, "unit-" + i, before.unit()),
                use.hasDateStyle() ? (date == null ? DateStyle.UNDECIDED : date) : null,
                fields.containsKey("use-" + i) ? fields.containsKey("whole-" + i) : before.isOfFeature(),
                isFlag ? text(fields, "of-" + i, before.of()) : null,
                isFlag ? text(fields, "scheme-" + i, before.scheme()) : null);
    }

    private static @Nullable String text(Map<String, String> fields, String name, @Nullable String before) {
        String told = fields.get(name);
        if (told == null) {
            return before;
        }
        return told.isBlank() ? null : told.strip();
    }
}
