package org.estran.app.harvests.command;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.estran.app.commands.Command;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.commands.Output;
import org.estran.app.harvests.HarvestCounts;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestLine.Kind;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.HarvestRun.State;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Harvests;
import org.estran.app.pages.Words;
import org.springframework.stereotype.Component;

/**
 * {@code harvest URL}: one run of the harvester of that address, which is made where there is none yet. Whoever may use the
 * command line may read any address, those of this network too.
 */
@Component
class HarvestCommand implements Command {

    /** So many of each kind are told here; the report has them all. */
    private static final int TOLD = 20;

    private final Harvests harvests;

    HarvestCommand(Harvests harvests) {
        this.harvests = harvests;
    }

    @Override
    public String name() {
        return "harvest";
    }

    @Override
    public ExitStatus run(Invocation invocation, Output output) throws Misused {
        Words words = output.words();
        HarvestArguments arguments = HarvestArguments.of(invocation, words);
        HarvesterSettings wanted = arguments.settings(address(invocation, arguments.address()));
        if (arguments.isTrial()) {
            HarvestWords.trial(harvests.tryOut(wanted), words).forEach(output::say);
            return ExitStatus.DONE;
        }
        String by = words.text("harvests.command.asked-by");
        Harvester harvester = known(wanted).orElseGet(() -> harvests.make(wanted, by));
        HarvestRun run = harvests.run(
                harvester.id(),
                arguments.isFull(),
                by,
                (counts, promised) -> output.progress(progress(counts, promised, words)));
        if (run.state() == State.HELD && arguments.isConfirmed()) {
            harvests.confirm(harvester.id(), run.number(), by);
            run = harvests.run(harvester.id(), arguments.isFull(), by, (counts, promised) -> {});
        }
        return told(run, output);
    }

    private Optional<Harvester> known(HarvesterSettings wanted) {
        return harvests.all().stream()
                .filter(one -> wanted.kind().isEmpty()
                        ? one.settings().selectsAs(wanted.at(one.settings().kind(), wanted.address()))
                        : one.settings().selectsAs(wanted))
                .findFirst();
    }

    /** A folder of this machine is an address as well. */
    private static String address(Invocation invocation, String argument) {
        if (argument.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
            return argument;
        }
        Path path = invocation.path(argument);
        return Files.exists(path)
                ? path.toUri().toString()
                : URI.create("http://" + argument).toString();
    }

    private static String progress(
            HarvestCounts counts, @org.jspecify.annotations.Nullable Long promised, Words words) {
        return words.text(
                "harvests.command.progress",
                counts.got(),
                promised == null ? "?" : promised.toString(),
                counts.added(),
                counts.changed(),
                counts.unchanged(),
                counts.failed());
    }

    private ExitStatus told(HarvestRun run, Output output) {
        Words words = output.words();
        for (Kind kind : EnumSet.of(Kind.FAILED, Kind.KEPT, Kind.REPEATED)) {
            List<HarvestLine> lines = harvests.lines(run.harvester(), run.number(), EnumSet.of(kind), 0, TOLD + 1);
            lines.stream().limit(TOLD).forEach(line -> output.say(HarvestWords.line(line, words)));
            if (lines.size() > TOLD) {
                output.say("  … " + words.text("harvests.command.more", run.harvester(), run.number()));
            }
        }
        Duration took = Objects.requireNonNullElse(run.took(), Duration.ZERO);
        output.say(words.text(
                "harvests.command.took",
                words.count("harvests.records", run.counts().got()),
                words.size(run.counts().bytes()),
                words.number(took.toMillis() / 1000.0, 1),
                run.harvester(),
                run.number()));
        HarvestRun.Failure problem = run.problem();
        if (problem != null) {
            output.complain(words.text("harvests.state." + run.state().word()) + ": " + problem.words());
        }
        output.say(HarvestWords.summary(run.counts(), words));
        return run.state() == State.DONE ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
