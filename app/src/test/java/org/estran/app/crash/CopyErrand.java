package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.estran.app.commands.Command;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.HeardOutput;
import org.estran.app.commands.Invocation;
import org.estran.app.home.StepWatcher;
import org.estran.app.keeping.backup.Restore;
import org.estran.terms.Language;
import org.springframework.context.ApplicationContext;

/** Copies the centre into a folder beside its home, and makes another centre of the copy beside both. */
public final class CopyErrand implements Errand {

    @Override
    public void run(ApplicationContext centre) throws Exception {
        Path home = Path.of(centre.getEnvironment().getRequiredProperty("estran.home"));
        assertThat(backup(centre, copy(home), new HeardOutput(Language.EN))).isEqualTo(ExitStatus.DONE);
        assertThat(restore(copy(home), restored(home), centre.getBean(StepWatcher.class), new HeardOutput(Language.EN)))
                .isEqualTo(ExitStatus.DONE);
    }

    static Path copy(Path home) {
        return home.resolveSibling(home.getFileName() + ".copy");
    }

    static Path restored(Path home) {
        return home.resolveSibling(home.getFileName() + ".restored");
    }

    static ExitStatus backup(ApplicationContext centre, Path copy, HeardOutput output) throws Exception {
        Command backup = centre.getBeansOfType(Command.class).values().stream()
                .filter(command -> command.name().equals("backup"))
                .findFirst()
                .orElseThrow();
        return backup.run(new Invocation("backup", List.of(copy.toString()), copy.getParent(), Language.EN), output);
    }

    static ExitStatus restore(Path copy, Path home, StepWatcher watcher, HeardOutput output) throws Exception {
        return new Restore(watcher)
                .run(new Invocation("restore", List.of(copy.toString()), copy.getParent(), Language.EN), home, output);
    }
}
