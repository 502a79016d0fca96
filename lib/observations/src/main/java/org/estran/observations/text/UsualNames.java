package org.estran.observations.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What columns are usually called, in English and French; each pattern matches a plain name whole. */
final class UsualNames {

    static final Pattern LATITUDE = Pattern.compile(
            "(.* )?(lat|latitude|latx|latitud|decimal latitude|lat ?dd|y wgs ?84)( .*)?|decimallatitude|gpslat");
    static final Pattern LONGITUDE = Pattern.compile(
            "(.* )?(lon|long|lng|longitude|lonx|longitud|decimal longitude|lon ?dd|x wgs ?84)( .*)?|decimallongitude|gpslon");
    static final Pattern TIME = Pattern.compile(
            "(.* )?(time|date|datetime|timestamp|heure|horodatage|juld|instant|epoch|unix|mjd|tps)( .*)?|eventdate|t");
    /** The time of the row rather than that of an update of it. */
    static final Pattern TIME_ITSELF = Pattern.compile(
            "(obs |observation |sampling |sample |event |gps |start |utc )?(time|date|date ?time|timestamp|date heure|dateheure|horodatage|eventdate)"
                    + "( utc| gmt| tu| time| heure| iso ?8601)?|juld");

    static final Map<ColumnUse, Pattern> PARTS = parts();
    static final Map<ColumnUse, Pattern> NAMES = names();
    static final Pattern PRESSURE =
            Pattern.compile("pres|pressure|pression|press|prdm|sea water pressure|pres adjusted|p");
    static final Pattern DEPTH = Pattern.compile(
            "depth|depths|profondeur|prof|immersion|dep ?sm|sampling depth|sample depth|depth m|profondeur m");
    static final Pattern HEIGHT = Pattern.compile("altitude|alt|height|hauteur|elevation|altitude m");

    private static final Map<Pattern, String> STANDARD = standardNames();

    private UsualNames() {}

    /** Whether a plain name speaks of a bound or a step, not of the place or time of the row. */
    static boolean isOfRange(String plain) {
        return plain.matches("(.* )?(min|max|minimum|maximum|spacing|resolution|error|erreur)( .*)?");
    }

    private static Map<ColumnUse, Pattern> parts() {
        Map<ColumnUse, Pattern> parts = new LinkedHashMap<>();
        parts.put(ColumnUse.YEAR, Pattern.compile("year|annee|an|yyyy|yr|aaaa"));
        parts.put(ColumnUse.MONTH, Pattern.compile("month|mois|mm|mon|mnth|mth|mo"));
        parts.put(ColumnUse.DAY, Pattern.compile("day|jour|dd|dayx|jj|dy"));
        parts.put(
                ColumnUse.DAY_OF_YEAR, Pattern.compile("doy|day of year|yday|julian ?day|jour julien|jday|quantieme"));
        parts.put(ColumnUse.HOUR, Pattern.compile("hour|heure|hh|hr|h|heures|hours"));
        parts.put(ColumnUse.MINUTE, Pattern.compile("minute|min|mi|mn|minutes|mm"));
        parts.put(ColumnUse.SECOND, Pattern.compile("second|seconde|sec|ss|s|secondes|seconds"));
        return parts;
    }

    private static Map<ColumnUse, Pattern> names() {
        Map<ColumnUse, Pattern> names = new LinkedHashMap<>();
        names.put(
                ColumnUse.PLATFORM,
                Pattern.compile("(platform|plateforme|wmo|float|flotteur|buoy|bouee|glider|ship|vessel|navire|drifter)"
                        + "( (number|code|id|name|nom|numero))?"));
        names.put(
                ColumnUse.STATION,
                Pattern.compile("(station|site|stn|sta)( (number|code|id|name|nom|numero))?|stationid"));
        names.put(
                ColumnUse.PROFILE,
                Pattern.compile("(profile|profil|cast|cycle)( (number|code|id|name|nom|numero|no))?|n ?prof"));
        return names;
    }

    private static Map<Pattern, String> standardNames() {
        Map<Pattern, String> names = new LinkedHashMap<>();
        put(
                names,
                "temp|temperature|sea temperature|water temperature|sea water temperature|temperature( de l)? eau"
                        + "|temperature mer|t090c",
                "sea_water_temperature");
        put(names, "sst|sstp|sea surface temperature", "sea_surface_temperature");
        put(names, "air temp|air temperature|temperature( de l)? air|tair", "air_temperature");
        put(
                names,
                "psal|sal|salinity|salinite|practical salinity|ssps|sal00|sea water practical salinity",
                "sea_water_practical_salinity");
        put(names, "pres|pressure|pression|prdm|sea water pressure|pres adjusted", "sea_water_pressure");
        put(names, "depth|profondeur|immersion", "depth");
        put(names, "cndc|cond|conductivity|conductivite", "sea_water_electrical_conductivity");
        put(names, "turb|turbidity|turbidite", "sea_water_turbidity");
        put(names, "wind speed|vitesse( du)? vent|wspd", "wind_speed");
        put(names, "lat|latitude|latx|latx ext|decimal latitude", "latitude");
        put(names, "lon|long|longitude|lonx|lonx ext|decimal longitude", "longitude");
        return names;
    }

    private static void put(Map<Pattern, String> names, String regex, String standardName) {
        names.put(Pattern.compile(regex), standardName);
    }

    /** The CF standard name that a plain name usually means, by its unit where that decides. */
    static Optional<String> standardName(String plain, @Nullable String unit) {
        String itsUnit = unit == null ? "" : unit;
        if (plain.matches("doxy|oxygen|oxygene|dissolved oxygen|o2")
                && itsUnit.matches("([uµμ]|micro)mol ?[./]? ?kg(-1)?")) {
            return Optional.of("moles_of_oxygen_per_unit_mass_in_sea_water");
        }
        if (plain.matches("chl|chla|chl a|chlorophyll|chlorophyll a|chlorophylle( a)?|cphl|cpwc")
                && itsUnit.matches("mg ?/ ?m\\^?3|mg m-3|[uµμ]g ?/ ?[lL]|[uµμ]g [lL]-1|mg/m³")) {
            return Optional.of("mass_concentration_of_chlorophyll_a_in_sea_water");
        }
        return STANDARD.entrySet().stream()
                .filter(usual -> usual.getKey().matcher(plain).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
