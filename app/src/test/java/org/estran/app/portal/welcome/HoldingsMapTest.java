package org.estran.app.portal.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.app.home.Home;
import org.estran.app.pages.Bundles;
import org.estran.records.Kind;
import org.estran.records.RecordBuilder;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldingsMapTest {

    private static final Bundles BUNDLES = new Bundles();

    @TempDir
    Path folder;

    private CatalogueOnDisk disk;

    @BeforeEach
    void open() {
        disk = new CatalogueOnDisk(folder);
        publish("tide_gauge");
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void followsWhatIsPublishedAndWithdrawn() {
        HoldingsMap map = map();
        assertThat(map.svg(Language.EN)).contains("/records/tide_gauge").doesNotContain("/records/other_gauge");

        publish("other_gauge");
        assertThat(map.svg(Language.EN)).contains("/records/tide_gauge", "/records/other_gauge");

        disk.catalogue.withdraw(
                "tide_gauge",
                new Withdrawal(
                        "Wrong place", null, Withdrawal.Scope.ALL, Instant.parse("2026-01-02T00:00:00Z"), "admin"));
        assertThat(map.svg(Language.EN)).contains("/records/other_gauge").doesNotContain("/records/tide_gauge");
    }

    @Test
    void isTakenFromTheCacheAfterARestartAndDrawnAgainOnceItIsStale() throws Exception {
        String drawn = map().svg(Language.FR);
        Path kept = folder.resolve("cache/holdings/fr.svg");
        String text = Files.readString(kept);
        assertThat(text).endsWith(drawn);
        Files.writeString(kept, text.replace("/records/tide_gauge", "/records/from_the_cache"));

        assertThat(map().svg(Language.FR)).contains("/records/from_the_cache");
        publish("other_gauge");
        assertThat(map().svg(Language.FR)).contains("/records/tide_gauge", "/records/other_gauge");
    }

    @Test
    void isDrawnWhereTheCacheCannotBeReadNorWritten() throws Exception {
        Files.createDirectories(folder.resolve("cache"));
        Files.writeString(folder.resolve("cache/holdings"), "a file where the folder should be");
        assertThat(map().svg(Language.FR)).contains("/records/tide_gauge");
    }

    private HoldingsMap map() {
        return new HoldingsMap(disk.catalogue, BUNDLES, new Home(folder));
    }

    private void publish(String id) {
        disk.catalogue.put(CatalogueEntry.described(
                id,
                new RecordBuilder(Kind.DATASET)
                        .title(LocalizedText.of(id, id))
                        .boxes(List.of(new BoundingBox(-4.5, 48.4, -4.5, 48.4)))
                        .build()));
    }
}
