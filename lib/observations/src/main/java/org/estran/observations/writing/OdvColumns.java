package org.estran.observations.writing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.QualityScheme;
import org.estran.observations.Role;
import org.estran.observations.text.ColumnComment;
import org.estran.observations.writing.OdvColumn.Cells;
import org.jspecify.annotations.Nullable;

/**
 * Which columns an ODV spreadsheet of these observations has: those of stations that SeaDataNet asks for, then further
 * ones of stations, then those of samples, each with its flags behind it.
 */
final class OdvColumns {

    /** What ODV calls the schemes of flags that it knows. */
    private static final Map<QualityScheme, String> SCHEMES = Map.of(
            QualityScheme.SEADATANET, "SEADATANET",
            QualityScheme.ARGO, "ARGO",
            QualityScheme.OCEANSITES, "OCEANSITES",
            QualityScheme.QARTOD, "QARTOD",
            QualityScheme.GTSPP, "GTSPP",
            QualityScheme.WOCE_CTD, "WOCECTD",
            QualityScheme.WOCE_SAMPLE, "WOCESAMPLE",
            QualityScheme.ODV, "ODV");

    private static final Map<String, String> TERMS = Map.of(
            "sea_water_temperature", "SDN:P01::TEMPPR01",
            "sea_water_practical_salinity", "SDN:P01::PSLTZZ01",
            "sea_water_pressure", "SDN:P01::PRESPR01");

    private static final String MOMENT = "yyyy-mm-ddThh:mm:ss.sss";
    private static final long FIRST_YEAR = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST_YEAR =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final ObservationFile file;
    private final List<ObservedProperty> properties;
    private final Losses losses;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> mandatory = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<OdvColumn> meta = new ArrayList<>();
    /** Names of features and platforms where the columns for them hold what the file calls so. */
    private final List<OdvColumn> aside = new ArrayList<>();

    private final List<OdvColumn> data = new ArrayList<>();

    OdvColumns(ObservationFile file, Losses losses) {
        this.file = file;
        this.properties = file.properties();
        this.losses = losses;
        for (int i = 0; i < properties.size(); i++) {
            ObservedProperty property = properties.get(i);
            if (property.isOfFeature() && property.role() == Role.OBSERVED && property.scheme() == null) {
                mandatory.putIfAbsent(property.name(), i);
            }
        }
        Set<Integer> placed = new HashSet<>();
        stations(placed);
        for (boolean isFirst : new boolean[] {true, false}) {
            for (int i = 0; i < properties.size(); i++) {
                if (isPrimary(i) == isFirst && placed.add(i)) {
                    further(i);
                }
            }
        }
    }

    List<OdvColumn> all() {
        List<OdvColumn> all = new ArrayList<>(meta);
        all.addAll(aside);
        all.addAll(data);
        return all;
    }

    /** The columns of stations that SeaDataNet asks for, in its order. */
    private void stations(Set<Integer> placed) {
        named("Cruise", ColumnComment.PLATFORM, (feature, row) -> platform(feature), placed);
        named("Station", ColumnComment.FEATURE, (feature, row) -> losses.inLine(feature.id(), "feature"), placed);
        named("Type", ColumnComment.UNUSED, (feature, row) -> "*", placed);
        coordinate(MOMENT, "", Role.TIME, placed);
        coordinate("Longitude", "degrees_east", Role.LONGITUDE, placed);
        coordinate("Latitude", "degrees_north", Role.LATITUDE, placed);
        named("LOCAL_CDI_ID", ColumnComment.UNUSED, (feature, row) -> "", placed);
        named("EDMO_code", ColumnComment.UNUSED, (feature, row) -> "", placed);
        Integer depth = mandatory.get("Bot. Depth");
        if (depth != null
                && properties.get(depth).form() == Form.NUMBER
                && "m".equals(properties.get(depth).unit())) {
            place(depth, "Bot. Depth", "m", true, placed);
        } else {
            taken.add("bot. depth");
            meta.add(column(
                    "Bot. Depth",
                    "m",
                    "DOUBLE",
                    true,
                    false,
                    Map.of(ColumnComment.ROLE, ColumnComment.UNUSED),
                    (feature, row) -> ""));
        }
    }

