package org.estran.opendap.tabledap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table as a sequence of DAP2: its DDS and DAS, as ERDDAP words them. */
public final class TableStructure {

    private TableStructure() {}

    public static String dds(List<TableColumn> columns) {
        StringBuilder text = new StringBuilder("Dataset {\n  Sequence {\n");
        columns.forEach(column -> text.append("    ")
                .append(column.kind().dap())
                .append(' ')
                .append(name(column.name()))
                .append(";\n"));
        return text.append("  } s;\n} s;\n").toString();
    }

    /** @param global attributes of the dataset */
    public static String das(List<TableColumn> columns, Map<String, String> global) {
        StringBuilder text = new StringBuilder("Attributes {\n s {\n");
        for (TableColumn column : columns) {
            text.append("  ").append(name(column.name())).append(" {\n");
            column.attributes().forEach((name, value) -> attribute(text, "    ", name, value));
            String unit = column.numberUnit();
            if (unit != null) {
                attribute(text, "    ", "units", unit);
            }
            text.append("  }\n");
        }
        text.append(" }\n  NC_GLOBAL {\n");
        global.forEach((name, value) -> attribute(text, "    ", name, value));
        return text.append("  }\n}\n").toString();
    }

    private static void attribute(StringBuilder text, String margin, String name, String value) {
        text.append(margin)
                .append("String ")
                .append(name)
                .append(' ')
                .append(Texts.quoted(value))
                .append(";\n");
    }

    /** Identifiers of DAP2 hold no blanks and no signs of its grammar; they are escaped as in addresses. */
    static String name(String name) {
        StringBuilder plain = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if ((b > 0 && Character.isLetterOrDigit(b)) || "_-+.!*'~".indexOf(b) >= 0) {
                plain.append((char) b);
            } else {
                plain.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
            }
        }
        return plain.toString();
    }
}
