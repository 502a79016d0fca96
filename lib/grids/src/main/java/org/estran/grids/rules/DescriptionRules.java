package org.estran.grids.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.grids.Attributes;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.cf.CfFile;
import org.jspecify.annotations.Nullable;

/** CF chapter 3 and what surrounds it: names, units, standard names, flags, cell methods, the type of features. */
final class DescriptionRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Set<String> MODIFIERS =
            Set.of("detection_minimum", "number_of_observations", "standard_error", "status_flag");
    /** CF appendix E. */
    private static final Set<String> METHODS = Set.of(
            "point",
            "sum",
            "maximum",
            "maximum_absolute_value",
            "median",
            "mid_range",
            "minimum",
            "minimum_absolute_value",
            "mean",
            "mean_absolute_value",
            "mean_of_upper_decile",
            "mode",
            "range",
            "root_mean_square",
            "standard_deviation",
            "sum_of_squares",
            "variance");

    private static final Pattern METHOD = Pattern.compile("(?:[\\w.]+:\\s+)+(\\w+)");
    private static final Set<String> FEATURE_TYPES =
            Set.of("point", "timeseries", "trajectory", "profile", "timeseriesprofile", "trajectoryprofile");

    private final CfFile cf;
    private final FileRules.Telling telling;

    DescriptionRules(CfFile cf, FileRules.Telling telling) {
        this.cf = cf;
        this.telling = telling;
    }

    void check(StandardNames standardNames) {
        conventions();
        names();
        cf.data().forEach(this::described);
        cf.file().variables().forEach(this::flags);
        cf.file().variables().forEach(this::cellMethods);
        standardNames(standardNames);
        featureType();
    }

    private void conventions() {
        String said = cf.file().attributes().text("Conventions").orElse("");
        if (!said.matches("(?s).*\\bCF-1\\.\\d.*")) {
            telling.tell(Rule.CONVENTIONS, "", said);
        }
    }

    private void names() {
        for (DataVariable variable : cf.file().variables()) {
            name(variable.simpleName());
        }
        for (Dimension dimension : cf.file().dimensions()) {
            name(dimension.name().substring(dimension.name().lastIndexOf('/') + 1));
        }
    }

    private void name(String name) {
        if (!NAME.matcher(name).matches()) {
            telling.tell(Rule.NAME, name, "");
        }
    }

    private void described(DataVariable variable) {
        Attributes a = variable.attributes();
        boolean isDimensionless = a.text("standard_name").orElse("").matches(".*(fraction|number|_flag|ratio).*");
        if (a.text("units").isEmpty() && !isDimensionless) {
            telling.tell(Rule.UNITS, variable.name(), "");
        }
        if (a.text("standard_name").isEmpty() && a.text("long_name").isEmpty()) {
            telling.tell(Rule.DESCRIPTION, variable.name(), "");
        }
    }

    private void standardNames(StandardNames table) {
        Map<String, String> asked = new TreeMap<>();
        for (DataVariable variable : cf.file().variables()) {
            variable.attributes().text("standard_name").ifPresent(said -> {
                String[] words = said.split("\\s+");
                boolean isFormed = words.length == 1 || (words.length == 2 && MODIFIERS.contains(words[1]));
                if (isFormed) {
                    asked.putIfAbsent(words[0], variable.name());
                    unit(variable, words, table);
                } else {
                    telling.tell(Rule.STANDARD_NAME, variable.name(), said);
                }
            });
        }
        Set<String> known = asked.isEmpty() ? Set.of() : table.known(asked.keySet());
        asked.forEach((name, variable) -> {
            if (!known.contains(name)) {
                telling.tell(Rule.STANDARD_NAME, variable, name);
            }
        });
    }

    /** Of a count and of flags it says nothing; a time's unit has its own rule. */
    private void unit(DataVariable variable, String[] standardName, StandardNames table) {
        boolean isSameQuantity = standardName.length == 1 || standardName[1].equals("standard_error");
        String unit = variable.attributes().text("units").orElse("");
        if (isSameQuantity && !unit.contains(" since ") && table.isOtherUnit(standardName[0], unit)) {
            telling.tell(Rule.UNITS_OF_NAME, variable.name(), unit + " ≠ " + standardName[0]);
        }
    }

    private void flags(DataVariable variable) {
        Attributes a = variable.attributes();
        Values values = a.find("flag_values").orElse(null);
        Values masks = a.find("flag_masks").orElse(null);
        String meanings = a.text("flag_meanings").orElse("");
        if (values == null && masks == null && meanings.isEmpty()) {
            return;
        }
        int count = values != null ? values.size() : masks != null ? masks.size() : 0;
        int named = meanings.isEmpty() ? 0 : meanings.split("\\s+").length;
        if (count != named || (values != null && masks != null && masks.size() != count)) {
            telling.tell(Rule.FLAGS, variable.name(), count + " flag_values, " + named + " flag_meanings");
        }
        ofItsType(variable, "flag_values", values);
        ofItsType(variable, "flag_masks", masks);
    }

    private void ofItsType(DataVariable variable, String name, @Nullable Values flags) {
        if (flags != null && flags.type() != variable.type()) {
            telling.tell(Rule.FLAGS, variable.name(), name + ": " + flags.type() + " ≠ " + variable.type());
        }
    }

    private void cellMethods(DataVariable variable) {
        String said = variable.attributes().text("cell_methods").orElse("");
        String plain = said.replaceAll("\\([^)]*\\)", " ").strip();
        if (plain.isEmpty()) {
            return;
        }
        Matcher method = METHOD.matcher(plain);
        boolean isKnown = method.lookingAt();
        method.reset();
        while (isKnown && method.find()) {
            isKnown = METHODS.contains(method.group(1).toLowerCase(Locale.ROOT));
        }
        if (!isKnown) {
            telling.tell(Rule.CELL_METHODS, variable.name(), said);
        }
    }

    private void featureType() {
        String said = cf.file().attributes().text("featureType").orElse("");
        if (said.isEmpty()) {
            return;
        }
        if (!FEATURE_TYPES.contains(said.toLowerCase(Locale.ROOT))) {
            telling.tell(Rule.FEATURE_TYPE, "featureType", said);
        } else if (!said.equalsIgnoreCase("point")
                && cf.file().variables().stream()
                        .noneMatch(v -> v.attributes().text("cf_role").isPresent())) {
            telling.tell(Rule.FEATURE_ROLE, "featureType", said);
        }
    }
}
