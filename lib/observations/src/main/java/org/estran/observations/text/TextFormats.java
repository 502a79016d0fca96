package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import org.estran.observations.ObservationFile;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.estran.observations.ZippedFile;

/** Which of the text formats a file is of, by its first lines; a zip may hold the texts of a Darwin Core archive. */
public final class TextFormats {

    private TextFormats() {}

    /**
     * Opens a text.
     *
     * @throws RefusedFile when it is of none of them
     */
    public static ObservationFile open(Path path) throws IOException {
        if (ZippedFile.begins(path)) {
            return DarwinArchive.of(path);
        }
        String first;
        String second;
        try (TextLines lines = new TextLines(path, new Remarks())) {
            first = lines.required("its first line");
            String next = lines.next();
            second = next == null ? "" : next;
        } catch (RefusedFile noText) {
            throw new RefusedFile(
                    Reason.NOT_RECOGNISED, 0, "neither netCDF nor text (" + noText.getMessage() + ")", noText);
        }
        if (CnvFile.isMeant(first)) {
            return BottleFile.isMeant(path) ? BottleFile.of(path) : CnvFile.of(path);
        }
        if (EdfFile.isMeant(first)) {
            return EdfFile.of(path);
        }
        if (MedatlasFile.isMeant(path)) {
            return MedatlasFile.of(path);
        }
        if (NasaAmesFile.isMeant(first) || NasaAmesFile.isMeant(second)) {
            return NasaAmesFile.of(path);
        }
        if (isOdv(path)) {
            return OdvFile.of(path);
        }
        throw new RefusedFile(Reason.NOT_RECOGNISED, "neither netCDF nor a text format known here");
    }

    /** The first line that is no comment names its columns. */
    private static boolean isOdv(Path path) throws IOException {
        try (TextLines lines = new TextLines(path, new Remarks())) {
            String line = lines.next();
            while (line != null && line.startsWith("//")) {
                line = lines.next();
            }
            return line != null && OdvHeader.isOfLabels(line);
        } catch (RefusedFile noText) {
            return false;
        }
    }
}
