package org.estran.app.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordState;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    Path folder;

    @Test
    void everyStateOfARecordIsKeptAndTheSameAgainIsNone() {
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder, false)) {
            CatalogueRecord first = disk.catalogue.put(CatalogueEntry.described("tide_gauges", titled("Un")));
            CatalogueRecord second = disk.catalogue.amend("tide_gauges", titled("Deux"), first.change());
            disk.catalogue.amend("tide_gauges", titled("Deux"), second.change());
            CatalogueRecord third = disk.catalogue.amend("tide_gauges", titled("Un"), second.change());

            List<RecordState> states = disk.history.of("tide_gauges");
            assertThat(states)
                    .extracting(state -> state.record().title().best(org.estran.terms.Language.FR))
                    .containsExactly("Un", "Deux", "Un");
            assertThat(states)
                    .extracting(RecordState::change)
                    .containsExactly(third.change(), second.change(), first.change());
            assertThat(states.getFirst().at()).isEqualTo(third.changedAt());
            assertThat(disk.history.at("tide_gauges", second.change())).contains(states.get(1));
            assertThat(disk.history.at("tide_gauges", 999)).isEmpty();
            assertThat(disk.history.of("other_gauges")).isEmpty();
        }
    }

    private static MetadataRecord titled(String title) {
        return MetadataRecord.titled(Kind.NETWORK, LocalizedText.of(title, ""));
    }
}
