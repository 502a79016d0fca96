package org.estran.cartography;

/** The colours and letters of the house's pictures. */
final class Look {

    static final String INK = "#14242e";
    static final String SLATE = "#47606d";
    static final String TIDE = "#0b6e79";
    static final String FOAM = "#f5f8f7";
    static final String SAND = "#efe6d2";
    static final String SHELL = "#d9cdb2";
    /** The shell, darker: the coast over a coloured field. */
    static final String WET_SHELL = "#5c5442";

    static final String GRATICULE = "#c3cfd1";
    static final String HAIRLINE = "#dde4e4";
    static final String WHITE = "#ffffff";

    /** Lines of a plot, in order; dashes tell them apart without colour. */
    private static final String[] SERIES = {"#0b6e79", "#b23a20", "#8a5a00", "#2f6b3c", "#0a4a66"};

    private static final String[] DASHES = {"", "7 3", "2 3", "9 3 2 3", "4 2"};

    static final String FONT = "'Source Sans 3 Variable', 'Source Sans 3', 'Source Sans Pro', sans-serif";

    static final double TITLE_SIZE = 15;
    static final double LABEL_SIZE = 12;

    private Look() {}

    static String series(int index) {
        return SERIES[index % SERIES.length];
    }

    static String dash(int index) {
        return DASHES[index % DASHES.length];
    }

    static String seriesClass(int index) {
        return "est-series-" + (index % SERIES.length + 1);
    }

    /** About how wide a text is in the house's letters, in pixels; no font is read. */
    static double textWidth(String text, double size) {
        double em = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            em += "iljt.,:;'|! ′’".indexOf(c) >= 0
                    ? 0.27
                    : Character.isUpperCase(c) || c == 'm' || c == 'w' ? 0.66 : 0.5;
        }
        return em * size;
    }
}
