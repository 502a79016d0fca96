package org.estran.observations.netcdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Values;
import org.estran.observations.QualityScheme;
import org.estran.observations.Role;

/** Finds the variable that holds the flags of another, and the scheme they are of. */
final class FlagVariables {

    private static final Set<String> STANDARD_NAMES = Set.of("quality_flag", "status_flag", "aggregate_quality_flag");
    private static final List<String> SUFFIXES =
            List.of("_QC", "_qc", "_qc_agg", "_quality_control", "_FLAG", "_flag", "_SEADATANET_QC");

    private FlagVariables() {}

    /** By {@code ancillary_variables} (CF 3.4), else by the names in use. */
    static Optional<DataVariable> of(DataFile file, DataVariable variable, Role role) {
        List<String> names = new ArrayList<>();
        variable.attributes().text("ancillary_variables").ifPresent(told -> names.addAll(List.of(told.split("\\s+"))));
        SUFFIXES.forEach(suffix -> names.add(variable.name() + suffix));
        if (variable.name().startsWith("value_")) {
            names.add("qc_agg_" + variable.name().substring("value_".length()));
        }
        if (role == Role.LONGITUDE || role == Role.LATITUDE) {
            names.add("POSITION_QC");
            names.add("POSITION_SEADATANET_QC");
        }
        return names.stream()
                .flatMap(name -> file.variable(name).stream())
                .filter(flags -> isFlags(flags) && flags.dimensions().equals(variable.dimensions()))
                .findFirst();
    }

    private static boolean isFlags(DataVariable variable) {
        String standardName = variable.attributes().text("standard_name").orElse("");
        boolean isNamed = STANDARD_NAMES.contains(standardName)
                || standardName.endsWith(" status_flag")
                || variable.attributes().find("flag_values").isPresent()
                || variable.name().toLowerCase(Locale.ROOT).matches(".*_(qc|qc_agg|flag|quality_control)|qc_agg_.*");
        return isNamed && (variable.type() == DataType.CHAR || isWhole(variable.type()));
    }

    static boolean isWhole(DataType type) {
        return type.isNumeric() && type != DataType.FLOAT && type != DataType.DOUBLE;
    }

    /** The scheme told by name, else the one the variable brings itself. */
    static QualityScheme scheme(DataFile file, DataVariable flags) {
        String told = String.join(
                        " ",
                        flags.attributes().text("conventions").orElse(""),
                        flags.attributes().text("Conventions").orElse(""),
                        flags.attributes().text("long_name").orElse(""),
                        flags.attributes().text("references").orElse(""),
                        flags.attributes().text("standard_name").orElse(""),
                        flags.name())
                .toLowerCase(Locale.ROOT);
        if (told.contains("argo reference table 2")) {
            return QualityScheme.ARGO;
        }
        if (told.contains("oceansites")) {
            return QualityScheme.OCEANSITES;
        }
        if (told.contains("seadatanet")) {
            return QualityScheme.SEADATANET;
        }
        return own(flags).orElseGet(() -> byConventions(file, told));
    }

    /** What neither names a scheme nor brings one follows the conventions of its file. */
    private static QualityScheme byConventions(DataFile file, String told) {
        String conventions = file.attributes()
                .text("Conventions")
                .or(() -> file.attributes().text("CONVENTIONS"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (conventions.contains("gosud")) {
            return QualityScheme.GTSPP;
        }
        if (conventions.contains("oceansites")) {
            return QualityScheme.OCEANSITES;
        }
        return told.contains("qartod") || told.contains("qc_agg") ? QualityScheme.QARTOD : QualityScheme.UNKNOWN;
    }

    private static Optional<QualityScheme> own(DataVariable flags) {
        Values values = flags.attributes().find("flag_values").orElse(null);
        String meanings = flags.attributes().text("flag_meanings").orElse("");
        if (values == null || meanings.isEmpty()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            all.add(values.type() == DataType.CHAR ? values.text(i) : Long.toString(values.integer(i)));
        }
        String name = flags.attributes().text("long_name").orElse(flags.name());
        boolean isQartod = name.contains("QARTOD") || meanings.startsWith("PASS");
        return Optional.of(QualityScheme.of(isQartod ? "QARTOD" : name, all, List.of(meanings.split("\\s+"))));
    }

    /** Flags as text; the fill value is none. */
    static String[] texts(DataVariable variable, Values values) {
        String[] flags = new String[values.size()];
        long fill = variable.attributes()
                .find("_FillValue")
                .filter(v -> v.size() > 0 && v.type().isNumeric())
                .map(v -> v.integer(0))
                .orElse(Long.MIN_VALUE);
        boolean areCharacters = areCharacters(variable);
        for (int i = 0; i < flags.length; i++) {
            if (values.type() == DataType.CHAR) {
                flags[i] = flag(((byte[]) values.array())[i]);
            } else {
                long flag = values.integer(i);
                flags[i] = areCharacters ? flag((byte) flag) : flag == fill ? "" : shared(flag);
            }
        }
        return flags;
    }

    /** SeaDataNet's flags are bytes that hold the codes of characters: 49 for 1, and 57, the fill value, for 9, missing. */
    private static boolean areCharacters(DataVariable variable) {
        return variable.type() == DataType.BYTE
                && (variable.name().endsWith("_SEADATANET_QC")
                        || variable.attributes().text("Conventions").orElse("").startsWith("SeaDataNet"));
    }

    private static String flag(byte character) {
        return character <= ' ' ? "" : Character.toString(character).intern();
    }

    private static String shared(long flag) {
        return flag >= 0 && flag < 10 ? Character.toString((char) ('0' + flag)).intern() : Long.toString(flag);
    }
}
