package org.estran.app.commands;

import java.io.UncheckedIOException;
import java.util.List;
import org.estran.app.pages.Words;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the command that is meant, runs it and tells what came of it. */
@Component
public class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final ObjectProvider<Command> known;

    Commands(ObjectProvider<Command> known) {
        this.known = known;
    }

    /** Runs it in this process, which has the home to itself. */
    ExitStatus runAlone(Invocation invocation, Output output) {
        return run(invocation, output, true);
    }

    /** Runs it in the server that holds the home. */
    ExitStatus runBesideServer(Invocation invocation, Output output) {
        return run(invocation, output, false);
    }

    private ExitStatus run(Invocation invocation, Output output, boolean isAlone) {
        Words words = output.words();
        List<Command> meant = known.stream()
                .filter(command -> command.name().equals(invocation.verb()))
                .toList();
        if (meant.isEmpty()) {
            output.complain(words.text("command.unknown", invocation.verb()));
            return ExitStatus.MISUSED;
        }
        Command command = meant.getFirst();
        if (command.needsHomeToItself() && !isAlone) {
            output.complain(words.text("command.server-runs", command.name()));
            return ExitStatus.FAILED;
        }
        return run(command, invocation, output);
    }

    private static ExitStatus run(Command command, Invocation invocation, Output output) {
        try {
            return command.run(invocation, output);
        } catch (Misused wrong) {
            output.complain(wrong.what());
            output.complain(output.words().text("command.usage", usage(command, output)));
            return ExitStatus.MISUSED;
        } catch (ProblemException refused) {
            tell(refused.problem(), output);
            return ExitStatus.FAILED;
        } catch (CommandStopped stopped) {
            throw stopped;
        } catch (Exception failed) {
            LOG.error("the command {} failed", command.name(), failed);
            output.complain(output.words().text("command.failed", reason(failed)));
            return ExitStatus.FAILED;
        }
    }

    private static String usage(Command command, Output output) {
        return "./estran " + output.words().text("command." + command.name() + ".usage");
    }

    private static void tell(Problem problem, Output output) {
        String key = "problem." + problem.code();
        Words words = output.words();
        output.complain(words.has(key) ? words.text(key) : problem.detail());
        for (Finding finding : problem.findings()) {
            output.complain("  " + finding.pointer() + "  " + words.finding(finding));
        }
    }

    private static String reason(Exception failed) {
        Throwable told =
                failed instanceof UncheckedIOException && failed.getCause() != null ? failed.getCause() : failed;
        String message = told.getMessage();
        return told.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
