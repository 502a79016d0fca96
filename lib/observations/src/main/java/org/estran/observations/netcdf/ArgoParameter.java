package org.estran.observations.netcdf;

import java.util.Optional;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.CfFile;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an Argo file with its three faces: as received, adjusted, and the error of that. Which of the first two
 * counts follows from the data mode: adjusted in modes A and D, as received in mode R (Argo user's manual, 2.3.5).
 */
record ArgoParameter(
        String name,
        NetcdfColumn received,
        @Nullable NetcdfColumn adjusted,
        @Nullable NetcdfColumn error) {

    static Optional<ArgoParameter> of(CfFile cf, String name) {
        return of(cf, name, name.equals("PRES") ? Role.PRESSURE : Role.OBSERVED);
    }

    static Optional<ArgoParameter> of(CfFile cf, String name, Role role) {
        DataFile file = cf.file();
        return file.variable(name)
                .filter(v -> v.type().isNumeric())
                .map(v -> new ArgoParameter(
                        name,
                        NetcdfColumn.of(cf, v, role, false),
                        column(cf, name + "_ADJUSTED", v),
                        column(cf, name + "_ADJUSTED_ERROR", v)));
    }

    private static @Nullable NetcdfColumn column(CfFile cf, String name, DataVariable of) {
        return cf.file()
                .variable(name)
                .filter(v -> v.type().isNumeric() && v.dimensions().equals(of.dimensions()))
                .map(v -> NetcdfColumn.of(cf, v, Role.OBSERVED, false))
                .orElse(null);
    }
}
