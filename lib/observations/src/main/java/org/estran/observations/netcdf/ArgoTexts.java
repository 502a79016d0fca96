package org.estran.observations.netcdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Values;

/** The characters of an Argo file, in which every text has its fixed length and blanks for nothing. */
final class ArgoTexts {

    private ArgoTexts() {}

    /** What the file is: {@code Argo profile}, {@code Argo trajectory}…; empty when it is no Argo file. */
    static String kind(DataFile file) throws IOException {
        DataVariable type = file.variable("DATA_TYPE").orElse(null);
        return type == null || type.type() != DataType.CHAR || type.size() > 64
                ? ""
                : file.read(type).joined().strip();
    }

    /** The texts of one row of an array of characters; empty when the file has no such array. */
    static List<String> of(DataFile file, String name, long row) throws IOException {
        DataVariable variable = file.variable(name)
                .filter(v -> v.type() == DataType.CHAR && v.rank() > 0)
                .orElse(null);
        if (variable == null || variable.size() == 0) {
            return List.of();
        }
        return row(file, variable, row).strings();
    }

    /** The only text of one row; empty when there is none. */
    static String text(DataFile file, String name, long row) throws IOException {
        List<String> all = of(file, name, row);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The characters of one row, one by one, blanks kept: {@code "RDA"}. */
    static String characters(DataFile file, String name, long row) throws IOException {
        DataVariable variable = file.variable(name)
                .filter(v -> v.type() == DataType.CHAR && v.rank() > 0)
                .orElse(null);
        if (variable == null || variable.size() == 0) {
            return "";
        }
        return row(file, variable, row).joined();
    }

    /** The only text of a variable without other dimensions; empty when there is none. */
    static String whole(DataFile file, String name) throws IOException {
        DataVariable variable = file.variable(name)
                .filter(v -> v.type() == DataType.CHAR && v.rank() == 1 && v.size() <= 4096)
                .orElse(null);
        return variable == null
                ? ""
                : file.read(variable).joined().replace('\0', ' ').strip();
    }

    private static Values row(DataFile file, DataVariable variable, long row) throws IOException {
        long[] offset = new long[variable.rank()];
        long[] shape = variable.shape();
        offset[0] = row;
        shape[0] = 1;
        return file.read(variable, offset, Arrays.copyOf(shape, shape.length));
    }
}