    /** A text of stations: the property of that name, else what it is for. */
    private void named(String name, String role, Cells cells, Set<Integer> placed) {
        Integer property = mandatory.get(name);
        if (property == null || properties.get(property).form() != Form.TEXT) {
            taken.add(name.toLowerCase(Locale.ROOT));
            meta.add(column(name, "", "INDEXED_TEXT", true, false, Map.of(ColumnComment.ROLE, role), cells));
            return;
        }
        place(property, name, "", true, placed);
        if (!role.equals(ColumnComment.UNUSED)) {
            aside.add(column(unique(role), "", "INDEXED_TEXT", true, false, Map.of(ColumnComment.ROLE, role), cells));
        }
    }

    /**
     * A station's moment or place: its own; that of each row where rows are places; else that of the first row, which stands
     * with the samples too.
     */
    private void coordinate(String name, String unit, Role role, Set<Integer> placed) {
        Integer i = file.indexOf(role).orElse(null);
        if (i != null && (properties.get(i).isOfFeature() || areRowsPlaces())) {
            place(i, name, unit, true, placed);
            return;
        }
        taken.add(name.toLowerCase(Locale.ROOT));
        Cells cells =
                i == null ? (feature, row) -> "" : (feature, row) -> feature.rows() == 0 ? "" : cell(i, feature, 0);
        meta.add(column(name, unit, "DOUBLE", true, false, Map.of(ColumnComment.ROLE, ColumnComment.UNUSED), cells));
    }

    private boolean areRowsPlaces() {
        return file.featureType() == FeatureType.TRAJECTORY || file.featureType() == FeatureType.POINT;
    }

    private boolean isPrimary(int i) {
        ObservedProperty property = properties.get(i);
        Role wanted = file.featureType() == FeatureType.TIME_SERIES ? Role.TIME : null;
        return !property.isOfFeature() && (wanted == null ? property.role().isVertical() : property.role() == wanted);
    }

    private void further(int i) {
        ObservedProperty property = properties.get(i);
        String unit = property.unit() == null ? "" : property.unit();
        boolean isTime = property.role() == Role.TIME && !property.isOfFeature();
        if (property.form() == Form.INSTANT) {
            place(i, isTime ? "time_ISO8601" : property.name(), isTime ? "" : MOMENT, property.isOfFeature(), null);
        } else {
            place(i, property.name(), property.form() == Form.TEXT ? "" : unit, property.isOfFeature(), null);
        }
    }

    /** A property becomes a column, and its flags another behind it. */
    private void place(int i, String wanted, String unit, boolean isMeta, @Nullable Set<Integer> placed) {
        if (placed != null) {
            placed.add(i);
        }
        ObservedProperty property = properties.get(i);
        boolean isMoment = property.form() == Form.INSTANT;
        String name = unique(isMoment ? wanted : withoutMoments(wanted));
        String plainUnit = isMoment ? unit : withoutMoments(unit.replaceAll("[\\p{Cntrl}\"\\[\\];<>]", "_"));
        boolean isOfRows = !property.isOfFeature();
        Map<String, String> said = ColumnComment.of(property, name, plainUnit);
        if (isMeta && isOfRows) {
            said.put(ColumnComment.OF, "rows");
        }
        String type = property.form() == Form.NUMBER ? property.isSingle() ? "FLOAT" : "DOUBLE" : "INDEXED_TEXT";
        List<OdvColumn> columns = isMeta ? meta : data;
        columns.add(new OdvColumn(
                plainUnit.isEmpty() ? name : name + " [" + plainUnit + "]",
                name,
                isMeta && property.role() == Role.TIME ? "DOUBLE" : type,
                isMeta,
                isOfRows,
                !isMeta && isPrimary(i),
                said,
                term(property),
                unitTerm(plainUnit),
                (feature, row) -> cell(i, feature, row)));
        QualityScheme scheme = property.scheme();
        if (scheme != null) {
            columns.add(flags(i, name, scheme, isMeta, isOfRows));
        }
    }

