package org.estran.vocabularies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.measure.IncommensurableException;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import systems.uom.ucum.format.UCUMFormat;

/**
 * Units as data files write them, by UDUNITS' grammar (CF 3.1: {@code m s-1}, {@code degree_Celsius}, {@code 1e-3 kg m-2}),
 * as NVS P06 or as UCUM, and what leads from one to another. A unit of whose spelling we are not certain is unknown: nothing
 * is said of it.
 */
public final class Units {

    private static final int MOST_KNOWN = 5_000;

    /** What UDUNITS calls in full words, in UCUM. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("meter", "m"),
            Map.entry("metre", "m"),
            Map.entry("kilometer", "km"),
            Map.entry("kilometre", "km"),
            Map.entry("centimeter", "cm"),
            Map.entry("centimetre", "cm"),
            Map.entry("millimeter", "mm"),
            Map.entry("millimetre", "mm"),
            Map.entry("micrometer", "um"),
            Map.entry("micron", "um"),
            Map.entry("gram", "g"),
            Map.entry("kilogram", "kg"),
            Map.entry("milligram", "mg"),
            Map.entry("microgram", "ug"),
            Map.entry("mole", "mol"),
            Map.entry("micromole", "umol"),
            Map.entry("millimole", "mmol"),
            Map.entry("liter", "L"),
            Map.entry("litre", "L"),
            Map.entry("second", "s"),
            Map.entry("minute", "min"),
            Map.entry("hour", "h"),
            Map.entry("day", "d"),
            Map.entry("week", "wk"),
            Map.entry("month", "mo"),
            Map.entry("year", "a"),
            Map.entry("kelvin", "K"),
            Map.entry("degree_kelvin", "K"),
            Map.entry("celsius", "Cel"),
            Map.entry("degree_celsius", "Cel"),
            Map.entry("degree_c", "Cel"),
            Map.entry("deg_c", "Cel"),
            Map.entry("pascal", "Pa"),
            Map.entry("hectopascal", "hPa"),
            Map.entry("decibar", "dbar"),
            Map.entry("millibar", "mbar"),
            Map.entry("newton", "N"),
            Map.entry("joule", "J"),
            Map.entry("watt", "W"),
            Map.entry("volt", "V"),
            Map.entry("hertz", "Hz"),
            Map.entry("siemens", "S"),
            Map.entry("radian", "rad"),
            Map.entry("steradian", "sr"),
            Map.entry("degree", "deg"),
            Map.entry("arc_degree", "deg"),
            Map.entry("degree_true", "deg"),
            Map.entry("degree_north", "deg"),
            Map.entry("degree_east", "deg"),
            Map.entry("degree_n", "deg"),
            Map.entry("degree_e", "deg"),
            Map.entry("percent", "%"),
            Map.entry("dimensionless", "1"),
            Map.entry("knot", "[kn_i]"));

    private static final Pattern PRODUCT = Pattern.compile("[\\s·*]+|(?<!\\d)[.]|[.](?!\\d)");
    private static final Pattern INVERSE = Pattern.compile("\\(([^()]*)\\)\\^?-1");
    private static final Pattern POWER = Pattern.compile("(.*[^0-9+^-])\\^?([+-]?[1-9])");
    private static final Pattern POWER_OF_TEN = Pattern.compile("(?:1?[eE]|10\\^)([+-]?\\d{1,2})");
    private static final Pattern TEN = Pattern.compile("1(0*)(?:[.]0+)?|0([.]0*1)");

    private static final String TENS = "10*";

    private static final Map<String, Optional<Unit<?>>> KNOWN = new ConcurrentHashMap<>();

    private Units() {}

    /** What leads from a value in one unit to the value in another: times the factor, plus the offset. */
    public record Conversion(double factor, double offset) {
        public double of(double value) {
            return value * factor + offset;
        }
    }

    /** Whether both are known and measure different things, so that no number leads from one to the other. */
    public static boolean areApart(String one, String other) {
        Optional<Unit<?>> from = of(one);
        Optional<Unit<?>> to = of(other);
        return from.isPresent() && to.isPresent() && !from.get().isCompatible(to.get());
    }

