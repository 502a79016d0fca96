package org.estran.observations.netcdf;

import java.io.IOException;
import org.estran.grids.DataFile;

/** What kind of Argo file a file is, by its {@code DATA_TYPE} (Argo user's manual, reference table 1). */
public final class ArgoFiles {

    private ArgoFiles() {}

    public static boolean isOfProfiles(DataFile file) throws IOException {
        return ArgoTexts.kind(file).matches("(?i)(B-)?Argo (synthetic |merged )?profile.*");
    }

    public static boolean isTrajectory(DataFile file) throws IOException {
        return ArgoTexts.kind(file).matches("(?i)(B-)?Argo trajectory.*");
    }

    /** Metadata of a float, or what its hardware told of itself. */
    public static boolean isWithoutObservations(DataFile file) throws IOException {
        return ArgoTexts.kind(file).matches("(?i)Argo (meta-?data|technical data).*");
    }
}
