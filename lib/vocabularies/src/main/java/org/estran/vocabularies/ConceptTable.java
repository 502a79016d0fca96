package org.estran.vocabularies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.estran.terms.LocalizedText;

/** Reads a table that {@code lib/vocabularies/tables/make.py} has made; its first lines say what it is. */
final class ConceptTable {

    private static final int COLUMNS = 7;

    private final Map<String, String> about = new HashMap<>();
    private final List<Concept> concepts = new ArrayList<>();

    private ConceptTable() {}

    static Thesaurus read(String name) {
        ConceptTable table = new ConceptTable();
        InputStream bytes = Objects.requireNonNull(
                ConceptTable.class.getResourceAsStream("tables/" + name + ".tsv"), "no table " + name);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            lines.lines().forEach(table::line);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Thesaurus(
                name,
                table.about.get("uri"),
                LocalizedText.of(table.told("title.fr"), table.told("title.en")),
                table.about.get("version"),
                table.concepts,
                List.of());
    }

    private void line(String line) {
        if (line.startsWith("# ")) {
            String[] told = line.substring(2).split("\t", 2);
            about.put(told[0], told[1]);
        } else {
            String[] cells = Arrays.copyOf(line.split("\t", -1), COLUMNS);
            Arrays.setAll(cells, at -> cells[at] == null ? "" : cells[at]);
            concepts.add(concept(cells));
        }
    }

    private Concept concept(String[] cells) {
        String english = cells[1].isEmpty() ? cells[0].replace('_', ' ') : cells[1];
        return new Concept(
                cells[0],
                told("address").replace("*", cells[0]),
                LocalizedText.of(cells[2], english),
                cells[3].isEmpty() ? Map.of() : Map.of("en", list(cells[3])),
                LocalizedText.NONE,
                list(cells[4]),
                list(cells[5]).stream().map(ConceptTable::link).toList(),
                cells[6].equals("deprecated"),
                null);
    }

    // <P03:D025
    private static ConceptLink link(String cell) {
        String[] parts = cell.substring(1).split(":", 2);
        return new ConceptLink(
                ConceptLink.Kind.BROAD,
                "http://vocab.nerc.ac.uk/collection/" + parts[0] + "/current/" + parts[1] + "/");
    }

    private String told(String what) {
        return Objects.requireNonNull(about.get(what), what);
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" ; "));
    }
}
