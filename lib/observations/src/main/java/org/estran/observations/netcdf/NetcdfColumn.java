package org.estran.observations.netcdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Values;
import org.estran.grids.cf.CfFile;
import org.estran.grids.cf.Packing;
import org.estran.grids.cf.TimeUnit;
import org.estran.observations.Column;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/**
 * A variable as a column: what it is, and how its stored values become the column's.
 *
 * @param unit of a time; null for all else
 * @param flags the variable with its flags; null for none
 */
record NetcdfColumn(
        DataVariable variable,
        ObservedProperty property,
        @Nullable TimeUnit unit,
        @Nullable DataVariable flags) {

    /**
     * The column of a variable.
     *
     * @param role what it locates, if anything
     * @param isOfFeature whether it has one value a feature
     */
    static NetcdfColumn of(CfFile cf, DataVariable variable, Role role, boolean isOfFeature) {
        TimeUnit unit = variable.type().isNumeric()
                ? cf.timeUnit(variable).filter(u -> isMoment(variable)).orElse(null)
                : null;
        Attributes a = variable.attributes();
        String standardName = a.text("standard_name").orElse("").split("\\s+")[0];
        ObservedProperty property = form(variable, unit)
                .labelled(a.text("long_name").or(() -> a.text("title")).orElse(null))
                .standard(standardName.isEmpty() ? null : standardName)
                .in(
                        unit != null
                                ? null
                                : a.text("units").or(() -> a.text("unit")).orElse(null))
                .coded(code(a).orElse(null))
                .as(role)
                .single(isSingle(variable));
        Optional<DataVariable> flags = FlagVariables.of(cf.file(), variable, role);
        property = property.flagged(flags.map(variableOfFlags -> FlagVariables.scheme(cf.file(), variableOfFlags))
                .orElse(null));
        return new NetcdfColumn(variable, isOfFeature ? property.ofFeature() : property, unit, flags.orElse(null));
    }

    private static boolean isMoment(DataVariable variable) {
        String units = variable.attributes()
                .text("units")
                .or(() -> variable.attributes().text("unit"))
                .orElse("");
        return units.matches("(?i).*\\s(since|after|from|ref)\\s.*");
    }

    private static ObservedProperty form(DataVariable variable, @Nullable TimeUnit unit) {
        if (unit != null) {
            return ObservedProperty.instant(variable.name());
        }
        // Masks of 64 tests and serial numbers: a double would lose their last digits.
        boolean isLong = (variable.type() == DataType.INT64 || variable.type() == DataType.UINT64)
                && variable.attributes().text("units").isEmpty();
        return variable.type().isNumeric() && !isLong
                ? ObservedProperty.number(variable.name())
                : ObservedProperty.text(variable.name());
    }

    private static Optional<String> code(Attributes a) {
        return a.text("sdn_parameter_urn").or(() -> a.text("sdn_parameter_code"));
    }

    private static boolean isSingle(DataVariable variable) {
        boolean isPackedSingle = variable.attributes()
                .find("scale_factor")
                .map(v -> v.type() == DataType.FLOAT)
                .orElse(variable.type() == DataType.FLOAT);
        return isPackedSingle && variable.type() != DataType.DOUBLE;
    }

    /** The values read for it as a column. */
    Column column(Values values, String @Nullable [] theFlags) {
        if (property.form() == Form.TEXT) {
            List<String> texts = texts(values);
            return new Column.Texts(texts.toArray(String[]::new), theFlags);
        }
        double[] numbers = Packing.of(variable).values(values);
        TimeUnit moments = unit;
        return moments == null
                ? new Column.Numbers(numbers, theFlags)
                : new Column.Instants(instants(numbers, moments), theFlags);
    }

    /** Characters beyond the sampling dimensions make one text; without them each is a text. */
    private List<String> texts(Values values) {
        if (values.type() == DataType.CHAR && values.shape().length < 2 && variable.rank() < 2) {
            boolean isOneText = property.isOfFeature() && variable.rank() == 1 && values.size() > 1;
            return isOneText ? values.strings() : singles(values);
        }
        return values.strings().stream()
                .map(text -> text == null ? "" : text.strip())
                .toList();
    }

    private static List<String> singles(Values values) {
        ArrayList<String> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            all.add(values.text(i).strip());
        }
        return all;
    }

    static long[] instants(double[] numbers, TimeUnit unit) {
        long[] instants = new long[numbers.length];
        for (int i = 0; i < instants.length; i++) {
            double seconds = unit.epochSeconds(numbers[i]);
            instants[i] = Double.isNaN(seconds) ? Column.NO_INSTANT : Math.round(seconds * 1000);
        }
        return instants;
    }

    /** Whether the file holds its values in a form that can be read. */
    static boolean isReadable(DataFile file, DataVariable variable) {
        return variable.type() != DataType.OTHER && file.unread(variable).isEmpty();
    }
}
