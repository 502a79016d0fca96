package org.estran.app.dissemination.csw;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data that the project does not ship: its absence skips a test at a desk and fails it in CI. */
final class Shared {

    private Shared() {}

    static Path data(String path) {
        Path file = Path.of(System.getProperty("estran.shared", "absent")).resolve(path);
        boolean mustBeThere = System.getenv("CI") != null;
        assumeTrue(mustBeThere || Files.exists(file), () -> file + " is not on this machine");
        return file;
    }
}
