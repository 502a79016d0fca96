package org.estran.observations.reading;

import java.io.IOException;
import java.nio.file.Path;
import org.estran.observations.ObservationFile;
import org.estran.observations.RefusedFile;

/**
 * A format whose reader needs more than this library brings. Whoever has it names it in {@code META-INF/services}, and it is
 * read wherever the others are.
 */
public interface FurtherFormat {

    /** Whether a file is of it, by its first bytes. */
    boolean isMeant(byte[] beginning);

    /** @throws RefusedFile where it holds no observations, or cannot be trusted */
    ObservationFile open(Path path) throws IOException;
}
