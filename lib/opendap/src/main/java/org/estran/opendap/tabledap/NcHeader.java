package org.estran.opendap.tabledap;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;

/** The header of a netCDF file as text, as ERDDAP gives it (CDL as netCDF-Java writes it). */
final class NcHeader {

    private NcHeader() {}

    static String text(String name, Plan plan) {
        StringBuilder text = new StringBuilder("netcdf " + name + " {\n  dimensions:\n");
        for (Dimension dimension : plan.dimensions()) {
            text.append("    " + dimension.name() + " = " + dimension.length() + ";\n");
        }
        text.append("  variables:\n");
        for (PlannedVariable planned : plan.variables()) {
            DataVariable variable = planned.variable();
            text.append("    " + type(variable.type()) + " " + variable.name() + "(")
                    .append(variable.dimensions().stream()
                            .map(along -> along.name() + "=" + along.length())
                            .collect(Collectors.joining(", ")))
                    .append(");\n");
            attributes(text, "      :", variable.attributes().byName());
            text.append('\n');
        }
        text.append("  // global attributes:\n");
        attributes(text, "  :", plan.attributes().byName());
        return text.append("}\n").toString();
    }

    private static void attributes(StringBuilder text, String before, Map<String, Values> attributes) {
        attributes.forEach((name, value) -> text.append(before + name + " = " + value(value) + "\n"));
    }

    private static String value(Values value) {
        if (value.type() == DataType.CHAR) {
            return '"' + value.joined().replace("\\", "\\\\").replace("\"", "\\\"") + "\";";
        }
        String suffix = value.type() == DataType.FLOAT ? "f" : "";
        return IntStream.range(0, value.size())
                .mapToObj(i -> value.text(i) + suffix)
                .collect(Collectors.joining(", ", "", "; // " + type(value.type())));
    }

    private static String type(DataType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
