package org.estran.cartography;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Units as they are printed: {@code m s-1} as m s⁻¹, {@code degree_Celsius} as °C. */
public final class UnitText {

    private static final Map<String, String> PRINTED = Map.ofEntries(
            Map.entry("1", ""),
            Map.entry("degree_celsius", "°C"),
            Map.entry("degrees_celsius", "°C"),
            Map.entry("celsius", "°C"),
            Map.entry("degc", "°C"),
            Map.entry("deg_c", "°C"),
            Map.entry("degrees_c", "°C"),
            Map.entry("kelvin", "K"),
            Map.entry("degree", "°"),
            Map.entry("degrees", "°"),
            Map.entry("degree_true", "°"),
            Map.entry("degrees_north", "° N"),
            Map.entry("degree_north", "° N"),
            Map.entry("degrees_east", "° E"),
            Map.entry("degree_east", "° E"),
            Map.entry("percent", "%"),
            Map.entry("1e-3", "10⁻³"),
            Map.entry("0.001", "10⁻³"),
            Map.entry("meter", "m"),
            Map.entry("meters", "m"),
            Map.entry("metre", "m"),
            Map.entry("metres", "m"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"));

    private static final Pattern EXPONENT = Pattern.compile("(?<=\\p{L})(?:\\^|\\*\\*)?(-?\\d{1,2})(?![\\p{L}\\d])");

    private UnitText() {}

    /** The print form; empty for a quantity without unit. What is not understood stays as it is. */
    public static String printed(String unit) {
        String known = PRINTED.get(unit.strip().toLowerCase(java.util.Locale.ROOT));
        if (known != null) {
            return known;
        }
        return Arrays.stream(unit.strip().split(" +"))
                .map(UnitText::factor)
                .filter(factor -> !factor.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String factor(String factor) {
        String known = PRINTED.get(factor.toLowerCase(java.util.Locale.ROOT));
        return known != null ? known : EXPONENT.matcher(factor).replaceAll(m -> raised(m.group(1)));
    }

    static String raised(String number) {
        StringBuilder raised = new StringBuilder();
        for (char c : number.toCharArray()) {
            raised.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return raised.toString();
    }
}