    private OdvColumn flags(int i, String name, QualityScheme scheme, boolean isMeta, boolean isOfRows) {
        Cells cells = (feature, row) -> losses.inLine(
                feature.columns().get(i).flag(row), properties.get(i).name());
        String known = SCHEMES.get(scheme);
        if (known != null && !isMeta) {
            return column("QV:" + known, "", "INDEXED_TEXT", false, isOfRows, Map.of(), cells);
        }
        Map<String, String> said = ColumnComment.ofFlags(scheme, name);
        return column(unique(name + "_flag"), "", "INDEXED_TEXT", isMeta, isOfRows, said, cells);
    }

    private static OdvColumn column(
            String name,
            String unit,
            String type,
            boolean isMeta,
            boolean isOfRows,
            Map<String, String> said,
            Cells cells) {
        String label = unit.isEmpty() ? name : name + " [" + unit + "]";
        return new OdvColumn(label, name, type, isMeta, isOfRows, false, said, "", "", cells);
    }

    /** As the file told it, else where a standard name or a coordinate means the same. */
    private static String term(ObservedProperty property) {
        if (property.code() != null) {
            return property.code().startsWith("SDN:P01::") ? property.code() : "";
        }
        if (property.role() == Role.DEPTH) {
            return "SDN:P01::ADEPZZ01";
        }
        if (property.role() == Role.PRESSURE && ObservedProperty.isDecibar(property.unit())) {
            return "SDN:P01::PRESPR01";
        }
        return property.standardName() == null ? "" : TERMS.getOrDefault(property.standardName(), "");
    }

    /** The commonest of P06; a term without one is told in the comment alone. */
    private static String unitTerm(String unit) {
        if (ObservedProperty.isDecibar(unit)) {
            return "SDN:P06::UPDB";
        }
        return switch (unit) {
            case "m", "metre", "meter", "metres", "meters" -> "SDN:P06::ULAA";
            case "degC", "degree_Celsius", "degrees_Celsius", "degree_C", "degrees_C", "Celsius", "celsius" ->
                "SDN:P06::UPAA";
            case "1" -> "SDN:P06::UUUU";
            default -> "";
        };
    }

    /** A label that neither breaks the line nor means something else to ODV. */
    private String unique(String wanted) {
        String plain = wanted.replaceAll("[\\p{Cntrl}\"\\[\\]:;<>]", "_").strip();
        String stem = plain.isEmpty() || plain.matches("(?i)Q[FV]") ? plain + "_" : plain;
        // the label of moments has colons itself
        String name = wanted.equals(MOMENT) ? MOMENT : stem;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = stem + "_" + i;
        }
        return name;
    }

    /** Other columns must not look like moments. */
    private static String withoutMoments(String text) {
        return text.matches("(?i)yyyy-mm-dd.*|mon/day/yr|time_ISO8601") ? "_" + text : text;
    }

    private String platform(Feature feature) {
        return feature.platform() == null ? "" : losses.inLine(feature.platform(), "platform");
    }

    private String cell(int i, Feature feature, int row) {
        ObservedProperty property = properties.get(i);
        return switch (feature.columns().get(i)) {
            case Column.Numbers numbers -> losses.number(numbers.at(row), property.isSingle(), property.name(), "");
            case Column.Instants instants -> moment(instants.at(row), property);
            case Column.Texts texts -> losses.inLine(texts.at(row), property.name());
        };
    }

    private String moment(long millis, ObservedProperty property) {
        if (millis == Column.NO_INSTANT) {
            return "";
        }
        if (millis < FIRST_YEAR || millis > LAST_YEAR) {
            losses.count(Losses.VALUES, property.name());
            return "";
        }
        String text = Instant.ofEpochMilli(millis).toString();
        String plain = text.substring(0, text.length() - 1);
        return plain.length() == 19 ? plain + ".000" : plain;
    }
}
