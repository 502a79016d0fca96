package org.estran.app.observations;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.app.commands.ColdCommand;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.commands.Output;
import org.estran.app.pages.Words;
import org.estran.observations.ObservationFile;
import org.estran.observations.RefusedFile;
import org.estran.observations.reading.ObservationFiles;
import org.estran.observations.text.Guess;
import org.estran.observations.text.MappingJson;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * {@code convert FILE [--to FORMAT] [--out F] [--mapping M | --guess]}: a file of observations in another
 * format; a table in text is read as a mapping says, and {@code --guess} writes what its mapping might be. What is odd in
 * it and what has no place in the other format is told. An existing file is never replaced, and half a file never left.
 */
public final class Convert implements ColdCommand {

    @Override
    public String name() {
        return "convert";
    }

    /** How it was called. */
    private record Wish(
            Path file,
            Target target,
            @Nullable Path out,
            @Nullable Path mapping,
            boolean guess) {

        Path outOr(Path directory) {
            if (out != null) {
                return out;
            }
            String name = file.getFileName().toString();
            int dot = name.lastIndexOf('.');
            String stem = dot > 0 ? name.substring(0, dot) : name;
            Path plain = directory.resolve(stem + target.suffix());
            // A netCDF file made of a netCDF file of the same folder needs a name of its own.
            return plain.equals(file) ? directory.resolve(stem + "-converted" + target.suffix()) : plain;
        }
    }

    @Override
    public ExitStatus run(Invocation invocation, @Nullable Path home, Output output) throws IOException, Misused {
        Wish wish = wish(invocation, output.words());
        return wish.guess() ? guess(wish, output) : convert(wish, wish.outOr(invocation.directory()), output);
    }

    private static ExitStatus convert(Wish wish, Path out, Output output) throws IOException {
        try (ObservationFile file = open(wish)) {
            output.say(output.words()
                    .text(
                            "command.convert.reads",
                            file.format().words(),
                            file.featureType().cfName()));
            List<Finding> losses = write(file, wish.target(), out);
            tell("command.convert.remarks", file.remarks(), output);
            tell("command.convert.losses", losses, output);
            output.say(output.words().text("command.convert.done", out, Files.size(out)));
            return ExitStatus.DONE;
        } catch (RefusedFile refused) {
            output.complain(output.words().finding(refused.finding()));
            if (wish.mapping() == null && refused.reason() == RefusedFile.Reason.NOT_RECOGNISED) {
                output.say(output.words().text("command.convert.table"));
            }
        } catch (FileAlreadyExistsException there) {
            output.complain(output.words().text("command.convert.exists", out));
        }
        return ExitStatus.FAILED;
    }

    private static ObservationFile open(Wish wish) throws IOException {
        return wish.mapping() == null
                ? ObservationFiles.open(wish.file())
                : ObservationFiles.open(wish.file(), MappingJson.read(Files.readString(wish.mapping())));
    }

    /** What the mapping of a table might be, as JSON, to be corrected and given back. */
    private static ExitStatus guess(Wish wish, Output output) throws IOException {
        try {
            Guess guess = Guess.of(wish.file());
            String json = MappingJson.write(guess, output.words()::finding);
            if (wish.out() == null) {
                output.say(json);
            } else {
                Files.writeString(wish.out(), json + "\n", StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                output.say(output.words().text("command.convert.done", wish.out(), Files.size(wish.out())));
            }
            long questions = guess.doubts().stream().filter(Finding::isBlocking).count();
            if (questions > 0) {
                output.complain(output.words().count("command.convert.questions", questions));
            }
            return ExitStatus.DONE;
        } catch (RefusedFile refused) {
            output.complain(output.words().finding(refused.finding()));
        } catch (FileAlreadyExistsException there) {
            output.complain(output.words().text("command.convert.exists", there.getFile()));
        }
        return ExitStatus.FAILED;
    }

    private static List<Finding> write(ObservationFile file, Target target, Path out) throws IOException {
        boolean isWhole = false;
        try (OutputStream stream = new BufferedOutputStream(
                Files.newOutputStream(out, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
            List<Finding> losses = target.write(file, stream);
            isWhole = true;
            return losses;
        } catch (FileAlreadyExistsException there) {
            isWhole = true;
            throw there;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(out);
            }
        }
    }

    private static void tell(String heading, List<Finding> findings, Output output) {
        if (findings.isEmpty()) {
            return;
        }
        output.say(output.words().text(heading));
        for (Finding finding : findings) {
            output.say("  " + (finding.pointer() + "  ").stripLeading()
                    + output.words().finding(finding));
        }
    }

    private static Wish wish(Invocation invocation, Words words) throws Misused {
        Path file = null;
        Path out = null;
        Path mapping = null;
        boolean guess = false;
        Target target = Target.CSV;
        Iterator<String> arguments = invocation.arguments().iterator();
        while (arguments.hasNext()) {
            String argument = arguments.next();
            switch (argument) {
                case "--to" -> target = target(value(argument, arguments, words), words);
                case "--out" -> out = invocation.path(value(argument, arguments, words));
                case "--mapping" -> mapping = readable(invocation.path(value(argument, arguments, words)), words);
                case "--guess" -> guess = true;
                default -> {
                    if (file != null || argument.startsWith("-")) {
                        throw new Misused(words.text("command.convert.argument", argument));
                    }
                    file = invocation.path(argument);
                }
            }
        }
        if (file == null) {
            throw new Misused(words.text("command.convert.file"));
        }
        if (guess && mapping != null) {
            throw new Misused(words.text("command.convert.both"));
        }
        return new Wish(readable(file, words), target, out, mapping, guess);
    }

    private static Path readable(Path file, Words words) throws Misused {
        if (!Files.isReadable(file)) {
            throw new Misused(words.text("command.convert.unreadable", file));
        }
        return file;
    }

    private static String value(String option, Iterator<String> arguments, Words words) throws Misused {
        if (!arguments.hasNext()) {
            throw new Misused(words.text("command.wants-value", option));
        }
        return arguments.next();
    }

    private static Target target(String name, Words words) throws Misused {
        Optional<Target> known = Target.of(name.toLowerCase(Locale.ROOT));
        if (known.isEmpty()) {
            throw new Misused(words.text("command.convert.target", name));
        }
        return known.get();
    }
}
