package org.estran.opendap.dap4;

import static org.estran.opendap.XmlText.quoted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;

/**
 * Writes the Dataset Metadata Response (volume 1, chapter 3): groups, dimensions, enumerations, variables and attributes of
 * what is asked for.
 */
public final class Dmr {

    public static final String NAMESPACE = "http://xml.opendap.org/ns/DAP/4.0#";

    private static final String LINE = "\r\n";

    private final Dap4Dataset dataset;
    private final Map<DataVariable, Asked> asked = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Dmr(Dap4Dataset dataset, List<Asked> asked) {
        this.dataset = dataset;
        asked.forEach(each -> this.asked.put(each.variable(), each));
    }

    public static String text(Dap4Dataset dataset, String name, List<Asked> asked) {
        return new Dmr(dataset, asked).write(name);
    }

    /** The word for a type; unsigned and 64-bit ones are told as they are. */
    static String word(DataType type) {
        return switch (type) {
            case BYTE -> "Int8";
            case UBYTE -> "UInt8";
            case SHORT -> "Int16";
            case USHORT -> "UInt16";
            case INT -> "Int32";
            case UINT -> "UInt32";
            case INT64 -> "Int64";
            case UINT64 -> "UInt64";
            case FLOAT -> "Float32";
            case DOUBLE -> "Float64";
            case CHAR -> "Char";
            case STRING -> "String";
            case OTHER -> throw new IllegalArgumentException("DAP4 data of user-defined types are not read");
        };
    }

