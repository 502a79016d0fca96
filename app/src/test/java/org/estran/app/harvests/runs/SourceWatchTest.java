package org.estran.app.harvests.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.estran.app.harvests.Fault;
import org.estran.app.harvests.FaultySource;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.SourceAlarm;
import org.estran.app.harvests.SourceAlarm.Kind;
import org.estran.app.harvests.SourceChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that changes its character is told of, once for each change. */
class SourceWatchTest {

    @TempDir
    Path folder;

    private FaultySource source;
    private HarvestsOnDisk here;
    private Harvester harvester;

    @BeforeEach
    void open() throws IOException {
        source = new FaultySource(40);
        here = new HarvestsOnDisk(folder);
        harvester = here.harvester(source.address());
        here.run(harvester);
    }

    @AfterEach
    void close() {
        here.close();
        source.close();
    }

    private List<Kind> told() {
        return here.centre.events.stream()
                .filter(SourceChanged.class::isInstance)
                .map(SourceChanged.class::cast)
                .map(news -> news.alarm().kind())
                .toList();
    }

    @Test
    void aSourceAsItWasIsNotToldOf() {
        source.put("oai:example.org:004", "Another title", "2024-03-01T00:00:00Z");
        here.runFull(harvester);
        here.run(harvester);
        assertThat(told()).isEmpty();
    }

    @Test
    void aSourceThatShrinksIsToldOfOnceAndWhatItWouldRemoveWaits() {
        for (int i = 1; i <= 20; i++) {
            source.remove("oai:example.org:%03d".formatted(i));
        }
        assertThat(here.runFull(harvester).state()).isEqualTo(HarvestRun.State.HELD);
        here.runFull(harvester);
        assertThat(told()).containsExactlyInAnyOrder(Kind.SHRANK, Kind.HELD);
        assertThat(here.harvests.alarms(harvester.id(), 10))
                .extracting(SourceAlarm::kind, SourceAlarm::run)
                .contains(org.assertj.core.groups.Tuple.tuple(Kind.SHRANK, 2L));
    }

    @Test
    void aSourceThatDoublesAndOneWhoseRecordsAllChangeAtOnceAreToldOf() {
        for (int i = 1; i <= 40; i++) {
            source.put("oai:example.org:%03d".formatted(i), "All anew " + i, "2024-03-01T00:00:00Z");
        }
        here.runFull(harvester);
        assertThat(told()).containsExactly(Kind.ALL_CHANGED);
        for (int i = 500; i < 600; i++) {
            source.put("oai:example.org:" + i, "A new one " + i, "2024-04-01T00:00:00Z");
        }
        here.runFull(harvester);
        assertThat(told()).containsExactly(Kind.ALL_CHANGED, Kind.GREW);
    }

    @Test
    void whatWeChangedOurselvesIsNoChangeOfTheSource() {
        here.harvests.change(harvester.id(), harvester.settings().ownedBy("Sea Institute"), "a test");
        assertThat(here.runFull(harvester).counts().changed()).isEqualTo(40);
        assertThat(told()).isEmpty();
    }

    @Test
    void aSourceThatFailsThreeTimesInARowIsToldOfOnceUntilItIsWellAgain() {
        source.fault = Fault.ENDLESS_503;
        for (int i = 0; i < 5; i++) {
            assertThat(here.runFull(harvester).state()).isEqualTo(HarvestRun.State.FAILED);
        }
        assertThat(told()).containsExactly(Kind.FAILING);
        source.fault = Fault.NONE;
        here.runFull(harvester);
        source.fault = Fault.ENDLESS_503;
        for (int i = 0; i < 3; i++) {
            here.runFull(harvester);
        }
        assertThat(told()).containsExactly(Kind.FAILING, Kind.FAILING);
    }
}
