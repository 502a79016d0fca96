package org.estran.app.viewer;

import java.util.Map;

/** What an address of the page says: every part may be missing. */
public record Asked(Map<String, String> parameters) {

    public Asked {
        parameters = Map.copyOf(parameters);
    }

    String text(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    /** So many numbers with commas between; none at all where it is not that. */
    double[] numbers(String name, int count) {
        String[] parts = text(name).split("\\s*[,;]\\s*", -1);
        double[] numbers = new double[count];
        if (parts.length != count) {
            return new double[0];
        }
        for (int i = 0; i < count; i++) {
            try {
                numbers[i] = Double.parseDouble(parts[i]);
            } catch (NumberFormatException notANumber) {
                return new double[0];
            }
            if (!Double.isFinite(numbers[i])) {
                return new double[0];
            }
        }
        return numbers;
    }
}
