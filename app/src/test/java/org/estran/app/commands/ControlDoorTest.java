package org.estran.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.estran.app.home.Home;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A command is handed to the server that holds the home, through the socket there. */
class ControlDoorTest {

    @TempDir
    private Path folder;

    private final Bundles bundles = new Bundles();
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final CountDownLatch stopSeen = new CountDownLatch(1);
    private Home home;
    private ControlDoor door;

    /** What a caller was told, each line behind the letter of its kind. */
    private final class Heard implements Output {
        private final List<String> lines = new ArrayList<>();

        @Override
        public Words words() {
            return bundles.in(Language.FR);
        }

        @Override
        public void say(String line) {
            lines.add("say " + line);
        }

        @Override
        public void progress(String line) {
            lines.add("progress " + line);
        }

        @Override
        public void complain(String line) {
            lines.add("complain " + line);
        }
    }

    private record Verb(String name, boolean needsHomeToItself, Work work) implements Command {
        private interface Work {
            ExitStatus run(Invocation invocation, Output output) throws Exception;
        }

        @Override
        public ExitStatus run(Invocation invocation, Output output) throws Exception {
            return work.run(invocation, output);
        }
    }

    @BeforeEach
    void open() throws IOException {
        home = new Home(folder);
        door = new ControlDoor(home, new Commands(beans.getBeanProvider(Command.class)), bundles);
        door.open();
    }

    @AfterEach
    void close() throws Exception {
        door.destroy();
    }

    @Test
    void tellsAsItWorksAndEndsWithTheStatusOfTheCommand() throws IOException {
        verb("count", false, (invocation, output) -> {
            output.progress("1 …");
            output.say(invocation.path(invocation.arguments().getFirst()).toString());
            output.complain(output.words().text("command.unknown", "é"));
            return ExitStatus.FAILED;
        });
        Heard heard = new Heard();
        assertThat(call("count", heard, "data/été.nc")).isEqualTo(ExitStatus.FAILED);
        assertThat(heard.lines)
                .containsExactly(
                        "progress 1 …", "say " + folder.resolve("data/été.nc"), "complain Commande inconnue : é");
    }

    @Test
    void saysHowACommandIsMeantWhenItIsCalledOtherwise() throws IOException {
        verb("count", false, (invocation, output) -> {
            throw new Misused("il manque quelque chose");
        });
        Heard heard = new Heard();
        assertThat(call("count", heard)).isEqualTo(ExitStatus.MISUSED);
        assertThat(heard.lines).hasSize(2).first().isEqualTo("complain il manque quelque chose");
        assertThat(call("no-such-verb", heard)).isEqualTo(ExitStatus.MISUSED);
    }

    @Test
    void tellsAProblemInItsWordsAndAnUnforeseenFailureByItsReason() throws IOException {
        verb("refuse", false, (invocation, output) -> {
            throw ProblemException.notFound("record-not-found", "There is no record x.");
        });
        verb("break", false, (invocation, output) -> {
            throw new IOException("no space left");
        });
        Heard heard = new Heard();
        assertThat(call("refuse", heard)).isEqualTo(ExitStatus.FAILED);
        assertThat(call("break", heard)).isEqualTo(ExitStatus.FAILED);
        assertThat(heard.lines.getLast()).contains("IOException: no space left");
    }

    @Test
    void refusesWhatNeedsTheHomeToItself() throws IOException {
        verb("remake", true, (invocation, output) -> ExitStatus.DONE);
        Heard heard = new Heard();
        assertThat(call("remake", heard)).isEqualTo(ExitStatus.FAILED);
        assertThat(heard.lines).singleElement().asString().contains("remake");
    }

    @Test
    void aCommandEndsWhereItTellsSomethingOnceItsCallerIsGone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        verb("endless", false, (invocation, output) -> {
            begun.countDown();
            try {
                while (true) {
                    output.progress("…");
                    Thread.sleep(5);
                }
            } catch (CommandStopped stopped) {
                stopSeen.countDown();
                throw stopped;
            }
        });
        RunningServer server = RunningServer.on(home).orElseThrow();
        CompletableFuture<Void> calling = CompletableFuture.runAsync(
                () -> assertThatThrownBy(() -> server.run(invocation("endless"), new Heard()))
                        .isInstanceOf(IOException.class));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        server.close();
        assertThat(stopSeen.await(10, TimeUnit.SECONDS)).isTrue();
        calling.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aServerThatStopsEndsItsCommandsAndIsNotFoundAnyMore() throws Exception {
        assertThat(RunningServer.on(home)).isPresent();
        door.destroy();
        assertThat(RunningServer.on(home)).isEmpty();
        door.open();
        assertThat(RunningServer.on(home)).isPresent();
    }

    @Test
    void isNotFooledByTheAddressThatAKilledServerLeft() throws Exception {
        Path address = folder.resolve("database/control/address");
        String left = Files.readString(address);
        door.destroy();
        Files.writeString(address, left);
        assertThat(RunningServer.on(home)).isEmpty();
        door.open();
        assertThat(RunningServer.on(home)).isPresent();
    }

    @Test
    void listensWhereOnlyItsOwnerMayEnterHoweverDeepTheHomeLies() throws Exception {
        Home deep = new Home(folder.resolve("a".repeat(60)).resolve("b".repeat(60)));
        ControlDoor other = new ControlDoor(deep, new Commands(beans.getBeanProvider(Command.class)), bundles);
        other.open();
        try {
            Path socket = Path.of(Files.readString(deep.database().resolve("control/address")));
            for (Path around : List.of(socket.getParent(), deep.database().resolve("control"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(around)))
                        .isEqualTo("rwx------");
            }
            assertThat(RunningServer.on(deep)).isPresent();
            other.destroy();
            assertThat(socket.getParent()).doesNotExist();
        } finally {
            other.destroy();
        }
    }

    private void verb(String name, boolean alone, Verb.Work work) {
        beans.addBean(name, new Verb(name, alone, work));
    }

    private ExitStatus call(String verb, Output output, String... arguments) throws IOException {
        try (RunningServer server = RunningServer.on(home).orElseThrow()) {
            return server.run(invocation(verb, arguments), output);
        }
    }

    private Invocation invocation(String verb, String... arguments) {
        return new Invocation(verb, List.of(arguments), folder, Language.FR);
    }
}
