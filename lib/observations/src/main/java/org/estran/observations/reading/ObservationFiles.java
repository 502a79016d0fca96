package org.estran.observations.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.UnreadableFile;
import org.estran.observations.ObservationFile;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.netcdf.ArgoFiles;
import org.estran.observations.netcdf.ArgoProfiles;
import org.estran.observations.netcdf.ArgoTrajectory;
import org.estran.observations.netcdf.DsgFile;
import org.estran.observations.netcdf.GosudFile;
import org.estran.observations.text.Mapping;
import org.estran.observations.text.TableFile;
import org.estran.observations.text.TextFormats;

/** Opens files of observations; what a file is follows from its content, never from its name. */
public final class ObservationFiles {

    private static final int BEGINNING = 16;

    private static final List<FurtherFormat> FURTHER =
            ServiceLoader.load(FurtherFormat.class, ObservationFiles.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private ObservationFiles() {}

    /**
     * Opens a file.
     *
     * @throws RefusedFile when it is of no format read here, holds no observations, or cannot be trusted
     */
    public static ObservationFile open(Path path) throws IOException {
        try {
            return new CheckedFile(recognised(path));
        } catch (UnreadableFile unreadable) {
            throw refused(unreadable);
        } catch (ArithmeticException | IllegalArgumentException impossible) {
            throw new RefusedFile(Reason.BROKEN, 0, "Its counts cannot be: " + impossible.getMessage(), impossible);
        }
    }

    /**
     * Opens a table in text as a mapping says.
     *
     * @throws RefusedFile when the mapping cannot be, or is not that of this file
     */
    public static ObservationFile open(Path table, Mapping mapping) throws IOException {
        return new CheckedFile(TableFile.of(table, mapping));
    }

    static RefusedFile refused(UnreadableFile unreadable) {
        Reason reason = switch (unreadable.reason()) {
            case NOT_RECOGNISED -> Reason.NOT_RECOGNISED;
            case TRUNCATED, CORRUPT -> Reason.BROKEN;
            case UNSUPPORTED -> Reason.UNSUPPORTED;
        };
        return new RefusedFile(reason, 0, String.valueOf(unreadable.getMessage()), unreadable);
    }

    private static ObservationFile recognised(Path path) throws IOException {
        if (DataFiles.recognise(path).isPresent()) {
            return ofArrays(DataFiles.open(path));
        }
        Optional<FurtherFormat> further = further(path);
        return further.isPresent() ? further.get().open(path) : TextFormats.open(path);
    }

    private static Optional<FurtherFormat> further(Path path) throws IOException {
        byte[] beginning;
        try (InputStream bytes = Files.newInputStream(path)) {
            beginning = bytes.readNBytes(BEGINNING);
        }
        return FURTHER.stream().filter(format -> format.isMeant(beginning)).findFirst();
    }

    private static ObservationFile ofArrays(DataFile file) throws IOException {
        try {
            return arrays(file);
        } catch (IOException | RuntimeException refused) {
            file.close();
            throw refused;
        }
    }

    private static ObservationFile arrays(DataFile file) throws IOException {
        if (ArgoFiles.isOfProfiles(file)) {
            return ArgoProfiles.of(file);
        }
        if (ArgoFiles.isTrajectory(file)) {
            return ArgoTrajectory.of(file);
        }
        if (GosudFile.isMeant(file)) {
            return GosudFile.of(file);
        }
        if (ArgoFiles.isWithoutObservations(file)) {
            throw new RefusedFile(
                    Reason.NO_OBSERVATIONS, "Metadata or technical data of an Argo float: no observations in it");
        }
        return DsgFile.of(file);
    }
}
