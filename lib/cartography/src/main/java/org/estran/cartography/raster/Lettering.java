package org.estran.cartography.raster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes words into a picture, in letters of one size drawn beforehand: a server need not have fonts. A letter that is not
 * there becomes a question mark.
 */
public final class Lettering {

    /** From one line to the next, in pixels. */
    public static final int LINE = 18;

    private static final int WIDTH = 16;
    private static final int HEIGHT = 18;
    private static final Map<Integer, Letter> LETTERS = load();

    private record Letter(double advance, byte[] coverage) {}

    private Lettering() {}

    /** How wide the words will be, in pixels. */
    public static int width(String words) {
        return (int)
                Math.ceil(words.codePoints().mapToDouble(c -> letter(c).advance).sum());
    }

    /**
     * Writes one line.
     *
     * @param y the top of the line
     */
    public static void write(Pixels on, String words, double x, int y, int colour) {
        double at = x;
        for (int c : words.codePoints().toArray()) {
            Letter letter = letter(c);
            int left = (int) Math.round(at) - 1;
            for (int i = 0; i < letter.coverage.length; i++) {
                if (letter.coverage[i] > 0) {
                    on.blend(left + i % WIDTH, y + i / WIDTH, colour, letter.coverage[i] / 15.0);
                }
            }
            at += letter.advance;
        }
    }

    /** The words in lines of at most that width; a word that is longer stands alone. */
    public static List<String> lines(String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static Letter letter(int codePoint) {
        Letter found = LETTERS.get(plain(codePoint));
        return found != null ? found : Objects.requireNonNull(LETTERS.get((int) '?'));
    }

    /** Raised signs of units that were not drawn stand as they are on the line. */
    private static int plain(int codePoint) {
        return switch (codePoint) {
            case 0x207B -> '-';
            case 0x2070 -> '0';
            case 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079 -> '4' + codePoint - 0x2074;
            case 0x202F, 0x2009 -> ' ';
            default -> codePoint;
        };
    }

    private static Map<Integer, Letter> load() {
        Map<Integer, Letter> letters = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Lettering.class.getResourceAsStream("letters.txt")), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ");
                if (!line.startsWith("#") && parts.length == 3) {
                    byte[] coverage = new byte[WIDTH * HEIGHT];
                    for (int i = 0; i < coverage.length; i++) {
                        coverage[i] = (byte) Character.digit(parts[2].charAt(i), 16);
                    }
                    letters.put(Integer.parseInt(parts[0], 16), new Letter(Double.parseDouble(parts[1]), coverage));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return letters;
    }
}
