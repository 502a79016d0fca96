package org.estran.crosswalks.iso;

import org.estran.crosswalks.Xml;

/**
 * Units as {@code gml:uom} wants them ({@code UomIdentifier}): a symbol without blanks and colons, or an address. What is
 * neither is written as a relative address.
 */
final class Units {

    private Units() {}

    static String uom(String unit) {
        String clean = Xml.clean(unit);
        if (!clean.isEmpty() && clean.chars().noneMatch(c -> c == ':' || Character.isWhitespace(c))) {
            return clean;
        }
        return "#" + Out.uri(clean.isEmpty() ? "unknown" : clean).replace("#", "%23");
    }

    /** The unit that {@link #uom} wrote. */
    static String of(String uom) {
        return uom.startsWith("#")
                ? java.net.URLDecoder.decode(
                        uom.substring(1).replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8)
                : uom;
    }
}
