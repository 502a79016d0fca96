package org.estran.app.catalogue.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.archive.ArchivedObjects;
import org.estran.app.archive.BrokenObject;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.commands.Command;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.commands.Output;
import org.estran.app.pages.Words;
import org.springframework.stereotype.Component;

/**
 * {@code rebuild}: rows and index of published records from the archive alone. An object that cannot be read is told
 * with its reason, and the others go on. Stopped half-way and called again, it goes on with what is left.
 */
@Component
class Rebuild implements Command {

    private final ArchivedObjects objects;
    private final Remaking remaking;
    private final Catalogue catalogue;

    Rebuild(ArchivedObjects objects, Remaking remaking, Catalogue catalogue) {
        this.objects = objects;
        this.remaking = remaking;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public boolean needsHomeToItself() {
        return true;
    }

    @Override
    public ExitStatus run(Invocation invocation, Output output) throws IOException, Misused {
        Words words = output.words();
        if (!invocation.arguments().isEmpty()) {
            throw new Misused(words.text("command.no-arguments", name()));
        }
        List<String> folders = new ArrayList<>();
        objects.each(folders::add);
        Counts counts = remake(folders, output);
        output.progress(words.text("command.rebuild.index"));
        catalogue.rebuildIndex();
        output.say(words.count("command.rebuild.same", counts.same));
        output.say(words.count("command.rebuild.remade", counts.remade));
        if (counts.broken > 0) {
            output.complain(words.count("command.rebuild.broken", counts.broken));
        }
        return counts.broken == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static final class Counts {
        private int same;
        private int remade;
        private int broken;
    }

    private Counts remake(List<String> folders, Output output) {
        Counts counts = new Counts();
        for (String folder : folders) {
            output.progress(output.words()
                    .text("command.rebuild.progress", counts.same + counts.remade + counts.broken, folders.size()));
            try {
                if (remaking.remake(folder).changed()) {
                    counts.remade++;
                } else {
                    counts.same++;
                }
            } catch (BrokenObject broken) {
                counts.broken++;
                output.complain(output.words().text("command.rebuild.object", folder, broken.reason()));
            }
        }
        return counts;
    }
}
