package org.estran.app.thredds.metadata;

import java.util.Locale;
import java.util.stream.Collectors;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.opendap.XmlText;

/** Writes the header of a data file as NcML 2.2. Names in groups keep their paths. */
final class Ncml {

    private static final String NAMESPACE = "http://www.unidata.ucar.edu/namespaces/netcdf/ncml-2.2";

    private final StringBuilder text = new StringBuilder();

    private Ncml() {}

    static String of(DataFile file, String location) {
        return new Ncml().write(file, location);
    }

    private String write(DataFile file, String location) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<netcdf xmlns=\"")
                .append(NAMESPACE)
                .append("\" location=")
                .append(XmlText.quoted(location))
                .append(">\n");
        for (Dimension dimension : file.dimensions()) {
            text.append("  <dimension name=")
                    .append(XmlText.quoted(dimension.name()))
                    .append(" length=\"")
                    .append(dimension.length())
                    .append(dimension.unlimited() ? "\" isUnlimited=\"true\"/>\n" : "\"/>\n");
        }
        attributes(file.attributes(), "  ");
        for (DataVariable variable : file.variables()) {
            if (variable.type() != DataType.OTHER) {
                variable(variable);
            }
        }
        return text.append("</netcdf>\n").toString();
    }

    private void variable(DataVariable variable) {
        String shape = variable.dimensions().stream().map(Dimension::name).collect(Collectors.joining(" "));
        text.append("  <variable name=")
                .append(XmlText.quoted(variable.name()))
                .append(" shape=")
                .append(XmlText.quoted(shape))
                .append(" type=\"")
                .append(type(variable.type()))
                .append("\">\n");
        attributes(variable.attributes(), "    ");
        text.append("  </variable>\n");
    }

    private void attributes(Attributes attributes, String indent) {
        attributes.byName().forEach((name, values) -> {
            if (values.type() == DataType.OTHER) {
                return;
            }
            boolean numbers = values.type().isNumeric();
            text.append(indent)
                    .append("<attribute name=")
                    .append(XmlText.quoted(name))
                    .append(numbers ? " type=\"" + type(values.type()) + "\"" : "")
                    .append(" value=")
                    .append(XmlText.quoted(numbers ? values.joined().replace(",", "") : values.joined()))
                    .append("/>\n");
        });
    }

    /** The words of NcML 2.2, with the unsigned ones that netCDF-Java added. */
    private static String type(DataType type) {
        return switch (type) {
            case STRING -> "String";
            case INT64 -> "long";
            case UINT64 -> "ulong";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }
}
