package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("outside")
class StartingTest {

    @TempDir
    Path folder;

    @Test
    void startsOnAnEmptyHomeAndMakesItsFolders() throws Exception {
        try (Centre centre = Centre.start(folder.resolve("home"), List.of())) {
            assertThat(folder.resolve("home/database/estran.db")).exists();
            assertThat(centre.log()).doesNotContain("ERROR");
        }
    }

    @Test
    void refusesASecondServerOnTheSameHome() throws Exception {
        try (Centre first = Centre.start(folder.resolve("home"), List.of())) {
            assertThat(first.pid()).isPositive();
            assertThatThrownBy(() -> Centre.start(folder.resolve("home"), List.of()))
                    .hasMessageContaining("another Estran server already works on");
        }
    }
}
