package org.estran.observations.text;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estran.observations.Column;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.QualityScheme;
import org.estran.observations.text.NasaAmesHeader.Variable;
import org.jspecify.annotations.Nullable;

/** A NASA Ames file as its special comments tell it ({@link NasaAmesComments}): its properties and how numbers become their values. */
final class NasaAmesTold {

    /**
     * Where a property's values come from.
     *
     * @param at index among the numbers of a row, or among the values of a feature
     * @param codes what numbers stand for; empty where they are themselves
     * @param flags index of its flags; -1 for none
     */
    private record Place(
            ObservedProperty property,
            int at,
            Map<String, String> codes,
            int flags,
            Map<String, String> codesOfFlags) {}

    private final NasaAmesComments comments;
    private final double dayBegins;
    private final List<Place> ofFeature = new ArrayList<>();
    private final List<Place> ofRows = new ArrayList<>();
    private final List<ObservedProperty> constants = new ArrayList<>();
    private int feature = -1;
    private int platform = -1;

    /** @param dayBegins of the file's date, in milliseconds */
    NasaAmesTold(NasaAmesHeader header, double dayBegins) {
        this.comments = header.told;
        this.dayBegins = dayBegins;
        List<String> numbers = new ArrayList<>(List.of("X1"));
        for (int v = 1; v <= header.primary.size(); v++) {
            numbers.add("V" + v);
        }
        places(numbers, false, ofRows);
        if (header.index == 1001) {
            comments.constants.forEach(said -> constants.add(constant(said)));
            return;
        }
        numbers = new ArrayList<>(List.of("X2"));
        List<Variable> auxiliary = header.auxiliary;
        for (int a = header.counting() + 1; a <= auxiliary.size(); a++) {
            numbers.add("A" + a);
        }
        places(numbers, true, ofFeature);
        for (int i = 0; i < numbers.size(); i++) {
            String role = comments.variable(numbers.get(i)).getOrDefault(ColumnComment.ROLE, "");
            feature = role.equals(ColumnComment.FEATURE) ? i : feature;
            platform = role.equals(ColumnComment.PLATFORM) ? i : platform;
        }
    }

    private void places(List<String> numbers, boolean isOfFeature, List<Place> places) {
        for (int i = 0; i < numbers.size(); i++) {
            String number = numbers.get(i);
            Map<String, String> said = comments.variable(number);
            if (isAside(said)) {
                continue;
            }
            int flags = -1;
            for (int f = 0; f < numbers.size(); f++) {
                flags = number.equals(comments.variable(numbers.get(f)).get(ColumnComment.FLAGS_OF)) ? f : flags;
            }
            QualityScheme scheme = flags < 0 ? null : ColumnComment.scheme(comments.variable(numbers.get(flags)));
            ObservedProperty property = property(number, said, scheme);
            places.add(new Place(
                    isOfFeature ? property.ofFeature() : property,
                    i,
                    comments.codes(number),
                    flags,
                    flags < 0 ? Map.of() : comments.codes(numbers.get(flags))));
        }
    }

    private static boolean isAside(Map<String, String> said) {
        String role = said.getOrDefault(ColumnComment.ROLE, ColumnComment.UNUSED);
        return role.equals(ColumnComment.UNUSED)
                || role.equals(ColumnComment.FEATURE)
                || role.equals(ColumnComment.PLATFORM);
    }

    private ObservedProperty constant(Map<String, String> said) {
        return property("", said, ColumnComment.scheme(said)).ofFeature();
    }

    private static ObservedProperty property(String name, Map<String, String> said, @Nullable QualityScheme scheme) {
        ObservedProperty plain = switch (form(said)) {
            case NUMBER -> ObservedProperty.number(name);
            case INSTANT -> ObservedProperty.instant(name);
            case TEXT -> ObservedProperty.text(name);
        };
        return ColumnComment.property(said, plain.flagged(scheme));
    }

