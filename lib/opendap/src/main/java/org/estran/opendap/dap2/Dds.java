package org.estran.opendap.dap2;

import java.util.List;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;

/** Writes the Dataset Descriptor Structure (section 6.1): names, types and shapes of what is asked for. */
public final class Dds {

    private Dds() {}

    /** @param name of the dataset, as it is; encoded here */
    public static String text(String name, List<Projection> projections) {
        StringBuilder text = new StringBuilder("Dataset {\n");
        for (Projection projection : projections) {
            write(projection, text);
        }
        // Slashes are harmless here, and every server leaves them.
        return text.append("} ")
                .append(Identifiers.encoded(name).replace("%2F", "/").replace("%2E", "."))
                .append(";\n")
                .toString();
    }

    private static void write(Projection projection, StringBuilder text) {
        switch (projection) {
            case Projection.OfArray plain -> write(plain.part(), "    ", text);
            case Projection.OfGrid grid -> {
                text.append("    Grid {\n     ARRAY:\n");
                write(grid.array(), "        ", text);
                text.append("     MAPS:\n");
                grid.maps().forEach(map -> write(map, "        ", text));
                text.append("    } ").append(grid.array().array().name()).append(";\n");
            }
            case Projection.OfParts some -> {
                text.append("    Structure {\n");
                some.parts().forEach(part -> write(part, "        ", text));
                text.append("    } ").append(some.name()).append(";\n");
            }
        }
    }

    private static void write(Projection.Part part, String indent, StringBuilder text) {
        DapArray array = part.array();
        text.append(indent).append(array.type().word()).append(' ').append(array.name());
        Hyperslab slab = part.slab();
        List<Dimension> dimensions = array.dimensions();
        for (int d = 0; d < dimensions.size(); d++) {
            text.append('[')
                    .append(DapArray.nameOf(dimensions.get(d)))
                    .append(" = ")
                    .append(slab.shape()[d])
                    .append(']');
        }
        text.append(";\n");
    }
}
