package org.estran.app.accounts.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application on a fresh home, started once for the tests that extend this. */
@SpringBootTest
@AutoConfigureMockMvc
abstract class WholeCentreTest {

    private static final Path HOME = freshHome();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) {
        properties.add("estran.home", HOME::toString);
        properties.add("estran.admin.password", () -> "une marée de morte-eau");
        properties.add("estran.base-url", () -> "http://localhost");
    }

    private static Path freshHome() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "home");
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
