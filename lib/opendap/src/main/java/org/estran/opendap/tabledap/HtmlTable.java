package org.estran.opendap.tabledap;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page with nothing but the table; it has no words but those of the data. */
final class HtmlTable implements TableSink {

    private final Writer out;
    private final List<TableColumn> columns;

    HtmlTable(Writer out, String title, List<TableColumn> columns, boolean hasUnits) throws IOException {
        this.out = out;
        this.columns = columns;
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\">\n<title>" + escaped(title)
                + "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n</head>\n<body>\n"
                + "<main>\n<h1>" + escaped(title)
                + "</h1>\n<table class=\"erd commonBGColor nowrap\">\n<thead>\n<tr>\n");
        for (TableColumn column : columns) {
            out.write("<th>" + escaped(column.name()) + "</th>\n");
        }
        if (hasUnits) {
            out.write("</tr>\n<tr>\n");
            for (TableColumn column : columns) {
                out.write("<th>" + escaped(column.textUnit()) + "</th>\n");
            }
        }
        out.write("</tr>\n</thead>\n<tbody>\n");
    }

    private static String linked(String text) {
        String shown = escaped(text);
        return text.startsWith("https://") || text.startsWith("http://")
                ? "<a href=\"" + shown + "\">" + shown + "</a>"
                : shown;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        out.write("<tr>\n");
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            String text = value instanceof Double number
                    ? Texts.number(columns.get(i).kind(), number)
                    : value == null ? "" : value.toString();
            out.write("<td>" + linked(text) + "\n");
        }
        out.write("</tr>\n");
    }

    @Override
    public void end() throws IOException {
        out.write("</tbody>\n</table>\n</main>\n</body>\n</html>\n");
        out.flush();
    }
}
