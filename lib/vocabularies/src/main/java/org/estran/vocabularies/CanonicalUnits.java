package org.estran.vocabularies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The canonical unit of each CF standard name: that of a variable must be convertible to it (CF 3.3). Read when first asked. */
public final class CanonicalUnits {

    private static final class Table {
        static final Map<String, String> UNITS = read();
    }

    private CanonicalUnits() {}

    /** By UDUNITS' grammar; empty where the table has no such name, or no unit for it. */
    public static Optional<String> of(String standardName) {
        return Optional.ofNullable(Table.UNITS.get(standardName));
    }

    /** Whether a unit is certainly none in which a name may be given; false where either is not known. */
    public static boolean isOther(String standardName, String unit) {
        return of(standardName)
                .filter(canonical -> Units.areApart(unit, canonical))
                .isPresent();
    }

    static Set<String> all() {
        return new TreeSet<>(Table.UNITS.values());
    }

    private static Map<String, String> read() {
        Map<String, String> units = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(
                        CanonicalUnits.class.getResourceAsStream("tables/cf-canonical-units.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (!line.startsWith("#") && tab > 0) {
                    String unit = line.substring(0, tab);
                    for (String name : line.substring(tab + 1).split(" ")) {
                        units.put(name, unit);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return units;
    }
}
