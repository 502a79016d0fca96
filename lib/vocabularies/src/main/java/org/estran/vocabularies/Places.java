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
import java.util.Optional;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;

/** Our own list of seas, oceans and coasts, each with a plain box to begin an extent with. Read once, when first asked for. */
public final class Places {

    private static final int COLUMNS = 10;

    private static final class BuiltIn {
        private static final Places LIST = read();
    }

    private final List<Concept> concepts = new ArrayList<>();
    private final Map<String, BoundingBox> boxes = new HashMap<>();

    private Places() {}

    /** The built-in list. */
    public static Places builtIn() {
        return BuiltIn.LIST;
    }

    /** The box of the place with that code (degrees, WGS 84). */
    public Optional<BoundingBox> box(String id) {
        return Optional.ofNullable(boxes.get(id));
    }

    /** The list as a vocabulary whose concepts stand under {@code home}, given with its final slash. */
    Thesaurus thesaurus(String home) {
        return new Thesaurus(
                org.estran.vocabularies.BuiltIn.PLACES,
                home,
                LocalizedText.of("Mers, océans et côtes", "Seas, oceans and coasts"),
                "1",
                concepts.stream().map(one -> at(home, one)).toList(),
                List.of());
    }

    private static Concept at(String home, Concept one) {
        return new Concept(
                one.notation(),
                home + one.notation(),
                one.label(),
                one.other(),
                one.definition(),
                one.broader(),
                one.links(),
                false,
                null);
    }

    private static Places read() {
        Places places = new Places();
        InputStream table = Objects.requireNonNull(Places.class.getResourceAsStream("places.tsv"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(places::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return places;
    }

    private void add(String line) {
        String[] cells = Arrays.copyOf(line.split("\t", -1), COLUMNS);
        Map<String, List<String>> other = new HashMap<>();
        put(other, "fr", cells[2]);
        put(other, "en", cells[4]);
        concepts.add(new Concept(
                cells[0],
                "",
                LocalizedText.of(cells[1], cells[3]),
                other,
                LocalizedText.NONE,
                cells[5].isEmpty() ? List.of() : List.of(cells[5]),
                List.of(),
                false,
                null));
        boxes.put(
                cells[0],
                new BoundingBox(
                        Double.parseDouble(cells[6]),
                        Double.parseDouble(cells[7]),
                        Double.parseDouble(cells[8]),
                        Double.parseDouble(cells[9])));
    }

    private static void put(Map<String, List<String>> other, String language, String cell) {
        if (!cell.isEmpty()) {
            other.put(language, List.of(cell.split(" ; ")));
        }
    }
}
