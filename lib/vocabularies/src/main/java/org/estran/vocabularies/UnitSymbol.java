package org.estran.vocabularies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit's symbol as data files and NVS P06 write it ({@code umol/kg}, {@code degree_Celsius}, {@code m^3/s}), told in UCUM, the
 * Unified Code for Units of Measure ({@code umol/kg}, {@code Cel}, {@code m3/s}).
 */
public final class UnitSymbol {

    private static final Pattern FACTOR = Pattern.compile("([A-Za-z%]+)(?:\\^?(-?[1-9]))?");

    /** What is written otherwise than in UCUM (table 1 to 4 there). */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("degC", "Cel"),
            Map.entry("db", "dbar"),
            Map.entry("degF", "[degF]"),
            Map.entry("degK", "K"),
            Map.entry("Dmnless", "1"),
            Map.entry("ohm", "Ohm"),
            Map.entry("mon", "mo"),
            Map.entry("mBar", "mbar"),
            Map.entry("Knots", "[kn_i]"),
            Map.entry("yr", "a"),
            Map.entry("hr", "h"),
            Map.entry("sec", "s"),
            Map.entry("l", "L"),
            Map.entry("ml", "mL"),
            Map.entry("cl", "cL"),
            Map.entry("dl", "dL"),
            Map.entry("ul", "uL"),
            Map.entry("nl", "nL"),
            Map.entry("ha", "har"),
            Map.entry("ppm", "[ppm]"),
            Map.entry("ppb", "[ppb]"),
            Map.entry("ppt", "[ppth]"),
            Map.entry("Equiv", "eq"),
            Map.entry("uEquiv", "ueq"),
            Map.entry("mEquiv", "meq"));

    /** Whole units in words, as files of observations write them in any case of letters. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("1", "1"),
            Map.entry("celsius", "Cel"),
            Map.entry("°c", "Cel"),
            Map.entry("deg c", "Cel"),
            Map.entry("deg_c", "Cel"),
            Map.entry("degree_c", "Cel"),
            Map.entry("degrees_c", "Cel"),
            Map.entry("degree celsius", "Cel"),
            Map.entry("degrees celsius", "Cel"),
            Map.entry("degree_celsius", "Cel"),
            Map.entry("degrees_celsius", "Cel"),
            Map.entry("its-90, deg c", "Cel"),
            Map.entry("ipts-68, deg c", "Cel"),
            Map.entry("decibar", "dbar"),
            Map.entry("decibars", "dbar"),
            Map.entry("meter", "m"),
            Map.entry("meters", "m"),
            Map.entry("metre", "m"),
            Map.entry("metres", "m"));

    private static final Set<String> WHOLE = Set.of("%", "d", "wk", "min", "h", "a", "deg", "mo");

    private static final Set<String> PREFIXES = Set.of("", "f", "p", "n", "u", "m", "c", "d", "h", "k", "M", "G", "T");

    // Sv is left out: a sievert there, a Sverdrup in our field.
    private static final Set<String> METRIC = Set.of(
            "m", "g", "s", "A", "K", "mol", "cd", "rad", "sr", "Hz", "N", "Pa", "J", "W", "C", "V", "F", "Ohm", "S",
            "Wb", "T", "H", "lm", "lx", "Bq", "Gy", "bar", "Gal", "B", "eV", "t", "L", "cal", "Cel");

    private UnitSymbol() {}

    /** The same in UCUM; empty where a part of the symbol is none of a unit that we know. */
    public static Optional<String> ucum(String symbol) {
        String written = symbol.strip();
        String word = WORDS.get(written.toLowerCase(Locale.ROOT));
        if (word != null) {
            return Optional.of(word);
        }
        if (written.startsWith("/")) {
            return ucum(written.substring(1)).map(under -> "/" + under);
        }
        List<String> over = new ArrayList<>();
        for (String product : written.split("/", -1)) {
            List<String> factors = new ArrayList<>();
            for (String factor : product.split("[.]", -1)) {
                Matcher told = FACTOR.matcher(factor);
                Optional<String> atom = told.matches() ? atom(told.group(1)) : Optional.empty();
                if (atom.isEmpty()) {
                    return Optional.empty();
                }
                factors.add(atom.get() + (told.group(2) == null ? "" : told.group(2)));
            }
            over.add(String.join(".", factors));
        }
        return Optional.of(String.join("/", over));
    }

    private static Optional<String> atom(String written) {
        String otherwise = OTHERWISE.get(written);
        if (otherwise != null) {
            return Optional.of(otherwise);
        }
        boolean known = WHOLE.contains(written)
                || METRIC.stream()
                        .anyMatch(unit -> written.endsWith(unit)
                                && PREFIXES.contains(written.substring(0, written.length() - unit.length())));
        return known ? Optional.of(written) : Optional.empty();
    }
}
