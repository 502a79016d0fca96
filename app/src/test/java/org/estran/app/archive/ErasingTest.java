package org.estran.app.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.app.home.Home;
import org.estran.app.home.StepWatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes that are freed from an object of two versions. */
class ErasingTest {

    private static final String SECRET = "what must go";

    @TempDir
    Path folder;

    private Home home;
    private Archive archive;
    private String secret = "";
    private String other = "";

    @BeforeEach
    void twoVersions() throws IOException {
        home = new Home(folder);
        Staging staging = new Staging(home, new Random(1), StepWatcher.NOBODY);
        archive = new Archive(home, staging, StepWatcher.NOBODY, Clock.systemUTC());
        StagedFile gone = take(staging, SECRET);
        StagedFile kept = take(staging, "what stays");
        secret = gone.checksums().sha512();
        other = kept.checksums().sha512();
        Map<String, byte[]> documents = Map.of("record.json", "{}".getBytes(StandardCharsets.UTF_8));
        archive.preserve(new Preservation(
                "record_one",
                "first",
                List.of(
                        new Preservation.Entry("a/secret.txt", gone),
                        new Preservation.Entry("again.txt", take(staging, SECRET)),
                        new Preservation.Entry("kept.txt", kept)),
                documents));
        ObjectVersions versions = new ObjectVersions(archive, home, StepWatcher.NOBODY);
        try (ObjectVersions.Hold hold = versions.hold("record_one")) {
            versions.preserve(new Preservation(
                    "record_one",
                    "second",
                    List.of(
                            Preservation.Entry.kept("a/secret.txt", secret),
                            Preservation.Entry.kept("kept.txt", other),
                            new Preservation.Entry("new.txt", take(staging, "added"))),
                    Map.of("record.json", "{\"second\": true}".getBytes(StandardCharsets.UTF_8))));
            versions.announced("record_one");
        }
        staging.dropArea("draft_a");
    }

    private static StagedFile take(Staging staging, String text) throws IOException {
        return staging.take("draft_a", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bytesAreInNoVersionAnyMoreAndTheObjectIsWhole() throws IOException {
        assertThat(holdingSecret()).isNotEmpty();
        Erasing.Freed freed = erasing(StepWatcher.NOBODY).erase("record_one", Set.of(secret));
        assertThat(freed.files()).isEqualTo(1);
        assertThat(freed.bytes()).isEqualTo(SECRET.length());
        assertFreed();
        assertThat(erasing(StepWatcher.NOBODY)
                        .erase("record_one", Set.of(secret))
                        .files())
                .isZero();
    }

    @Test
    void aLaterVersionIsWrittenAndTakenBackAsEver() throws IOException {
        erasing(StepWatcher.NOBODY).erase("record_one", Set.of(secret));
        ObjectVersions versions = new ObjectVersions(archive, home, StepWatcher.NOBODY);
        Map<String, byte[]> changed = Map.of("record.json", "{\"third\": true}".getBytes(StandardCharsets.UTF_8));
        assertThat(versions.keep("record_one", "third", changed)).isTrue();
        versions.takeBack("record_one");
        assertFreed();
        versions.keep("record_one", "third", changed);
        versions.announced("record_one");
        assertThat(archive.validate("record_one").getErrors()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ErasingStep.class)
    void killedAtAnyStepItIsWholeAtTheNextStartAndGoesOn(ErasingStep step) throws IOException {
        StepWatcher killer = reached -> {
            if (reached == step) {
                throw new IllegalStateException("killed at " + reached);
            }
        };
        assertThatThrownBy(() -> erasing(killer).erase("record_one", Set.of(secret)))
                .hasMessageContaining("killed at");
        // The next start.
        archive.destroy();
        archive = new Archive(
                home, new Staging(home, new Random(2), StepWatcher.NOBODY), StepWatcher.NOBODY, Clock.systemUTC());
        Erasing again = erasing(StepWatcher.NOBODY);
        assertThat(archive.validate("record_one").getErrors()).isEmpty();
        assertThat(folder.resolve("staging/erasing/record_one")).doesNotExist();
        again.erase("record_one", Set.of(secret));
        assertFreed();
    }

    private Erasing erasing(StepWatcher watcher) throws IOException {
        return new Erasing(archive, home, watcher);
    }

    private void assertFreed() throws IOException {
        assertThat(archive.validate("record_one").getErrors()).isEmpty();
        assertThat(holdingSecret()).isEmpty();
        ArchivedObjects objects = new ArchivedObjects(archive);
        try {
            List<ArchivedObject.Version> versions =
                    objects.read(objects.folder("record_one")).versions();
            assertThat(versions).hasSize(2);
            assertThat(versions.getFirst().document("record.json")).isPresent();
        } catch (BrokenObject broken) {
            throw new AssertionError(broken);
        }
        assertThat(archive.contentPaths("record_one", List.of(Preservation.Entry.kept("kept.txt", other))))
                .hasSize(1);
    }

    /** Every file below the home that has those bytes. */
    private List<Path> holdingSecret() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .contains(SECRET);
                        } catch (IOException unreadable) {
                            return true;
                        }
                    })
                    .toList();
        }
    }
}
