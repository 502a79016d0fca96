package org.estran.observations.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.observations.Role;
import org.estran.observations.text.OdvHeader.Labelled;
import org.jspecify.annotations.Nullable;

/** What the columns of an ODV spreadsheet are: those of stations first, then those of samples. */
final class OdvProperties {

    /** Terms of vocabulary P01 that mean what a CF standard name does. */
    private static final Map<String, String> STANDARD_NAMES = Map.of(
            "SDN:P01::TEMPPR01", "sea_water_temperature",
            "SDN:P01::TEMPST01", "sea_water_temperature",
            "SDN:P01::PSALPR01", "sea_water_practical_salinity",
            "SDN:P01::PSALST01", "sea_water_practical_salinity",
            "SDN:P01::PSLTZZ01", "sea_water_practical_salinity",
            "SDN:P01::PRESPR01", "sea_water_pressure",
            "SDN:P01::ADEPZZ01", "depth");

    /** By what ODV calls them in the labels of flags. */
    private static final Map<String, QualityScheme> SCHEMES = Map.of(
            "SEADATANET", QualityScheme.SEADATANET,
            "ARGO", QualityScheme.ARGO,
            "OCEANSITES", QualityScheme.OCEANSITES,
            "QARTOD", QualityScheme.QARTOD,
            "GTSPP", QualityScheme.GTSPP,
            "WOCECTD", QualityScheme.WOCE_CTD,
            "WOCESAMPLE", QualityScheme.WOCE_SAMPLE);

    private final List<ObservedProperty> all = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final boolean isTimeOfRows;
    private boolean isVerticalKnown;

    OdvProperties(List<Labelled> ofStation, List<Labelled> ofRows) {
        this.isTimeOfRows = ofRows.stream().anyMatch(OdvDates::isMoment);
        ofStation.forEach(column -> all.add(property(column, true).ofFeature()));
        ofRows.forEach(column -> all.add(property(column, false)));
    }

    List<ObservedProperty> all() {
        return List.copyOf(all);
    }

    private ObservedProperty property(Labelled column, boolean isOfStation) {
        QualityScheme scheme = column.flag() < 0 ? null : scheme(column);
        ObservedProperty plain = plain(column, isOfStation, scheme);
        return column.role().isEmpty()
                ? plain
                : ColumnComment.property(
                        column.said(), plain.named(column.name()).in(column.unit()));
    }

    private ObservedProperty plain(Labelled column, boolean isOfStation, @Nullable QualityScheme scheme) {
        if (OdvDates.isMoment(column)) {
            Role role = isOfStation == isTimeOfRows ? Role.OBSERVED : Role.TIME;
            return ObservedProperty.instant(unique(isOfStation && !isTimeOfRows ? "time" : column.name()))
                    .as(isTaken(role) ? Role.OBSERVED : role)
                    .flagged(scheme);
        }
        if (column.isText()) {
            return ObservedProperty.text(unique(column.name()))
                    .coded(column.code())
                    .flagged(scheme);
        }
        Role role = role(column);
        isVerticalKnown |= role.isVertical();
        boolean isPlace = role == Role.LONGITUDE || role == Role.LATITUDE;
        return ObservedProperty.number(unique(isPlace ? column.name().toLowerCase(Locale.ROOT) : column.name()))
                .in(unit(column))
                .coded(column.code())
                .standard(column.code() == null ? null : STANDARD_NAMES.get(column.code()))
                .as(role)
                .flagged(scheme);
    }

    private boolean isTaken(Role role) {
        return all.stream().anyMatch(property -> property.role() == role);
    }

    private String unique(String name) {
        int times = names.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + "_" + times;
    }

    private Role role(Labelled column) {
        String name = column.name().toLowerCase(Locale.ROOT);
        String unit = column.unit() == null ? "" : column.unit().toLowerCase(Locale.ROOT);
        String code = column.code() == null ? "" : column.code();
        if (name.equals("longitude") || name.equals("latitude")) {
            Role role = name.equals("longitude") ? Role.LONGITUDE : Role.LATITUDE;
            return isTaken(role) ? Role.OBSERVED : role;
        }
        if (column.isOfStation() || isVerticalKnown) {
            return Role.OBSERVED;
        }
        if (code.equals("SDN:P01::PRESPR01") || name.startsWith("pres") && ObservedProperty.isDecibar(unit)) {
            return Role.PRESSURE;
        }
        boolean isDepth =
                code.equals("SDN:P01::ADEPZZ01") || name.startsWith("depth") && unit.matches("m|met(re|er)s?");
        return isDepth ? Role.DEPTH : Role.OBSERVED;
    }

    /** As the label has it; else by the commonest terms of P06, else the term itself. */
    private static @Nullable String unit(Labelled column) {
        if (column.unit() != null || column.unitCode() == null) {
            return column.unit();
        }
        return switch (column.unitCode()) {
            case "SDN:P06::ULAA" -> "m";
            case "SDN:P06::UPAA" -> "degC";
            case "SDN:P06::UPDB" -> "dbar";
            case "SDN:P06::UUUU" -> "1";
            default -> column.unitCode();
        };
    }

    /** As the comment of the flags has it, else by their label. */
    private static QualityScheme scheme(Labelled column) {
        QualityScheme told = ColumnComment.scheme(column.saidOfFlags());
        return told == null ? scheme(column.flagLabel()) : told;
    }

    /** By the label of the flags; {@code QF} alone is ODV's own scheme. */
    private static QualityScheme scheme(String label) {
        String upper = label.toUpperCase(Locale.ROOT);
        for (Map.Entry<String, QualityScheme> named : SCHEMES.entrySet()) {
            if (upper.contains(named.getKey())) {
                return named.getValue();
            }
        }
        return upper.equals("QF") || upper.equals("QV") || upper.contains("ODV")
                ? QualityScheme.ODV
                : QualityScheme.UNKNOWN;
    }
}
