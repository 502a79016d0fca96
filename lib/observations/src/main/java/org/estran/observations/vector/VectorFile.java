package org.estran.observations.vector;

import java.io.IOException;
import java.nio.file.Path;
import org.estran.observations.RefusedFile;
import org.jspecify.annotations.Nullable;

/** Vector data. Each reading opens and closes the file again. */
public interface VectorFile {

    /** The name people use for the format. */
    String format();

    /** The coordinate reference system by the name the file gives it; null where it tells none. */
    @Nullable
    String crs();

    /** Whether positions are longitudes and latitudes in degrees; where nothing is told, positions decide. */
    boolean isGeographic();

    /**
     * Reads the features in the order of the file.
     *
     * @throws RefusedFile when the file is not what it says, with the line of a text
     */
    void forEach(Sink sink) throws IOException;

    /** Takes features. */
    interface Sink {
        /** Takes the next one; false when it wants no more. */
        boolean accept(VectorFeature feature) throws IOException;
    }

    /**
     * Opens a file; what it is follows from its content. The parts of a shapefile beside the one given, of the same name,
     * are read with it.
     *
     * @throws RefusedFile {@link RefusedFile.Reason#NOT_RECOGNISED} when it is no vector data
     */
    static VectorFile open(Path path) throws IOException {
        if (Shapefile.isMeant(path)) {
            return Shapefile.of(path);
        }
        if (ZippedShapefile.isMeant(path)) {
            return ZippedShapefile.of(path);
        }
        if (GeoJsonFile.isMeant(path)) {
            return new GeoJsonFile(path);
        }
        throw new RefusedFile(RefusedFile.Reason.NOT_RECOGNISED, "neither GeoJSON nor a shapefile");
    }
}