    /** Empty where one of them is not known, or they measure different things. */
    public static Optional<Conversion> conversion(String from, String to) {
        Optional<Unit<?>> first = of(from);
        Optional<Unit<?>> second = of(to);
        if (first.isEmpty() || second.isEmpty() || !first.get().isCompatible(second.get())) {
            return Optional.empty();
        }
        try {
            UnitConverter converter = first.get().getConverterToAny(second.get());
            double offset = converter.convert(0.0);
            return Optional.of(new Conversion(converter.convert(1.0) - offset, offset));
        } catch (IncommensurableException apart) {
            return Optional.empty();
        }
    }

    /** In UCUM; empty where a part of it is none that we know. */
    public static Optional<String> ucum(String written) {
        String plain = written.strip();
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> symbol = UnitSymbol.ucum(plain);
        return symbol.isPresent() ? symbol : udunits(plain);
    }

    private static Optional<Unit<?>> of(String written) {
        Optional<Unit<?>> known = KNOWN.get(written);
        if (known == null) {
            known = ucum(written).flatMap(Units::parsed);
            if (KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(written, known);
            }
        }
        return known;
    }

    /** Powers of ten are taken apart, since the parser knows none. */
    private static Optional<Unit<?>> parsed(String ucum) {
        int power = 0;
        List<String> others = new ArrayList<>();
        // a degree among factors is a difference: there its zero does not count
        String plain = ucum.equals("Cel") ? ucum : ucum.replace("Cel", "K");
        for (String factor : plain.split("[.]")) {
            if (factor.startsWith(TENS)) {
                power += Integer.parseInt(factor.substring(TENS.length()));
            } else {
                others.add(factor);
            }
        }
        try {
            Unit<?> unit = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE)
                    .parse(others.isEmpty() ? "1" : String.join(".", others));
            return Optional.of(
                    power == 0
                            ? unit
                            : power > 0 ? unit.multiply(Math.pow(10, power)) : unit.divide(Math.pow(10, -power)));
        } catch (RuntimeException unknown) { // the parser's errors have no common type of their own
            return Optional.empty();
        }
    }

    /** Products of powers; a solidus divides by the one that follows, parentheses have one power. */
    private static Optional<String> udunits(String written) {
        String plain =
                INVERSE.matcher(written.replace("**", "^")).replaceAll("/$1").replace("/", " / ");
        List<String> factors = new ArrayList<>();
        boolean isUnder = false;
        for (String token : PRODUCT.split(plain.strip())) {
            if (token.equals("/")) {
                if (isUnder) {
                    return Optional.empty();
                }
                isUnder = true;
            } else {
                Optional<String> factor = factor(token, isUnder);
                if (factor.isEmpty()) {
                    return Optional.empty();
                }
                factors.add(factor.get());
                isUnder = false;
            }
        }
        return isUnder || factors.isEmpty() ? Optional.empty() : Optional.of(String.join(".", factors));
    }

    private static Optional<String> factor(String token, boolean isUnder) {
        Optional<Integer> ten = powerOfTen(token);
        if (ten.isPresent()) {
            int power = isUnder ? -ten.get() : ten.get();
            return Optional.of(power == 0 ? "1" : TENS + power);
        }
        Matcher powered = POWER.matcher(token);
        boolean isPowered = powered.matches();
        int power = (isPowered ? Integer.parseInt(powered.group(2)) : 1) * (isUnder ? -1 : 1);
        return atom(isPowered ? powered.group(1) : token).map(one -> one.equals("1") || power == 1 ? one : one + power);
    }

    private static Optional<Integer> powerOfTen(String token) {
        Matcher told = POWER_OF_TEN.matcher(token);
        if (told.matches()) {
            return Optional.of(Integer.parseInt(told.group(1)));
        }
        Matcher ten = TEN.matcher(token);
        if (!ten.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                ten.group(1) != null ? ten.group(1).length() : 1 - ten.group(2).length());
    }

    private static Optional<String> atom(String unit) {
        String word = unit.toLowerCase(Locale.ROOT);
        String one = WORDS.get(word);
        if (one == null && word.endsWith("s")) {
            one = WORDS.get(word.substring(0, word.length() - 1));
        }
        if (one == null && word.startsWith("degrees")) {
            one = WORDS.get("degree" + word.substring("degrees".length()));
        }
        return one != null ? Optional.of(one) : UnitSymbol.ucum(unit);
    }
}
