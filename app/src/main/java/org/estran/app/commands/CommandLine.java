package org.estran.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.estran.app.home.Home;
import org.estran.app.home.HomeInUse;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code VERB [arguments] [--home DIR] [--config FILE]}: hands the work to the server that runs on the home, or does it
 * here with the beans it needs, no web server and no jobs.
 */
public final class CommandLine {

    /** How long Ctrl-C waits for a command to come to a place where it may end. */
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);

    private final Class<?> application;
    private final List<ColdCommand> cold;
    private final Words words;
    private final Language language;

    private CommandLine(Class<?> application, List<ColdCommand> cold, Map<String, String> environment) {
        this.application = application;
        this.cold = cold;
        this.language = language(environment);
        this.words = new Bundles().in(language);
    }

    /** Whether these arguments begin with a verb; a server has options only. */
    public static boolean isMeant(String[] arguments) {
        return arguments.length > 0 && !arguments[0].startsWith("-");
    }

    /**
     * Does it and returns the number to exit with.
     *
     * @param cold the commands that open no centre
     */
    public static int run(Class<?> application, List<ColdCommand> cold, String[] arguments) {
        return new CommandLine(application, cold, System.getenv()).run(List.of(arguments));
    }

    /** What the options mean, and what is left for the command. */
    private record Given(
            Invocation invocation,
            List<String> settings,
            @Nullable Path home) {}

    private int run(List<String> arguments) {
        StreamOutput output = new StreamOutput(words, System.out, System.err, isTerminal());
        try {
            return run(given(arguments), output).number();
        } catch (Misused wrong) {
            output.complain(wrong.what());
            return ExitStatus.MISUSED.number();
        } catch (CommandStopped stopped) {
            return ExitStatus.FAILED.number();
        }
    }

    private ExitStatus run(Given given, StreamOutput output) throws Misused {
        Optional<ColdCommand> meant = cold.stream()
                .filter(command -> command.name().equals(given.invocation().verb()))
                .findFirst();
        return meant.isPresent() ? runCold(meant.get(), given, output) : runOnHome(given, output);
    }

    /** Nothing it leaves half done counts, so Ctrl-C may end it anywhere. */
    private ExitStatus runCold(ColdCommand command, Given given, StreamOutput output) throws Misused {
        try {
            return command.run(given.invocation(), given.home(), output);
        } catch (Misused wrong) {
            throw new Misused(wrong.what() + "\n"
                    + words.text("command.usage", "./estran " + words.text("command." + command.name() + ".usage")));
        } catch (IOException failed) {
            output.complain(words.text("command.failed", failed.getMessage()));
            return ExitStatus.FAILED;
        }
    }

    private ExitStatus runOnHome(Given given, StreamOutput output) {
        CountDownLatch ended = new CountDownLatch(1);
        HandOver handOver = new HandOver(given.invocation(), output);
        Thread hook = Thread.ofPlatform().unstarted(() -> stop(output, handOver, ended));
        Runtime.getRuntime().addShutdownHook(hook);
        try (ConfigurableApplicationContext centre = start(given, handOver)) {
            return centre.getBean(Commands.class).runAlone(given.invocation(), output);
        } catch (SpringApplication.AbandonedRunException handedOver) {
            return handOver.ending();
        } catch (RuntimeException failed) {
            if (cause(failed, CommandStopped.class).isPresent()) {
                return ExitStatus.FAILED;
            }
            output.complain(cause(failed, HomeInUse.class)
                    .map(inUse -> words.text("command.home-in-use", inUse.home()))
                    .orElseGet(
                            () -> words.text("command.no-start", deepest(failed).toString())));
            return ExitStatus.FAILED;
        } finally {
            ended.countDown();
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            LOG.debug("the hook is running");
        }
    }

    private ConfigurableApplicationContext start(Given given, HandOver handOver) {
        SpringApplication centre = new SpringApplication(application);
        centre.setWebApplicationType(WebApplicationType.NONE);
        centre.setLazyInitialization(true);
        centre.setRegisterShutdownHook(false);
        centre.setLogStartupInfo(false);
        centre.addListeners(handOver);
        return centre.run(given.settings().toArray(String[]::new));
    }

    private static void stop(StreamOutput output, HandOver handOver, CountDownLatch ended) {
        output.stop();
        try {
            handOver.stop();
            ended.await(PATIENCE_AT_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException alreadyClosed) {
            LOG.debug("the server had closed the connection", alreadyClosed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once the settings are read it is known which home is meant, and whether a server holds it. */
    private static final class HandOver implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

        private final Invocation invocation;
        private final Output output;
        private volatile @Nullable RunningServer asked;
        private @Nullable ExitStatus ending;

        HandOver(Invocation invocation, Output output) {
            this.invocation = invocation;
            this.output = output;
        }

        ExitStatus ending() {
            return ending == null ? ExitStatus.FAILED : ending;
        }

        /** The server learns by it that nobody waits any more. */
        void stop() throws IOException {
            RunningServer server = asked;
            if (server != null) {
                server.close();
            }
        }

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
            Home home = new Home(Path.of(prepared.getEnvironment().getRequiredProperty("estran.home")));
            try {
                Optional<RunningServer> found = RunningServer.on(home);
                if (found.isEmpty()) {
                    return;
                }
                try (RunningServer server = found.get()) {
                    asked = server;
                    ending = server.run(invocation, output);
                }
            } catch (IOException broken) {
                output.complain(output.words().text("command.server-gone", broken.toString()));
            }
            throw new SpringApplication.AbandonedRunException();
        }
    }

    private Given given(List<String> arguments) throws Misused {
        Path directory = Path.of("").toAbsolutePath();
        List<String> settings =
                new ArrayList<>(List.of("--logging.level.org.estran=warn", "--logging.level.org.apache.lucene=error"));
        List<String> rest = new ArrayList<>();
        Path home = null;
        for (int i = 1; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--home" -> {
                    home = directory.resolve(value(arguments, i++));
                    settings.add("--estran.home=" + home);
                }
                case "--config" ->
                    settings.add("--spring.config.additional-location=file:"
                            + readable(directory.resolve(value(arguments, i++))));
                default -> rest.add(arguments.get(i));
            }
        }
        return new Given(new Invocation(arguments.getFirst(), rest, directory, language), settings, home);
    }

    private String value(List<String> arguments, int option) throws Misused {
        if (option + 1 == arguments.size()) {
            throw new Misused(words.text("command.wants-value", arguments.get(option)));
        }
        return arguments.get(option + 1);
    }

    private Path readable(Path file) throws Misused {
        if (!Files.isReadable(file)) {
            throw new Misused(words.text("command.unreadable", file));
        }
        return file;
    }

    // The script runs everything under C.UTF-8 and passes the language of the terminal on.
    private static Language language(Map<String, String> environment) {
        return Language.of(environment.getOrDefault("ESTRAN_LANGUAGE", environment.getOrDefault("LANG", "")))
                .orElse(Language.EN);
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failed, Class<T> kind) {
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return Optional.of(kind.cast(at));
            }
        }
        return Optional.empty();
    }

    private static Throwable deepest(Throwable failed) {
        Throwable at = failed;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
