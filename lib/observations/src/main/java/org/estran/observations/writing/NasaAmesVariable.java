package org.estran.observations.writing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.QualityScheme;
import org.estran.observations.text.ColumnComment;

/**
 * A property, or its flags, as numbers: moments as seconds since the file's day began, texts and flags that are no numbers
 * by the order in which they come. It looks at every value before one is written, since a missing value has to be greater
 * than all others.
 */
final class NasaAmesVariable {

    private static final int MOST_CODES = 2000;
    private static final int LONGEST_CODES = 1 << 17;

    final int index;
    final ObservedProperty property;
    final boolean isOfFlags;
    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private int lengthOfCodes;
    private boolean areFlagsNumbers = true;
    private double greatest;
    private long earliest = Long.MAX_VALUE;
    private boolean isComplete = true;

    NasaAmesVariable(int index, ObservedProperty property, boolean isOfFlags) {
        this.index = index;
        this.property = property;
        this.isOfFlags = isOfFlags;
    }

    /** Takes notice of a value. */
    void see(Feature feature, int row) {
        Column column = feature.columns().get(index);
        if (isOfFlags) {
            String flag = column.flag(row);
            areFlagsNumbers &= flag.isEmpty() || isNumber(flag);
            code(flag);
            return;
        }
        switch (column) {
            case Column.Texts texts -> code(texts.at(row));
            case Column.Numbers numbers -> {
                double value = numbers.at(row);
                isComplete &= Double.isFinite(value);
                greatest = Double.isFinite(value) ? Math.max(greatest, Math.abs(value)) : greatest;
            }
            case Column.Instants instants -> {
                long value = instants.at(row);
                isComplete &= value != Column.NO_INSTANT;
                if (value != Column.NO_INSTANT) {
                    earliest = Math.min(earliest, value);
                    // since 1970 and since its day, whichever the file will count from
                    greatest = Math.max(greatest, Math.abs(value / 1000.0) * 2 + 86_400);
                }
            }
        }
    }

    private static boolean isNumber(String flag) {
        return flag.matches("0|-?[1-9]\\d{0,8}");
    }

    private void code(String text) {
        if (!text.isEmpty() && !isTooRich() && !codes.containsKey(text)) {
            codes.put(text, codes.size() + 1);
            lengthOfCodes += text.length() + 8;
            greatest = Math.max(greatest, isOfFlags && isNumber(text) ? Math.abs(Double.parseDouble(text)) : 0);
            greatest = Math.max(greatest, codes.size());
        }
    }

    /** Whether it has more different texts than a header can list. */
    boolean isTooRich() {
        return codes.size() > MOST_CODES || lengthOfCodes > LONGEST_CODES;
    }

    /** Whether no value is missing. */
    boolean isComplete() {
        return isComplete && !isOfFlags && property.form() != Form.TEXT;
    }

    /** Milliseconds; {@link Long#MAX_VALUE} for none. */
    long earliest() {
        return earliest;
    }

    /** What the numbers stand for; empty where they are themselves. */
    Map<String, String> codes() {
        Map<String, String> told = new LinkedHashMap<>();
        if (isCoded()) {
            codes.forEach((text, code) -> told.put(Integer.toString(code), text));
        }
        return told;
    }

    private boolean isCoded() {
        return isOfFlags ? !areFlagsNumbers : property.form() == Form.TEXT;
    }

    /** A number greater than all values, of nines. */
    String missing() {
        if (greatest >= 9e15) {
            return "9.9E" + (int) (Math.ceil(Math.log10(greatest)) + 1);
        }
        long nines = 999;
        while (nines <= greatest) {
            nines = nines * 10 + 9;
        }
        return Long.toString(nines);
    }

    /** The value of a row; NaN where it is missing. */
    double value(Feature feature, int row, long dayBegins) {
        Column column = feature.columns().get(index);
        if (isOfFlags) {
            String flag = column.flag(row);
            return !isCoded() && !flag.isEmpty() ? Double.parseDouble(flag) : coded(flag);
        }
        return switch (column) {
            case Column.Texts texts -> coded(texts.at(row));
            case Column.Numbers numbers -> numbers.at(row);
            case Column.Instants instants ->
                instants.at(row) == Column.NO_INSTANT ? Double.NaN : (instants.at(row) - dayBegins) / 1000.0;
        };
    }

    private double coded(String text) {
        Integer code = codes.get(text);
        return code == null ? Double.NaN : code;
    }

    /** What a name tells people: its unit in round brackets, times by what they are counted from. */
    String name() {
        String label = property.label() == null ? "" : property.label();
        String told = isOfFlags || label.isEmpty() || label.startsWith(property.name())
                ? property.name()
                : property.name() + ": " + label;
        String plain =
                told.replaceAll("\\p{Cntrl}", " ").replaceAll("[\\[\\]]", "_").strip();
        if (isOfFlags) {
            QualityScheme scheme = property.scheme();
            return "flag of " + plain + (scheme == null ? "" : ", " + scheme.name());
        }
        if (property.form() == Form.INSTANT) {
            return plain + " (seconds from 0000 UTC on the date of this file)";
        }
        String unit = property.unit();
        return unit == null || unit.isBlank() ? plain : plain + " (" + unit.replaceAll("[\\p{Cntrl}()]", " ") + ")";
    }

    /** What the special comments say of it; {@code variable} is the number of whose flags it holds. */
    Map<String, String> said(String variable) {
        QualityScheme scheme = property.scheme();
        if (isOfFlags && scheme != null) {
            return ColumnComment.ofFlags(scheme, variable);
        }
        Map<String, String> said = ColumnComment.of(property, "", "");
        said.put("form", property.form().name().toLowerCase(Locale.ROOT));
        return said;
    }
}
