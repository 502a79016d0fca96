package org.estran.opendap;

/** Text as it stands in XML. */
public final class XmlText {

    private XmlText() {}

    /** Within quotation marks, otherwise as {@link #escaped}. */
    public static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /**
     * Between tags, or within quotation marks that are there already; characters that XML 1.0 cannot carry are left out,
     * line ends kept.
     */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("&#10;");
                case '\r' -> out.append("&#13;");
                case '\t' -> out.append("&#9;");
                default -> {
                    boolean carried = c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
                    if (carried) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }
}
