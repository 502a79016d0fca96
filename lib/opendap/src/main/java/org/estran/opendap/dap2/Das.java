package org.estran.opendap.dap2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;

/**
 * Writes the Dataset Attribute Structure (section 6.2). A grid's attributes stand under its name. What clients made by Unidata
 * look for besides: {@code NC_GLOBAL}, {@code DODS.strlen} with the length of texts, {@code DODS_EXTRA} with the unlimited dimension.
 */
public final class Das {

    /** Longer lists of texts are not looked through for their longest. */
    private static final long MOST_TEXTS = 1 << 12;

    private final Dap2Dataset dataset;
    private final StringBuilder text = new StringBuilder("Attributes {\n");

    private Das(Dap2Dataset dataset) {
        this.dataset = dataset;
    }

    public static String text(Dap2Dataset dataset) throws IOException {
        return new Das(dataset).write();
    }

    private String write() throws IOException {
        for (Declaration declaration : dataset.declarations()) {
            variable(declaration.array());
        }
        DataFile file = dataset.file();
        container("NC_GLOBAL", file.attributes());
        for (Map.Entry<String, Attributes> group : file.groups().entrySet()) {
            if (!group.getValue().names().isEmpty()) {
                container(Identifiers.encoded(group.getKey().replaceFirst("^/", "")), group.getValue());
            }
        }
        List<String> unlimited = file.dimensions().stream()
                .filter(Dimension::unlimited)
                .map(DapArray::nameOf)
                .toList();
        if (!unlimited.isEmpty()) {
            text.append("    DODS_EXTRA {\n        String Unlimited_Dimension \"")
                    .append(unlimited.getFirst())
                    .append("\";\n    }\n");
        }
        return text.append("}\n").toString();
    }

    private void container(String name, Attributes attributes) {
        text.append("    ").append(name).append(" {\n");
        attributes.byName().forEach(this::attribute);
        text.append("    }\n");
    }

    private void variable(DapArray array) throws IOException {
        DataVariable source = array.source();
        text.append("    ").append(array.name()).append(" {\n");
        boolean told = source.attributes().find("_Unsigned").isPresent();
        boolean integer = source.type() == DataType.BYTE || source.type().isUnsigned();
        if (integer && !told && source.type() != DataType.UINT64) {
            // DAP2 knows no signed byte, and netCDF-C takes its unsigned integers for signed ones.
            text.append("        String _Unsigned \"")
                    .append(source.type().isUnsigned())
                    .append("\";\n");
        }
        attributesOf(source).byName().forEach(this::attribute);
        long length = longestText(array);
        if (length > 0) {
            // By their full names: netCDF-C takes a container for one of the whole dataset, and then cuts texts at 64
            // bytes.
            text.append("        Int32 DODS.strlen ").append(length).append(";\n");
            if (array.isText()) {
                text.append("        String DODS.dimName \"")
                        .append(DapArray.nameOf(source.dimensions().getLast()))
                        .append("\";\n");
            }
        }
        text.append("    }\n");
    }

    /** A fill value that no value can be (NaN among integers) says nothing, and clients take it for some number. */
    private static Attributes attributesOf(DataVariable source) {
        boolean isReal = source.type() == DataType.FLOAT || source.type() == DataType.DOUBLE;
        boolean isNoValue = !isReal
                && source.type().isNumeric()
                && source.attributes()
                        .find("_FillValue")
                        .filter(fill -> fill.size() > 0 && Double.isNaN(fill.number(0)))
                        .isPresent();
        return isNoValue ? source.attributes().without("_FillValue") : source.attributes();
    }

    /** netCDF's clients cut longer texts off: at 64 characters where nothing is told. */
    private long longestText(DapArray array) throws IOException {
        DataVariable source = array.source();
        if (array.isText()) {
            return source.dimensions().getLast().length();
        }
        if (source.type() != DataType.STRING || source.size() > MOST_TEXTS) {
            return 0;
        }
        return dataset.file().read(source).strings().stream()
                .mapToInt(each -> each.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
    }

    private void attribute(String name, Values values) {
        if (values.type() == DataType.OTHER || values.size() == 0 && values.type() != DataType.CHAR) {
            return;
        }
        Dap2Type type = Dap2Type.of(values.type());
        text.append("        ")
                .append(type.word())
                .append(' ')
                .append(Identifiers.encoded(name))
                .append(' ');
        if (values.type() == DataType.CHAR) {
            text.append(quoted(values.joined()));
        } else {
            for (int i = 0; i < values.size(); i++) {
                text.append(i == 0 ? "" : ", ");
                text.append(type == Dap2Type.STRING ? quoted(values.text(i)) : number(values, i));
            }
        }
        text.append(";\n");
    }

    /** In a form that every C library reads. */
    private static String number(Values values, int index) {
        return switch (values.type()) {
            case FLOAT, DOUBLE -> values.text(index);
            case INT64, UINT64 -> Double.toString(values.number(index));
            case BYTE, SHORT, INT, UBYTE, USHORT, UINT -> values.text(index);
            case CHAR, STRING, OTHER -> throw new IllegalArgumentException("no number");
        };
    }

    /** Section 6.2.1: a quotation mark and a backslash are told by a backslash before them. */
    static String quoted(String text) {
        return '"' + text.replace("\0", "").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
