package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A child process is killed by SIGKILL at every named step of the code and at every commit on the way, started again on
 * the same home, and all must be finished or as if it had never begun.
 */
@Tag("outside")
class KilledTest {

    private static final List<Journey> JOURNEYS = Stream.concat(
                    Stream.of(
                            new PublishingJourney(),
                            new ImportJourney(),
                            new HarvestJourney(),
                            new BatchJourney(),
                            new IndexJourney(),
                            new VersionJourney(),
                            new KeepingJourney(),
                            new ErasingJourney(),
                            new CopyJourney(),
                            new UploadJourney()),
                    Stream.of(Change.values()).map(ChangeJourney::new))
            .toList();

    @TempDir
    static Path folder;

    private final Set<String> places = new TreeSet<>();

    /** The next child dies while it is looked at what the last one left: there are two processors. */
    private final ExecutorService ahead = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("deaths").factory());

    @TestFactory
    Stream<DynamicNode> survivesItsDeathAtEveryPlace() {
        return Stream.concat(
                JOURNEYS.stream().flatMap(this::deaths),
                Stream.of(DynamicTest.dynamicTest(
                        "every step that the code names was such a place", this::everyStepWasAPlace)));
    }

    private Stream<DynamicNode> deaths(Journey journey) {
        Path before = folder.resolve(journey.toString());
        List<String> deadly = new ArrayList<>();
        try {
            journey.prepare(before);
            Path rehearsed = home(journey, before, "rehearsal");
            Map<String, Object> properties = new LinkedHashMap<>(journey.properties("rehearsal"));
            properties.put("estran.home", rehearsed);
            for (String place : ChildCentre.rehearse(journey.errand(), properties)) {
                places.add(place.replaceAll("#.*", ""));
                if (journey.isDeadly(place)) {
                    deadly.add(place);
                }
            }
            assertThat(deadly)
                    .as("where a child of %s dies", journey)
                    .isNotEmpty()
                    .containsAll(journey.mustDieAt());
            journey.rehearsed(rehearsed);
        } catch (Exception failed) {
            throw new IllegalStateException("the rehearsal of " + journey + " failed", failed);
        }
        return Stream.concat(
                deadly.stream().map(place -> {
                    Future<Path> death = ahead.submit(() -> kill(journey, before, place));
                    return DynamicTest.dynamicTest(journey + " killed at " + place, () -> check(journey, place, death));
                }),
                Stream.of(DynamicTest.dynamicTest(journey + " is done", journey::close)));
    }

    private static Path home(Journey journey, Path before, String name) throws IOException {
        return Folders.copy(before, folder.resolve((journey + "-" + name).replaceAll("[^A-Za-z0-9-]", "_")));
    }

    private static Path kill(Journey journey, Path before, String place) throws Exception {
        Path home = home(journey, before, place);
        new MortalCentre(home, journey.properties(place)).killAt(place, journey.errand());
        return home;
    }

    private static void check(Journey journey, String place, Future<Path> death) throws Exception {
        Path home = death.get();
        try {
            journey.check(home, place);
        } catch (Exception | AssertionError broken) {
            throw new AssertionError(journey + " was not whole after its death at " + place, broken);
        }
    }

    private void everyStepWasAPlace() {
        assertThat(places).containsAll(NamedSteps.inTheCode());
    }
}
