package org.estran.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.estran.app.home.Home;
import org.estran.app.vocabularies.Vocabularies;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The verb as somebody calls it while a server holds the home: handed over through the socket there. */
@SpringBootTest
class VocabularyCommandTest {

    @Autowired
    private Home home;

    @Autowired
    private Vocabularies vocabularies;

    @TempDir
    private Path folder;

    private final HeardOutput heard = new HeardOutput(Language.FR);

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-vocabulary").toString();
        properties.add("estran.home", () -> home);
    }

    @Test
    void aThesaurusIsLoadedAndLoadedAgainByTheServerThatRuns() throws IOException {
        Files.writeString(folder.resolve("teintes.csv"), "code,label_fr,label_en\nx,pâle,pale\ny,sombre,dark\n");
        assertThat(call("load", "teintes.csv")).isEqualTo(ExitStatus.DONE);
        assertThat(heard.said()).anyMatch(line -> line.contains("teintes : 2 ajoutés"));
        assertThat(vocabularies.concept("teintes", "x").concept().label().best(Language.FR))
                .isEqualTo("pâle");
        Files.writeString(folder.resolve("teintes.csv"), "code,label_fr,label_en\nx,pâle,pale\n");
        assertThat(call("load", "teintes.csv", "--name", "teintes")).isEqualTo(ExitStatus.DONE);
        assertThat(heard.said()).anyMatch(line -> line.contains("1 disparus"));
        assertThat(vocabularies.concept("teintes", "y").goneAt()).isNotNull();
    }

    @Test
    void whatIsNoThesaurusIsRefusedAndSoIsWhatIsNotThere() throws IOException {
        Files.writeString(folder.resolve("prose.txt"), "rien de tel");
        assertThat(call("load", "prose.txt")).isEqualTo(ExitStatus.FAILED);
        assertThat(call("load", "absent.csv")).isEqualTo(ExitStatus.MISUSED);
        assertThat(call("unload", "prose.txt")).isEqualTo(ExitStatus.MISUSED);
    }

    private ExitStatus call(String... arguments) throws IOException {
        try (RunningServer server = RunningServer.on(home).orElseThrow()) {
            return server.run(new Invocation("vocabulary", List.of(arguments), folder, Language.FR), heard);
        }
    }
}
