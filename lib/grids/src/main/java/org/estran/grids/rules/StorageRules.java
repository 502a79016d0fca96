package org.estran.grids.rules;

import java.util.List;
import java.util.stream.Stream;
import org.estran.grids.Attributes;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Values;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;

/** How numbers are stored: dimensions and their order, fill values, valid ranges, packing. */
final class StorageRules {

    /** Time, height, latitude, longitude: the order CF 2.4 asks for. */
    private static final List<AxisKind> ORDER =
            List.of(AxisKind.TIME, AxisKind.VERTICAL, AxisKind.LATITUDE, AxisKind.LONGITUDE);

    private final CfFile cf;
    private final FileRules.Telling telling;

    StorageRules(CfFile cf, FileRules.Telling telling) {
        this.cf = cf;
        this.telling = telling;
    }

    void check() {
        for (DataVariable variable : cf.file().variables()) {
            if (variable.dimensions().stream().distinct().count() < variable.rank()) {
                telling.tell(Rule.DIMENSION_TWICE, variable.name(), "");
            }
            order(variable);
            if (variable.type().isNumeric()) {
                missing(variable);
                range(variable);
                packing(variable);
            }
        }
    }

    private void order(DataVariable variable) {
        List<Integer> places = variable.dimensions().stream()
                .flatMap(d -> cf.file().variable(d.name()).stream())
                .filter(CfFile::isCoordinateVariable)
                .map(v -> ORDER.indexOf(cf.axisOf(v)))
                .filter(place -> place >= 0)
                .toList();
        if (!places.equals(places.stream().sorted().toList())) {
            telling.tell(
                    Rule.DIMENSION_ORDER,
                    variable.name(),
                    String.join(
                            ", ",
                            variable.dimensions().stream().map(d -> d.name()).toList()));
        }
    }

    private void missing(DataVariable variable) {
        for (String name : List.of("_FillValue", "missing_value")) {
            variable.attributes()
                    .find(name)
                    .filter(v -> v.type() != variable.type() && !isUnsigned(variable))
                    .ifPresent(v -> telling.tell(
                            Rule.FILL_TYPE, variable.name(), name + ": " + v.type() + " ≠ " + variable.type()));
        }
    }

    private void range(DataVariable variable) {
        Attributes a = variable.attributes();
        a.find("valid_range").ifPresent(range -> {
            boolean isEither =
                    a.find("valid_min").isPresent() || a.find("valid_max").isPresent();
            boolean isPair = range.type().isNumeric() && range.size() == 2;
            boolean isRising = !isPair || isUnsigned(variable) || range.number(0) <= range.number(1);
            if (isEither || !isPair || !isRising) {
                telling.tell(Rule.VALID_RANGE, variable.name(), range.joined());
            }
        });
    }

    /** Either both numbers are of the variable's own type, or both are the same kind of real number. */
    private void packing(DataVariable variable) {
        List<DataType> types = Stream.of("scale_factor", "add_offset")
                .flatMap(name -> variable.attributes().find(name).stream())
                .map(Values::type)
                .distinct()
                .toList();
        boolean isOwn = types.stream().allMatch(type -> type == variable.type());
        boolean isReal = types.size() == 1 && (types.contains(DataType.FLOAT) || types.contains(DataType.DOUBLE));
        if (!isOwn && !isReal) {
            telling.tell(Rule.PACKING, variable.name(), types.toString());
        }
    }

    private static boolean isUnsigned(DataVariable variable) {
        return variable.attributes().text("_Unsigned").isPresent();
    }
}
