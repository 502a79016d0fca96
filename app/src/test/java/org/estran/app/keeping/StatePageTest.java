package org.estran.app.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.estran.app.home.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on the state of the centre tells is counted once, in the background. */
class StatePageTest {

    @TempDir
    private Path folder;

    @Test
    void countsEachPartOfTheHomeInTheBackgroundAndKeepsTheCount() throws Exception {
        Home home = new Home(folder);
        Path object = Files.createDirectories(home.archive().resolve("aaa/bbb"));
        Files.writeString(object.resolve("0=ocfl_object_1.1"), "ocfl_object_1.1\n");
        Files.writeString(object.resolve("inventory.json"), "{}");
        Files.writeString(home.staging().resolve("a"), "12345");
        StorageCensus census = new StorageCensus(home, java.time.Clock.systemUTC());
        assertThat(census.latest()).isEmpty();
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (census.latest().isEmpty() && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        Storage counted = census.latest().orElseThrow();
        assertThat(counted.objects()).isEqualTo(1);
        assertThat(counted.parts())
                .contains(new Storage.Part("archive", 2, 18), new Storage.Part("staging", 1, 5))
                .extracting(Storage.Part::name)
                .containsExactly("archive", "staging", "database", "index", "cache");
        Files.writeString(home.staging().resolve("b"), "more");
        assertThat(census.latest()).contains(counted);
        assertThat(census.free()).isPositive().isLessThanOrEqualTo(census.total());
    }
}
