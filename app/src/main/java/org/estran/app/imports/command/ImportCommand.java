package org.estran.app.imports.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.estran.app.commands.Command;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.commands.Output;
import org.estran.app.imports.ImportCounts;
import org.estran.app.imports.ImportLine;
import org.estran.app.imports.ImportLine.Kind;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.ImportRun;
import org.estran.app.imports.Imports;
import org.estran.app.pages.Words;
import org.springframework.stereotype.Component;

/** {@code import PATH [--source NAME]}: imports and tells how it goes, then what came of it. */
@Component
class ImportCommand implements Command {

    /** So many of each kind are told here; the report has them all. */
    private static final int TOLD = 20;

    private static final Set<Kind> WORTH_TELLING = EnumSet.of(Kind.FAILED, Kind.DUPLICATE, Kind.KEPT, Kind.MISSING);

    private final Imports imports;

    ImportCommand(Imports imports) {
        this.imports = imports;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public ExitStatus run(Invocation invocation, Output output) throws Misused {
        ImportRequest request = request(invocation, output.words());
        ImportRun run = imports.run(request, counts -> output.progress(progress(counts, output.words())));
        WORTH_TELLING.forEach(kind -> tell(run, kind, output));
        summary(run, output.words()).forEach(output::say);
        String cancelledBy = run.cancelledBy();
        if (cancelledBy != null) {
            output.complain(output.words().text("imports.cancelled", cancelledBy));
            return ExitStatus.FAILED;
        }
        ImportRun.Failure problem = run.problem();
        if (problem != null) {
            output.complain(output.words().text("imports.command.failed", problem.words()));
            return ExitStatus.FAILED;
        }
        return ExitStatus.DONE;
    }

    private static ImportRequest request(Invocation invocation, Words words) throws Misused {
        String source = "";
        String location = "";
        List<String> arguments = invocation.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--source") && i + 1 < arguments.size()) {
                source = arguments.get(++i);
            } else if (argument.startsWith("-") || !location.isEmpty()) {
                throw new Misused(words.text("imports.command.not-understood", argument));
            } else {
                location = argument;
            }
        }
        if (location.isEmpty()) {
            throw new Misused(words.text("imports.command.path-wanted"));
        }
        Path path = invocation.path(location);
        if (!Files.isReadable(path)) {
            throw new Misused(words.text("imports.command.nothing-there", path));
        }
        return new ImportRequest(path, source, words.text("imports.command.asked-by"), false);
    }

    private static String progress(ImportCounts counts, Words words) {
        return words.text(
                "imports.command.progress",
                counts.documents(),
                counts.added(),
                counts.changed(),
                counts.unchanged(),
                counts.failed());
    }

    private void tell(ImportRun run, Kind kind, Output output) {
        List<ImportLine> lines = imports.lines(run.number(), EnumSet.of(kind), 0, TOLD + 1);
        Words words = output.words();
        lines.stream().limit(TOLD).forEach(line -> output.say(told(line, words)));
        if (lines.size() > TOLD) {
            output.say("  … " + words.text("imports.command.more", run.number()));
        }
    }

    private static String told(ImportLine line, Words words) {
        String position = line.position().isEmpty() ? "" : ":" + line.position();
        return words.text("imports.kind." + line.kind().word()) + "  " + line.path() + position + "  "
                + words.text("imports.told." + line.code(), line.arguments().toArray());
    }

    private static List<String> summary(ImportRun run, Words words) {
        ImportCounts counts = run.counts();
        Duration took = Objects.requireNonNullElse(run.took(), Duration.ZERO);
        return List.of(
                words.text(
                        "imports.command.summary",
                        counts.added(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.failed(),
                        counts.duplicates(),
                        counts.ignored(),
                        counts.kept(),
                        counts.missing(),
                        counts.warnings()),
                words.text(
                        "imports.command.took",
                        words.count("imports.documents", counts.documents()),
                        words.size(counts.bytes()),
                        words.number(took.toMillis() / 1000.0, 1),
                        run.number()));
    }
}