    private String write(String name) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").append(LINE);
        text.append("<Dataset name=")
                .append(quoted(name.substring(name.lastIndexOf('/') + 1)))
                .append(" dapVersion=\"4.0\" dmrVersion=\"1.0\" xmlns=\"")
                .append(NAMESPACE)
                .append("\">")
                .append(LINE);
        List<String> groups = dataset.groups();
        int open = 0;
        for (String group : groups) {
            int depth = (int) group.chars().filter(c -> c == '/').count();
            for (; open > Math.max(0, depth - 1); open--) {
                indent(open).append("</Group>").append(LINE);
            }
            if (depth > 0) {
                indent(depth)
                        .append("<Group name=")
                        .append(quoted(group.substring(group.lastIndexOf('/') + 1)))
                        .append('>')
                        .append(LINE);
                open = depth;
            }
            contents(group, depth + 1);
        }
        for (; open > 0; open--) {
            indent(open).append("</Group>").append(LINE);
        }
        return text.append("</Dataset>").append(LINE).toString();
    }

    private void contents(String group, int depth) {
        DataFile file = dataset.file();
        for (Dimension dimension : file.dimensions()) {
            if (groupOf(dimension.name()).equals(group)) {
                indent(depth)
                        .append("<Dimension name=")
                        .append(quoted(simple(dimension.name())))
                        .append(" size=\"")
                        .append(dimension.length())
                        .append("\"/>")
                        .append(LINE);
            }
        }
        for (DataVariable variable : asked.keySet()) {
            if (variable.group().equals(group)) {
                enumeration(variable, depth);
            }
        }
        asked.forEach((variable, part) -> {
            if (variable.group().equals(group)) {
                variable(part, depth);
            }
        });
        if (group.isEmpty()) {
            attributes(file.attributes(), depth);
            attribute("_DAP4_Little_Endian", "UInt8", List.of("1"), depth);
        } else {
            attributes(file.groups().getOrDefault(group, Attributes.NONE), depth);
        }
    }

    private void enumeration(DataVariable variable, int depth) {
        Map<Long, String> names = dataset.file().enumeration(variable);
        if (names.isEmpty()) {
            return;
        }
        indent(depth)
                .append("<Enumeration name=")
                .append(quoted(enumerationOf(variable)))
                .append(" basetype=\"")
                .append(word(variable.type()))
                .append("\">")
                .append(LINE);
        names.forEach((value, name) -> indent(depth + 1)
                .append("<EnumConst name=")
                .append(quoted(name))
                .append(" value=\"")
                .append(value)
                .append("\"/>")
                .append(LINE));
        indent(depth).append("</Enumeration>").append(LINE);
    }

    /** The file's own name of the type is not kept; each variable has one of its own. */
    private static String enumerationOf(DataVariable variable) {
        return variable.simpleName() + "_enum";
    }

    private void variable(Asked part, int depth) {
        DataVariable variable = part.variable();
        boolean isEnumeration = !dataset.file().enumeration(variable).isEmpty();
        String word = isEnumeration ? "Enum" : word(variable.type());
        indent(depth).append('<').append(word).append(" name=").append(quoted(variable.simpleName()));
        if (isEnumeration) {
            text.append(" enum=").append(quoted(variable.group() + "/" + enumerationOf(variable)));
        }
        if (variable.rank() == 0 && variable.attributes().names().isEmpty()) {
            text.append("/>").append(LINE);
            return;
        }
        text.append('>').append(LINE);
        for (int d = 0; d < variable.rank(); d++) {
            Dimension dimension = variable.dimensions().get(d);
            boolean named = part.slab().shape()[d] == dimension.length()
                    && part.slab().stride()[d] == 1
                    && dataset.file().dimensions().contains(dimension);
            indent(depth + 1).append("<Dim ");
            text.append(
                    named
                            ? "name=" + quoted(Dap4Dataset.qualified(dimension.name()))
                            : "size=\"" + part.slab().shape()[d] + "\"");
            text.append("/>").append(LINE);
        }
        for (DataVariable map : Maps.of(part, dataset, asked)) {
            indent(depth + 1)
                    .append("<Map name=")
                    .append(quoted(Dap4Dataset.qualified(map.name())))
                    .append("/>")
                    .append(LINE);
        }
        attributesOf(variable, depth + 1);
        indent(depth).append("</").append(word).append('>').append(LINE);
    }

    /**
     * A fill value is of the type of its variable, or netCDF-C refuses the whole dataset: one of another type is told in that of
     * the variable, and left out where it can be no value of it (NaN among integers).
     */
    private void attributesOf(DataVariable variable, int depth) {
        Values fill = variable.attributes().find("_FillValue").orElse(null);
        if (fill == null || fill.type() == variable.type() || !variable.type().isNumeric()) {
            attributes(variable.attributes(), depth);
            return;
        }
        attributes(variable.attributes().without("_FillValue"), depth);
        double number = fill.size() == 1 ? fill.number(0) : Double.NaN;
        boolean isReal = variable.type() == DataType.FLOAT || variable.type() == DataType.DOUBLE;
        if (isReal || number == Math.rint(number) && Math.abs(number) < 1L << 53) {
            String text = isReal ? Double.toString(number) : Long.toString((long) number);
            attribute("_FillValue", word(variable.type()), List.of(text), depth);
        }
    }

    private void attributes(Attributes attributes, int depth) {
        attributes.byName().forEach((name, values) -> {
            if (values.type() == DataType.CHAR || values.type() == DataType.STRING) {
                attribute(name, "String", texts(values), depth);
            } else if (values.type() != DataType.OTHER && values.size() > 0) {
                List<String> numbers = new java.util.ArrayList<>();
                for (int i = 0; i < values.size(); i++) {
                    numbers.add(values.text(i));
                }
                attribute(name, word(values.type()), numbers, depth);
            }
        });
    }

    private static List<String> texts(Values values) {
        return values.type() == DataType.CHAR ? List.of(values.joined()) : values.strings();
    }

    private void attribute(String name, String type, List<String> values, int depth) {
        indent(depth)
                .append("<Attribute name=")
                .append(quoted(name))
                .append(" type=\"")
                .append(type)
                .append("\">")
                .append(LINE);
        for (String value : values) {
            indent(depth + 1)
                    .append("<Value value=")
                    .append(quoted(value))
                    .append("/>")
                    .append(LINE);
        }
        indent(depth).append("</Attribute>").append(LINE);
    }

    private StringBuilder indent(int depth) {
        return text.repeat("    ", depth);
    }

    private static String groupOf(String name) {
        return name.startsWith("/") ? name.substring(0, name.lastIndexOf('/')) : "";
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
