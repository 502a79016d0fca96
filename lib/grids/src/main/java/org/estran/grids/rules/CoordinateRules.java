package org.estran.grids.rules;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.estran.grids.Attributes;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;
import org.estran.grids.cf.TimeUnit;

/** CF chapters 4 and 5: what locates data, and whether its values can. */
final class CoordinateRules {

    /** Longer axes are not read through for a remark. */
    private static final long LONGEST = 1 << 20;

    private static final Set<String> NORTH =
            Set.of("degrees_north", "degree_north", "degree_N", "degrees_N", "degreeN", "degreesN");
    private static final Set<String> EAST =
            Set.of("degrees_east", "degree_east", "degree_E", "degrees_E", "degreeE", "degreesE");
    private static final Set<String> PRESSURES =
            Set.of("pa", "hpa", "kpa", "bar", "mbar", "millibar", "millibars", "dbar", "decibar", "decibars", "atm");
    private static final Set<String> UNITLESS = Set.of("", "1", "level", "layer", "sigma_level");

    private final CfFile cf;
    private final FileRules.Telling telling;

    CoordinateRules(CfFile cf, FileRules.Telling telling) {
        this.cf = cf;
        this.telling = telling;
    }

    void check() throws IOException {
        for (DataVariable variable : cf.file().variables()) {
            axis(variable);
            switch (cf.axisOf(variable)) {
                case LATITUDE -> units(variable, NORTH, Rule.LATITUDE_UNITS);
                case LONGITUDE -> units(variable, EAST, Rule.LONGITUDE_UNITS);
                case TIME -> time(variable);
                case VERTICAL -> vertical(variable);
                case PROJECTION_X, PROJECTION_Y, ENSEMBLE, NONE -> {}
            }
            if (CfFile.isCoordinateVariable(variable) && variable.type().isNumeric()) {
                values(variable);
            }
        }
    }

    private void axis(DataVariable variable) {
        String said = variable.attributes().text("axis").orElse("");
        if (!said.isEmpty() && !said.matches("[XYZTxyzt]")) {
            telling.tell(Rule.AXIS, variable.name(), said);
        }
    }

    private void units(DataVariable variable, Set<String> known, Rule rule) {
        String said = variable.attributes().text("units").orElse("");
        if (!known.contains(said)) {
            telling.tell(rule, variable.name(), said);
        }
    }

    private void time(DataVariable variable) {
        Attributes a = variable.attributes();
        String units = a.text("units").orElse("");
        String calendar = a.text("calendar").orElse("");
        if (TimeUnit.parse(units, "").isEmpty()) {
            telling.tell(Rule.TIME_UNITS, variable.name(), units);
        } else if (TimeUnit.parse(units, calendar).isEmpty()) {
            telling.tell(Rule.CALENDAR, variable.name(), calendar);
        }
    }

    private void vertical(DataVariable variable) {
        Attributes a = variable.attributes();
        String units = a.text("units").orElse("").toLowerCase(Locale.ROOT);
        String positive = a.text("positive").orElse("").toLowerCase(Locale.ROOT);
        boolean isToldByUnits = PRESSURES.contains(units) || UNITLESS.contains(units);
        boolean isDirection = positive.equals("up") || positive.equals("down");
        boolean isAxis = CfFile.isCoordinateVariable(variable) || a.text("axis").isPresent();
        if (!isDirection && (!positive.isEmpty() || (isAxis && !isToldByUnits))) {
            telling.tell(Rule.POSITIVE, variable.name(), positive);
        }
    }

    private void values(DataVariable variable) throws IOException {
        if (variable.size() > LONGEST
                || variable.size() == 0
                || cf.file().unread(variable).isPresent()) {
            return;
        }
        double[] values = cf.read(variable);
        long rising = 0;
        long falling = 0;
        boolean gaps = Double.isNaN(values[0]);
        for (int i = 1; i < values.length; i++) {
            gaps |= Double.isNaN(values[i]);
            rising += values[i] > values[i - 1] ? 1 : 0;
            falling += values[i] < values[i - 1] ? 1 : 0;
        }
        if (gaps) {
            telling.tell(Rule.COORDINATE_GAPS, variable.name(), "");
        } else if (Math.max(rising, falling) < values.length - 1 && isLocating(variable)) {
            telling.tell(Rule.COORDINATE_ORDER, variable.name(), "");
        }
    }

    /** A mere index or label in a variable of its dimension's name is no axis. */
    private boolean isLocating(DataVariable variable) {
        return cf.axisOf(variable) != AxisKind.NONE
                || variable.attributes().text("units").isPresent();
    }
}
