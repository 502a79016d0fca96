package org.estran.observations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Formats that come as a zip. */
public final class ZippedFile {

    private ZippedFile() {}

    /** Whether a file begins as a zip with at least one entry does. */
    public static boolean begins(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] first = in.readNBytes(4);
            return first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3 && first[3] == 4;
        }
    }
}
