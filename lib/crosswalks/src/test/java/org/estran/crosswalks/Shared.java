package org.estran.crosswalks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real schemas and records, read where they lie. Without them a test is skipped at a desk and fails in CI. */
public final class Shared {

    private Shared() {}

    public static Path data(String path) {
        Path found = Path.of(System.getProperty("estran.shared", "../../../shared/data"))
                .resolve(path);
        if (!Files.exists(found)) {
            if (System.getenv("CI") != null) {
                throw new AssertionError("shared data is missing: " + found);
            }
            assumeTrue(false, "shared data is missing: " + found);
        }
        return found;
    }
}
