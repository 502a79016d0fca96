package org.estran.observations.text;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/** What the names of a NASA Ames header tell of its variables: unit, and coordinate where the words leave no doubt. */
final class NasaAmesProperties {

    /** In square brackets wherever they stand, or in round ones at the end; an explanation has a colon. */
    private static final Pattern UNIT =
            Pattern.compile("(?<name>.+?)\\s*\\[(?<unit>[^\\[\\]:]*)\\].*|(?<other>.+)\\s*\\((?<round>[^():]*)\\)\\s*");

    private static final Pattern OF_THE_DAY = Pattern.compile(
            "(?i).*\\b(seconds|minutes|hours)\\b.*\\b(from|since)\\b.*\\b(0000|00:00|0 hours|midnight)\\b.*");

    private final Set<String> names = new HashSet<>();
    private final Set<Role> taken = EnumSet.noneOf(Role.class);
    private final @Nullable LocalDate date;

    NasaAmesProperties(@Nullable LocalDate date) {
        this.date = date;
    }

    /** Milliseconds a unit of such a time; 0 when the name tells no time of the file's day. */
    double millisecondsOf(String name) {
        Matcher m = OF_THE_DAY.matcher(name);
        if (date == null || !m.matches()) {
            return 0;
        }
        return switch (m.group(1).toLowerCase(Locale.ROOT)) {
            case "seconds" -> 1000;
            case "minutes" -> 60_000;
            default -> 3_600_000;
        };
    }

    /** The beginning of the file's day in milliseconds. */
    double dayBegins() {
        return date == null
                ? Double.NaN
                : date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    ObservedProperty of(String told, boolean isText) {
        Matcher m = UNIT.matcher(told);
        boolean hasUnit = m.matches();
        boolean isSquare = hasUnit && m.group("name") != null;
        String plain = hasUnit ? m.group(isSquare ? "name" : "other").strip() : told;
        String unit = hasUnit ? m.group(isSquare ? "unit" : "round").strip() : null;
        if (millisecondsOf(told) > 0 && taken.add(Role.TIME)) {
            return ObservedProperty.instant(unique("time")).labelled(told).as(Role.TIME);
        }
        if (isText) {
            return ObservedProperty.text(unique(plain)).labelled(told);
        }
        Role role = role(plain, unit == null ? "" : unit);
        boolean isFree =
                role != Role.OBSERVED && (!role.isVertical() || taken.stream().noneMatch(Role::isVertical));
        return ObservedProperty.number(unique(plain))
                .labelled(told)
                .in(unit)
                .standard(role == Role.PRESSURE ? "air_pressure" : null)
                .as(isFree && taken.add(role) ? role : Role.OBSERVED);
    }

    private static Role role(String name, String unit) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.matches("(gps )?longitude.*") && unit.startsWith("d")) {
            return Role.LONGITUDE;
        }
        if (plain.matches("(gps )?latitude.*") && unit.startsWith("d")) {
            return Role.LATITUDE;
        }
        if (plain.matches("pressure") && List.of("hPa", "mb", "mbar", "Pa").contains(unit)) {
            return Role.PRESSURE;
        }
        if (plain.matches("(geometric |geopotential )?(altitude|height).*") && unit.matches("k?m|gpm")) {
            return Role.HEIGHT;
        }
        return plain.matches("depth") && unit.equals("m") ? Role.DEPTH : Role.OBSERVED;
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
