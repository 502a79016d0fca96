package org.estran.filters;

import java.util.Locale;

/** Units of distance in queries. */
public final class Distances {

    private Distances() {}

    /**
     * @return the distance in metres
     * @throws FilterException for a unit that is no length, or a distance that is negative or no number
     */
    public static double metres(double distance, String unit) throws FilterException {
        if (!(distance >= 0) || Double.isInfinite(distance)) {
            throw new FilterException("A distance is a number, not below 0.");
        }
        String word = unit.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^urn:.*:", "")
                .replaceFirst("^.*[/#]", "");
        return distance
                * switch (word) {
                    case "", "m", "metre", "metres", "meter", "meters", "9001" -> 1;
                    case "km", "kilometre", "kilometres", "kilometer", "kilometers", "9036" -> 1000;
                    case "nmi", "nm", "nautical miles", "nautical_miles", "9030" -> 1852;
                    case "mi", "mile", "miles", "statute miles", "statute_miles", "9093" -> 1609.344;
                    case "ft", "foot", "feet", "9002" -> 0.3048;
                    default ->
                        throw new FilterException(
                                "The unit " + Quoted.of(unit) + " is no length known here; use m or km.");
                };
    }
}
