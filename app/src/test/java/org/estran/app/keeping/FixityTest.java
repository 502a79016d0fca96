package org.estran.app.keeping;

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
import java.util.stream.Stream;
import org.estran.app.archive.Archive;
import org.estran.app.archive.ArchivedObjects;
import org.estran.app.archive.Preservation;
import org.estran.app.archive.Staging;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.HeardOutput;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.home.Home;
import org.estran.app.home.StepWatcher;
import org.estran.terms.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of the archive: what is whole, and what is not. */
class FixityTest {

    @TempDir
    Path folder;

    private final HeardOutput heard = new HeardOutput(Language.EN);
    private Home home;
    private Fixity fixity;

    @BeforeEach
    void archivesTwoObjects() throws IOException {
        home = new Home(folder);
        Staging staging = new Staging(home, new Random(1), StepWatcher.NOBODY);
        Archive archive = new Archive(home, staging, StepWatcher.NOBODY, Clock.systemUTC());
        for (String id : List.of("datasetone", "datasettwo")) {
            byte[] values = ("values of " + id).getBytes(StandardCharsets.UTF_8);
            Preservation.Entry file =
                    new Preservation.Entry("values.csv", staging.take("draft_" + id, new ByteArrayInputStream(values)));
            archive.preserve(new Preservation(
                    id, "test", List.of(file), Map.of("record.json", "{}".getBytes(StandardCharsets.UTF_8))));
        }
        fixity = new Fixity(new ArchivedObjects(archive));
    }

    @Test
    void aWholeArchiveIsSaidToBe() throws Exception {
        assertThat(audit()).isEqualTo(ExitStatus.DONE);
        assertThat(heard.said()).containsExactly("2 objects are whole: every byte agrees with its digest");
        assertThat(heard.complaints()).isEmpty();
    }

    @Test
    void oneBitThatTurnedIsFoundWithItsObject() throws Exception {
        Path file = content(1);
        byte[] bytes = Files.readAllBytes(file);
        bytes[3] ^= 1;
        Files.write(file, bytes);

        assertThat(audit()).isEqualTo(ExitStatus.FAILED);
        assertThat(heard.said()).containsExactly("1 object is whole: every byte agrees with its digest");
        assertThat(heard.complaints()).anyMatch(line -> line.contains("values.csv"));
    }

    @Test
    void aLostFileAndALostInventoryAreFound() throws Exception {
        Files.delete(content(0));
        Path object = content(0).resolve("../../../..").normalize();
        Files.writeString(object.resolve("inventory.json"), "{");
        assertThat(audit()).isEqualTo(ExitStatus.FAILED);
        assertThat(heard.said()).containsExactly("0 objects are whole: every byte agrees with its digest");
        assertThat(heard.complaints()).last().asString().startsWith("2 objects");
    }

    @Test
    void takesNoArgument() {
        assertThatThrownBy(() -> fixity.run(invocation("all"), heard)).isInstanceOf(Misused.class);
    }

    private ExitStatus audit() throws Exception {
        return fixity.run(invocation(), heard);
    }

    private Invocation invocation(String... arguments) {
        return new Invocation("fixity", List.of(arguments), folder, Language.EN);
    }

    /** Where objects lie is told by a digest of their ids; the first and the second one of the disk serve as well. */
    private Path content(int which) throws IOException {
        try (Stream<Path> all = Files.walk(home.archive())) {
            return all.filter(path -> path.endsWith("values.csv"))
                    .sorted()
                    .toList()
                    .get(which);
        }
    }
}
