package org.estran.app.keeping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.archive.ArchivedObjects;
import org.estran.app.archive.BrokenObject;
import org.estran.app.commands.Command;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.commands.Output;
import org.estran.app.pages.Words;
import org.springframework.stereotype.Component;

/** {@code fixity}: every byte of the archive is read again and compared with the digests of its inventories. */
@Component
class Fixity implements Command {

    private final ArchivedObjects objects;

    Fixity(ArchivedObjects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return "fixity";
    }

    @Override
    public ExitStatus run(Invocation invocation, Output output) throws IOException, Misused {
        Words words = output.words();
        if (!invocation.arguments().isEmpty()) {
            throw new Misused(words.text("command.no-arguments", name()));
        }
        List<String> folders = new ArrayList<>();
        objects.each(folders::add);
        int broken = 0;
        for (int i = 0; i < folders.size(); i++) {
            output.progress(words.text("command.fixity.progress", i, folders.size()));
            List<String> faults = faults(folders.get(i));
            broken += faults.isEmpty() ? 0 : 1;
            for (String fault : faults) {
                output.complain(words.text("command.fixity.object", folders.get(i), fault));
            }
        }
        output.say(words.count("command.fixity.whole", folders.size() - broken));
        if (broken > 0) {
            output.complain(words.count("command.fixity.broken", broken));
        }
        return broken == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    /** Asked twice before anything is said: an object that is written or freed of bytes meanwhile is another one then. */
    private List<String> faults(String folder) {
        return foundIn(folder).isEmpty() ? List.of() : foundIn(folder);
    }

    private List<String> foundIn(String folder) {
        try {
            return objects.faults(objects.read(folder).id());
        } catch (BrokenObject broken) {
            return List.of(broken.reason());
        }
    }
}
