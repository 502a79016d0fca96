package org.estran.observations.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.QualityScheme;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a comment in a text says of a column beyond what its format knows, as {@code name=value} between strokes: its
 * {@code role}, {@code original_name}, {@code standard_name}, the scheme of its flags. Other programs pass over comments; a
 * file that is read again is what it was.
 */
public final class ColumnComment {

    /** What a column is for: a {@link Role}, or one of those below. */
    public static final String ROLE = "role";
    /** Values of {@link #ROLE}: the feature's name, its platform, nothing. */
    public static final String FEATURE = "feature";

    public static final String PLATFORM = "platform";
    public static final String UNUSED = "unused";

    /** Says {@code rows} of a column of stations that has a value of its own in each row. */
    public static final String OF = "of";

    /** The column, without its unit, whose flags this one holds. */
    public static final String FLAGS_OF = "flags_of";

    private static final String BETWEEN = " | ";
    private static final String BLANK = "&#32;";
    private static final String[][] ENTITIES = {
        {"&", "&amp;"},
        {"<", "&lt;"},
        {">", "&gt;"},
        {"\"", "&quot;"},
        {"|", "&#124;"},
        {"\t", "&#9;"},
        {"\n", "&#10;"},
        {"\r", "&#13;"}
    };

    private ColumnComment() {}

    /**
     * What it says of a property.
     *
     * @param name and {@code unit}: as the column's label has them
     */
    public static Map<String, String> of(ObservedProperty property, String name, String unit) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put(ROLE, property.role().name().toLowerCase(Locale.ROOT));
        if (!property.name().equals(name)) {
            said.put("original_name", property.name());
        }
        put(said, "long_name", property.label());
        put(said, "standard_name", property.standardName());
        put(said, "sdn_parameter_urn", property.code());
        String told = property.unit() == null ? "" : property.unit();
        if (property.form() != Form.INSTANT && !told.equals(unit)) {
            said.put("units", told);
        }
        if (property.isSingle()) {
            said.put("precision", "single");
        }
        return said;
    }

    private static void put(Map<String, String> said, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            said.put(name, text);
        }
    }

    /** The property that {@link #of} told; {@code plain} is what its column looks like, with the name of its label. */
    static ObservedProperty property(Map<String, String> said, ObservedProperty plain) {
        String unit = plain.form() == Form.INSTANT ? null : said.getOrDefault("units", plain.unit());
        return new ObservedProperty(
                said.getOrDefault("original_name", plain.name()),
                said.get("long_name"),
                said.get("standard_name"),
                unit == null || unit.isEmpty() ? null : unit,
                said.getOrDefault("sdn_parameter_urn", plain.code()),
                role(said),
                plain.form(),
                "single".equals(said.get("precision")),
                plain.isOfFeature(),
                plain.scheme());
    }

    private static Role role(Map<String, String> said) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(said.get(ROLE)))
                .findFirst()
                .orElse(Role.OBSERVED);
    }

    /** What it says of a column of flags: whose they are, and what they mean where nobody else knows. */
    public static Map<String, String> ofFlags(QualityScheme scheme, String column) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put(FLAGS_OF, column);
        said.put("flag_scheme", scheme.name());
        if (!scheme.flags().isEmpty() && !scheme.equals(QualityScheme.named(scheme.name()))) {
            said.put("flag_values", String.join(" ", scheme.flags().keySet()));
            said.put(
                    "flag_meanings",
                    scheme.flags().values().stream()
                            .map(QualityScheme.Meaning::words)
                            .collect(Collectors.joining(" ")));
        }
        return said;
    }

    /** The scheme that {@link #ofFlags} told; null when nothing is said of one. */
    static @Nullable QualityScheme scheme(Map<String, String> said) {
        String name = said.get("flag_scheme");
        if (name == null) {
            return null;
        }
        QualityScheme known = QualityScheme.named(name);
        return known != QualityScheme.UNKNOWN && !said.containsKey("flag_values")
                ? known
                : QualityScheme.of(name, words(said.get("flag_values")), words(said.get("flag_meanings")));
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    public static String write(Map<String, String> said) {
        return said.entrySet().stream()
                .map(one -> one.getKey() + "=" + escaped(one.getValue()))
                .collect(Collectors.joining(BETWEEN));
    }

    /** Nothing of a comment in another form. */
    static Map<String, String> read(String comment) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String one : comment.split(" \\| ")) {
            int equals = one.indexOf('=');
            if (equals > 0 && one.substring(0, equals).matches("\\w+")) {
                said.put(one.substring(0, equals), unescaped(one.substring(equals + 1)));
            }
        }
        return said;
    }

    /** A text as it may stand in a line of comment between marks or quotes. */
    public static String escaped(String text) {
        String escaped = text;
        for (String[] entity : ENTITIES) {
            escaped = escaped.replace(entity[0], entity[1]);
        }
        if (escaped.startsWith(" ")) {
            escaped = BLANK + escaped.substring(1);
        }
        return escaped.endsWith(" ") ? escaped.substring(0, escaped.length() - 1) + BLANK : escaped;
    }

    static String unescaped(String text) {
        String plain = text.replace(BLANK, " ");
        for (int i = ENTITIES.length - 1; i >= 0 && plain.indexOf('&') >= 0; i--) {
            plain = plain.replace(ENTITIES[i][1], ENTITIES[i][0]);
        }
        return plain;
    }
}
