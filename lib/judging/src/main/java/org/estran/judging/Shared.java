package org.estran.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data that tests read in place: absent on a user's clone, where such tests skip; in CI it must be there. */
public final class Shared {

    private Shared() {}

    /** A file or folder by its path below the folder that {@code estran.shared} names. */
    public static Path data(String path) {
        Path file = Path.of(System.getProperty("estran.shared", "no-such-folder"), path);
        if (System.getenv("CI") != null) {
            assertThat(file).as("real data for tests").exists();
        }
        assumeTrue(Files.exists(file), () -> "no real data at " + file);
        return file;
    }
}
