package org.estran.cartography;

import java.util.ArrayList;
import java.util.List;

/** The title above a picture, in one or two lines. */
record Title(List<String> lines) {

    private static final double LINE = 19;

    static Title of(String words, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.strip().split("\\s+")) {
            if (line.length() > 0
                    && Look.textWidth(line + " " + word, Look.TITLE_SIZE) * 1.04 > width
                    && lines.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(Plot.fitted(line.toString(), width, Look.TITLE_SIZE));
        return new Title(lines);
    }

    double height() {
        return 10 + LINE * lines.size();
    }

    void draw(Svg svg, double x) {
        for (int i = 0; i < lines.size(); i++) {
            svg.text(
                    lines.get(i),
                    x,
                    17 + i * LINE,
                    "class",
                    "est-ink",
                    "font-size",
                    Svg.n(Look.TITLE_SIZE),
                    "font-weight",
                    "600",
                    "fill",
                    Look.INK);
        }
    }
}
