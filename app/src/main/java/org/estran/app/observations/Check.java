package org.estran.app.observations;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.estran.app.commands.ColdCommand;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.commands.Output;
import org.estran.app.pages.CsvCell;
import org.estran.app.pages.Words;
import org.estran.cartography.Coastline;
import org.estran.grids.UnreadableFile;
import org.estran.observations.ObservationFile;
import org.estran.observations.RefusedFile;
import org.estran.observations.quality.Climatology;
import org.estran.observations.quality.GridClimatology;
import org.estran.observations.quality.ProposedFlag;
import org.estran.observations.quality.QualityControl;
import org.estran.observations.quality.Tally;
import org.estran.observations.reading.ObservationFiles;
import org.jspecify.annotations.Nullable;

/**
 * {@code check FILE [--climatology F] [--out F]}: the rules of quality control on a file of observations. Tells how many
 * values fail each rule and the first of them; the proposed flag of each goes into a CSV file where one is asked for.
 * Changes nothing.
 */
public final class Check implements ColdCommand {

    private final Clock clock;

    public Check(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "check";
    }

    /** How it was called. */
    private record Wish(
            Path file, @Nullable Path climatology, @Nullable Path out) {}

    @Override
    public ExitStatus run(Invocation invocation, @Nullable Path home, Output output) throws IOException, Misused {
        Wish wish = wish(invocation, output.words());
        Words words = output.words();
        try (ObservationFile file = ObservationFiles.open(wish.file())) {
            output.say(words.text(
                    "command.convert.reads",
                    file.format().words(),
                    file.featureType().cfName()));
            Tally tally = new Tally();
            check(file, wish, tally);
            tell(tally.counts(), output);
            if (wish.out() != null) {
                output.say(words.text("command.convert.done", wish.out(), Files.size(wish.out())));
            }
            return ExitStatus.DONE;
        } catch (RefusedFile refused) {
            output.complain(words.finding(refused.finding()));
        } catch (UnreadableFile broken) {
            output.complain(words.text("command.check.climatology", String.valueOf(wish.climatology())));
        } catch (FileAlreadyExistsException there) {
            output.complain(words.text("command.convert.exists", there.getFile()));
        }
        return ExitStatus.FAILED;
    }

    private void check(ObservationFile file, Wish wish, Tally tally) throws IOException {
        try (GridClimatology opened = wish.climatology() == null ? null : GridClimatology.open(wish.climatology())) {
            Climatology climatology = opened == null ? Climatology.NONE : opened;
            if (wish.out() == null) {
                check(file, climatology, tally);
            } else {
                write(file, climatology, wish.out(), tally);
            }
        }
    }

    private void check(ObservationFile file, Climatology climatology, Consumer<ProposedFlag> sink) throws IOException {
        QualityControl.check(file, clock.instant(), Coastline.fine()::isInland, climatology, Long.MAX_VALUE, sink);
    }

    private static void tell(List<Tally.Count> counts, Output output) {
        Words words = output.words();
        for (Tally.Count count : counts) {
            output.say(words.count(
                    "command.check.count",
                    count.values(),
                    words.text("quality." + count.rule().code()),
                    count.rule().source(),
                    count.property(),
                    count.first().feature(),
                    count.first().row(),
                    count.first().value()));
        }
        if (counts.isEmpty()) {
            output.say(words.text("command.check.none"));
        }
    }

    /** Each value that fails as a line, and counted. */
    private void write(ObservationFile file, Climatology climatology, Path out, Tally tally) throws IOException {
        boolean isWhole = false;
        try (BufferedWriter csv = Files.newBufferedWriter(
                out, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            csv.write("feature,row,property,value,rule,source,proposed\n");
            check(file, climatology, tally.andThen(flag -> line(csv, flag)));
            isWhole = true;
        } catch (FileAlreadyExistsException there) {
            isWhole = true;
            throw there;
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(out);
            }
        }
    }

    private static void line(BufferedWriter csv, ProposedFlag flag) {
        try {
            csv.write(String.join(
                            ",",
                            CsvCell.of(flag.feature()),
                            Long.toString(flag.row()),
                            CsvCell.of(flag.property()),
                            flag.value(),
                            flag.rule().code(),
                            flag.rule().source(),
                            flag.rule().proposed().name().toLowerCase(Locale.ROOT))
                    + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Wish wish(Invocation invocation, Words words) throws Misused {
        Path file = null;
        Path climatology = null;
        Path out = null;
        Iterator<String> arguments = invocation.arguments().iterator();
        while (arguments.hasNext()) {
            String argument = arguments.next();
            if (argument.equals("--out") || argument.equals("--climatology")) {
                if (!arguments.hasNext()) {
                    throw new Misused(words.text("command.wants-value", argument));
                }
                Path value = invocation.path(arguments.next());
                if (argument.equals("--out")) {
                    out = value;
                } else {
                    climatology = value;
                }
            } else if (file != null || argument.startsWith("-")) {
                throw new Misused(words.text("command.check.argument", argument));
            } else {
                file = invocation.path(argument);
            }
        }
        if (file == null) {
            throw new Misused(words.text("command.check.file"));
        }
        if (!Files.isReadable(file)) {
            throw new Misused(words.text("command.convert.unreadable", file));
        }
        if (climatology != null && !Files.isReadable(climatology)) {
            throw new Misused(words.text("command.convert.unreadable", climatology));
        }
        return new Wish(file, climatology, out);
    }
}
