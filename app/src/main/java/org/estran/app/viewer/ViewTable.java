package org.estran.app.viewer;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.estran.app.viewer.View.Table;
import org.estran.terms.Language;
import org.estran.wms.maps.CellsMemory;
import org.estran.wms.maps.MapCrs;
import org.estran.wms.maps.MapFrame;
import org.estran.wms.maps.MapPainter;
import org.estran.wms.maps.Slice;

/**
 * Some values of a map as a table.
 *
 * @param box of the map in its reference system
 */
record ViewTable(Slice slice, MapCrs crs, double[] box, Language language) {

    private static final int COLUMNS = 6;
    private static final int ROWS = 6;

    Table table(CellsMemory memory) throws IOException {
        MapFrame frame = new MapFrame(crs, box[0], box[1], box[2], box[3], COLUMNS, ROWS);
        double[] values = MapPainter.values(slice, frame, memory);
        List<String> columns = new ArrayList<>();
        for (int x = 0; x < COLUMNS; x++) {
            columns.add(crs.isCylindrical() ? degrees(frame.place(x + 0.5, 0.5)[0]) : String.valueOf(x + 1));
        }
        List<Table.Row> rows = new ArrayList<>();
        for (int y = 0; y < ROWS; y++) {
            List<String> cells = new ArrayList<>();
            for (int x = 0; x < COLUMNS; x++) {
                cells.add(number(values[y * COLUMNS + x]));
            }
            double latitude = frame.place(0.5, y + 0.5)[1];
            rows.add(new Table.Row(crs.isCylindrical() ? degrees(latitude) : String.valueOf(y + 1), cells));
        }
        return new Table(columns, rows);
    }

    private String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        double size = Math.abs(value);
        String text = size != 0 && (size < 1e-4 || size >= 1e7)
                ? String.format(Locale.ROOT, "%.3e", value)
                : new BigDecimal(value)
                        .round(new MathContext(5))
                        .stripTrailingZeros()
                        .toPlainString();
        return language == Language.FR ? text.replace('.', ',') : text;
    }

    private String degrees(double value) {
        String text = String.format(Locale.ROOT, "%.2f°", value);
        return language == Language.FR ? text.replace('.', ',') : text;
    }
}
