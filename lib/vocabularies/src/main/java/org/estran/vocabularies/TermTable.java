package org.estran.vocabularies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.estran.terms.LocalizedText;

/** Reads {@code terms.tsv}, which says itself what its columns are. */
final class TermTable {

    private static final int COLUMNS = 9;

    private TermTable() {}

    /** A term, and those of its labels that count only as they are written. */
    record Row(Term term, Set<String> asWritten) {}

    static List<Row> read() {
        InputStream table = Objects.requireNonNull(TermTable.class.getResourceAsStream("terms.tsv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(TermTable::row)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Row row(String line) {
        String[] cells = Arrays.copyOf(line.split("\t", -1), COLUMNS);
        Arrays.setAll(cells, at -> cells[at] == null ? "" : cells[at]);
        Set<String> asWritten = new HashSet<>();
        Term term = new Term(
                cells[0],
                LocalizedText.of(cells[1], cells[3]),
                labels(cells[2], asWritten),
                labels(cells[4], asWritten),
                cells[5].isEmpty() ? null : cells[5],
                mappings(cells));
        return new Row(term, asWritten);
    }

    private static List<String> labels(String cell, Set<String> asWritten) {
        List<String> labels = new ArrayList<>();
        for (String label : list(cell)) {
            if (label.startsWith("=")) {
                asWritten.add(label.substring(1));
            }
            labels.add(label.startsWith("=") ? label.substring(1) : label);
        }
        return labels;
    }

    private static List<Mapping> mappings(String[] cells) {
        List<Mapping> mappings = new ArrayList<>();
        list(cells[6]).forEach(name -> mappings.add(Mapping.parse(Scheme.CF, name)));
        list(cells[7]).forEach(notation -> mappings.add(nvs(notation)));
        list(cells[8]).forEach(path -> mappings.add(Mapping.parse(Scheme.GCMD, path)));
        return mappings;
    }

    // TEMP, <TEMP, L05:130, >L06:43
    private static Mapping nvs(String cell) {
        Mapping plain = Mapping.parse(Scheme.P02, cell);
        int colon = plain.notation().indexOf(':');
        return colon < 0
                ? plain
                : new Mapping(
                        Scheme.valueOf(plain.notation().substring(0, colon)),
                        plain.notation().substring(colon + 1),
                        plain.match());
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" ; "));
    }
}
