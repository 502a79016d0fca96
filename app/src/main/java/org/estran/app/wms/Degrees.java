package org.estran.app.wms;

import java.util.Locale;
import org.estran.terms.Language;

/** Places as people write them. */
final class Degrees {

    private Degrees() {}

    /** {@code 48,23° N, 4,50° O}. */
    static String place(double longitude, double latitude, Language language) {
        String west = language == Language.FR ? "O" : "W";
        return degrees(latitude, latitude < 0 ? "S" : "N", language) + ", "
                + degrees(longitude, longitude < 0 ? west : "E", language);
    }

    private static String degrees(double value, String side, Language language) {
        String number = String.format(Locale.ROOT, "%.2f", Math.abs(value));
        return (language == Language.FR ? number.replace('.', ',') : number) + "° " + side;
    }
}
