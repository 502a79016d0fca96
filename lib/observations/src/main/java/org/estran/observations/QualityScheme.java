package org.estran.observations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of quality flags: what may stand in a file, and what it means.
 *
 * @param name for people, such as {@code Argo reference table 2}
 * @param flags by the flag as text, in the order of the scheme
 */
public record QualityScheme(String name, Map<String, Meaning> flags) {

    /**
     * What one flag means.
     *
     * @param words one CF {@code flag_meanings} word: lower case, underscores
     */
    public record Meaning(String words, Quality quality) {}

    /** Argo user's manual, reference table 2. */
    public static final QualityScheme ARGO = scheme(
            "Argo reference table 2",
            "0 no_qc_performed NOT_CHECKED",
            "1 good_data GOOD",
            "2 probably_good_data PROBABLY_GOOD",
            "3 bad_data_that_are_potentially_correctable PROBABLY_BAD",
            "4 bad_data BAD",
            "5 value_changed CHANGED",
            "8 estimated_value INTERPOLATED",
            "9 missing_value MISSING");

    /** SeaDataNet vocabulary L20. */
    public static final QualityScheme SEADATANET = scheme(
            "SeaDataNet L20",
            "0 no_quality_control NOT_CHECKED",
            "1 good_value GOOD",
            "2 probably_good_value PROBABLY_GOOD",
            "3 probably_bad_value PROBABLY_BAD",
            "4 bad_value BAD",
            "5 changed_value CHANGED",
            "6 value_below_detection OUT_OF_DETECTION",
            "7 value_in_excess OUT_OF_DETECTION",
            "8 interpolated_value INTERPOLATED",
            "9 missing_value MISSING",
            "A value_phenomenon_uncertain UNKNOWN",
            "B nominal_value NOMINAL",
            "Q value_below_limit_of_quantification OUT_OF_DETECTION");

    /** OceanSITES data format reference manual 1.4, reference table 2. */
    public static final QualityScheme OCEANSITES = scheme(
            "OceanSITES reference table 2",
            "0 unknown NOT_CHECKED",
            "1 good_data GOOD",
            "2 probably_good_data PROBABLY_GOOD",
            "3 potentially_correctable_bad_data PROBABLY_BAD",
            "4 bad_data BAD",
            "7 nominal_value NOMINAL",
            "8 interpolated_value INTERPOLATED",
            "9 missing_value MISSING");

    /** IOOS QARTOD, primary level flags. */
    public static final QualityScheme QARTOD = scheme(
            "QARTOD",
            "1 pass GOOD",
            "2 not_evaluated NOT_CHECKED",
            "3 suspect_or_of_high_interest PROBABLY_BAD",
            "4 fail BAD",
            "9 missing_data MISSING");

    /** GTSPP and GOSUD: thermosalinographs. */
    public static final QualityScheme GTSPP = scheme(
            "GTSPP",
            "0 no_quality_control NOT_CHECKED",
            "1 good_value GOOD",
            "2 probably_good_value PROBABLY_GOOD",
            "3 probably_bad_value PROBABLY_BAD",
            "4 bad_value BAD",
            "5 changed_value CHANGED",
            "8 interpolated_value INTERPOLATED",
            "9 missing_value MISSING");

    /** WOCE hydrographic programme, values of a CTD. */
    public static final QualityScheme WOCE_CTD = scheme(
            "WOCE CTD",
            "1 not_calibrated NOT_CHECKED",
            "2 acceptable_measurement GOOD",
            "3 questionable_measurement PROBABLY_BAD",
            "4 bad_measurement BAD",
            "5 not_reported MISSING",
            "6 interpolated INTERPOLATED",
            "7 despiked CHANGED",
            "9 not_sampled MISSING");

    /** WOCE hydrographic programme, values of water samples. */
    public static final QualityScheme WOCE_SAMPLE = scheme(
            "WOCE water samples",
            "1 analysis_not_received MISSING",
            "2 acceptable_measurement GOOD",
            "3 questionable_measurement PROBABLY_BAD",
            "4 bad_measurement BAD",
            "5 not_reported MISSING",
            "6 mean_of_replicates GOOD",
            "7 manual_chromatographic_peak_measurement GOOD",
            "8 irregular_digital_chromatographic_peak_integration PROBABLY_BAD",
            "9 sample_not_drawn MISSING");

    /** Ocean Data View's own, when nothing else is named. */
    public static final QualityScheme ODV = scheme(
            "ODV",
            "0 good_quality GOOD",
            "1 unknown_quality NOT_CHECKED",
            "4 questionable_quality PROBABLY_BAD",
            "8 bad_quality BAD");

    /** Flags were given and nothing says which scheme they are of. */
    public static final QualityScheme UNKNOWN = new QualityScheme("unknown", Map.of());

    /** The schemes that have a name here, which files and mappings may tell. */
    public static final List<QualityScheme> KNOWN =
            List.of(ARGO, SEADATANET, OCEANSITES, QARTOD, GTSPP, WOCE_CTD, WOCE_SAMPLE, ODV);

    public QualityScheme {
        flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
    }

    /** What a flag comes to; no flag at all is {@link Quality#NOT_CHECKED}. */
    public Quality quality(String flag) {
        if (flag.isBlank()) {
            return Quality.NOT_CHECKED;
        }
        Meaning meaning = flags.get(flag);
        return meaning == null ? Quality.UNKNOWN : meaning.quality();
    }

    /** By its name here; {@link #UNKNOWN} for any other and for none. */
    public static QualityScheme named(@Nullable String name) {
        return KNOWN.stream()
                .filter(scheme -> scheme.name.equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** A scheme that a file brings itself, by CF's {@code flag_values} and {@code flag_meanings} (section 3.5). */
    public static QualityScheme of(String name, List<String> values, List<String> meanings) {
        Map<String, Meaning> flags = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(values.size(), meanings.size()); i++) {
            flags.put(values.get(i), new Meaning(meanings.get(i), guessed(meanings.get(i))));
        }
        return new QualityScheme(name, flags);
    }

    /** By the words that schemes use; anything else stays unknown. */
    private static Quality guessed(String words) {
        String plain = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
        if (plain.contains("probably good")) {
            return Quality.PROBABLY_GOOD;
        }
        if (plain.contains("probably bad") || plain.contains("correctable") || plain.contains("suspect")) {
            return Quality.PROBABLY_BAD;
        }
        if (plain.matches("no (qc|quality control|qc performed)|not (evaluated|checked|used)|unknown")) {
            return Quality.NOT_CHECKED;
        }
        if (plain.matches("pass|good.*")) {
            return Quality.GOOD;
        }
        if (plain.matches("fail|bad.*")) {
            return Quality.BAD;
        }
        return rarer(plain);
    }

    private static Quality rarer(String plain) {
        List<Map.Entry<String, Quality>> words = new ArrayList<>();
        words.add(Map.entry("changed", Quality.CHANGED));
        words.add(Map.entry("interpolated", Quality.INTERPOLATED));
        words.add(Map.entry("estimated", Quality.INTERPOLATED));
        words.add(Map.entry("nominal", Quality.NOMINAL));
        words.add(Map.entry("detection", Quality.OUT_OF_DETECTION));
        words.add(Map.entry("missing", Quality.MISSING));
        return words.stream()
                .filter(word -> plain.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Quality.UNKNOWN);
    }

    private static QualityScheme scheme(String name, String... lines) {
        Map<String, Meaning> flags = new LinkedHashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            flags.put(words[0], new Meaning(words[1], Quality.valueOf(words[2])));
        }
        return new QualityScheme(name, flags);
    }
}
