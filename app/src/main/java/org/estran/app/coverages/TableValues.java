package org.estran.app.coverages;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of a table of text (RFC 4180, or with semicolons or tabulators): lines that begin with # are notes, the first
 * other one names the columns. What is no number counts as missing; with semicolons a comma may be the decimal sign.
 */
final class TableValues {

    private static final int LONGEST_LINE = 1_000_000;

    private final char separator;
    private final List<String> names;
    private final List<RangeOfValues> columns = new ArrayList<>();
    private long rows;

    private TableValues(String header) {
        separator = separator(header);
        names = cells(header);
        names.forEach(name -> columns.add(new RangeOfValues()));
    }

    static FileValues of(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            TableValues table = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#") || line.length() > LONGEST_LINE) {
                    continue;
                }
                if (table == null) {
                    table = new TableValues(line);
                } else {
                    table.row(line);
                }
            }
            return table == null ? new FileValues(0, List.of()) : table.values();
        }
    }

    private FileValues values() {
        List<ValueRange> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            all.add(columns.get(i).named(names.get(i)));
        }
        return new FileValues(rows, all);
    }

    private void row(String line) {
        rows++;
        List<String> cells = cells(line);
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            columns.get(i).accept(number(cells.get(i)));
        }
    }

    private double number(String cell) {
        String text = separator == ';' ? cell.replace(',', '.') : cell;
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException word) {
            return Double.NaN;
        }
    }

    private static char separator(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char sought) {
        return text.chars().filter(c -> c == sought).count();
    }

    /** A quoted cell may hold the separator; a quote within it is doubled. */
    private List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
