package org.estran.app.vocabularies.command;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.commands.Command;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.commands.Output;
import org.estran.app.pages.Words;
import org.estran.app.vocabularies.Loaded;
import org.estran.app.vocabularies.Revision;
import org.estran.app.vocabularies.Vocabularies;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code vocabulary load FILE [--name NAME]}: loads a thesaurus, or a newer version of one. */
@Component
class VocabularyCommand implements Command {

    private final Vocabularies vocabularies;

    VocabularyCommand(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    @Override
    public String name() {
        return "vocabulary";
    }

    @Override
    public ExitStatus run(Invocation invocation, Output output) throws Exception {
        Words words = output.words();
        List<String> arguments = new ArrayList<>(invocation.arguments());
        String name = option(arguments, words);
        if (arguments.size() != 2 || !arguments.getFirst().equals("load")) {
            throw new Misused(words.text("vocabularies.command.wanted"));
        }
        Path file = invocation.path(arguments.getLast());
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Misused(words.text("vocabularies.command.nothing-there", file));
        }
        output.progress(words.text("vocabularies.command.reading", file.getFileName()));
        try (InputStream bytes = Files.newInputStream(file)) {
            tell(vocabularies.load(bytes, file.getFileName().toString(), name), output);
        }
        return ExitStatus.DONE;
    }

    private static void tell(Loaded loaded, Output output) {
        Words words = output.words();
        for (Finding finding : loaded.findings()) {
            output.say(
                    words.text("finding." + finding.code(), finding.arguments().toArray()));
        }
        Revision revision = loaded.revision();
        output.say(words.text(
                "vocabularies.loaded",
                loaded.vocabulary().name(),
                words.number(revision.added()),
                words.number(revision.changed()),
                words.number(revision.unchanged()),
                words.number(revision.gone())));
        output.say("/vocabularies/" + loaded.vocabulary().name());
    }

    private static @Nullable String option(List<String> arguments, Words words) throws Misused {
        int at = arguments.indexOf("--name");
        if (at < 0) {
            return null;
        }
        if (at + 1 >= arguments.size()) {
            throw new Misused(words.text("vocabularies.command.wanted"));
        }
        arguments.remove(at);
        return arguments.remove(at);
    }
}