    private static Form form(Map<String, String> said) {
        return switch (said.getOrDefault("form", "").toLowerCase(Locale.ROOT)) {
            case "instant" -> Form.INSTANT;
            case "text" -> Form.TEXT;
            default -> Form.NUMBER;
        };
    }

    /** Those of features first. */
    List<ObservedProperty> properties() {
        List<ObservedProperty> all = new ArrayList<>(constants);
        ofFeature.forEach(place -> all.add(place.property()));
        ofRows.forEach(place -> all.add(place.property()));
        return all;
    }

    Optional<FeatureType> featureType() {
        return FeatureType.of(
                comments.lines.getOrDefault(NasaAmesComments.TYPE, Map.of()).getOrDefault("feature_type", ""));
    }

    /** Begins the only feature of index 1001. */
    void begin(Rows rows) {
        Map<String, String> said = comments.lines.getOrDefault(NasaAmesComments.FEATURE, Map.of());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            columns.add(constantValue(constants.get(i), comments.constants.get(i)));
        }
        rows.begin(said.getOrDefault("id", "1"), said.get("platform"), columns);
    }

    private static Column constantValue(ObservedProperty property, Map<String, String> said) {
        String value = said.getOrDefault("value", "");
        String[] flags = property.scheme() == null ? null : new String[] {said.getOrDefault("flag", "")};
        return switch (property.form()) {
            case TEXT -> new Column.Texts(new String[] {value}, flags);
            case NUMBER -> new Column.Numbers(new double[] {number(value)}, flags);
            case INSTANT -> new Column.Instants(new long[] {instant(value)}, flags);
        };
    }

    private static double number(String text) {
        try {
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private static long instant(String text) {
        try {
            return text.isEmpty() ? Column.NO_INSTANT : Instant.parse(text).toEpochMilli();
        } catch (DateTimeException none) {
            return Column.NO_INSTANT;
        }
    }

    /**
     * Begins a feature.
     *
     * @param numbers of X2 and the auxiliary variables behind those that count; NaN in the place of texts
     * @param texts in the same places; empty for numbers
     */
    void begin(Rows rows, int number, double[] numbers, String[] texts) {
        List<Column> columns = new ArrayList<>();
        for (Place place : ofFeature) {
            String[] flags = place.flags() < 0
                    ? null
                    : new String[] {coded(numbers[place.flags()], texts[place.flags()], place.codesOfFlags())};
            double value = numbers[place.at()];
            columns.add(
                    switch (place.property().form()) {
                        case NUMBER -> new Column.Numbers(new double[] {value}, flags);
                        case INSTANT -> new Column.Instants(new long[] {moment(value)}, flags);
                        case TEXT ->
                            new Column.Texts(new String[] {coded(value, texts[place.at()], place.codes())}, flags);
                    });
        }
        String id = feature < 0 ? Integer.toString(number) : texts[feature];
        rows.begin(id, platform < 0 || texts[platform].isEmpty() ? null : texts[platform], columns);
    }

    /** Takes a row: X1 and the primary variables. */
    void add(Rows rows, double[] row) throws IOException {
        double[] values = new double[ofRows.size()];
        String[] texts = new String[values.length];
        String[] flags = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            Place place = ofRows.get(i);
            double value = row[place.at()];
            values[i] = place.property().form() == Form.INSTANT ? milliseconds(value) : value;
            texts[i] = place.property().form() == Form.TEXT ? coded(value, "", place.codes()) : "";
            flags[i] = place.flags() < 0 ? "" : coded(row[place.flags()], "", place.codesOfFlags());
        }
        rows.add(values, texts, flags);
    }

    private static String coded(double value, String text, Map<String, String> codes) {
        if (Double.isNaN(value)) {
            return text;
        }
        String number = Long.toString(Math.round(value));
        return codes.getOrDefault(number, number);
    }

    /** Times are seconds since the beginning of the file's day. */
    private double milliseconds(double seconds) {
        return dayBegins + seconds * 1000;
    }

    private long moment(double seconds) {
        return Double.isNaN(seconds) ? Column.NO_INSTANT : Math.round(milliseconds(seconds));
    }
}
