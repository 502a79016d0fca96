package org.estran.app.observations;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.estran.app.commands.ColdCommand;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.app.commands.Output;
import org.estran.app.pages.CsvCell;
import org.estran.app.pages.Words;
import org.estran.observations.RefusedFile;
import org.estran.observations.merging.MergedFile;
import org.estran.observations.merging.MergedFile.Duplicate;
import org.estran.observations.merging.MergedFile.Source;
import org.estran.observations.merging.MergedFile.Tally;
import org.estran.observations.merging.TaxonGroups;
import org.estran.observations.reading.ObservationFiles;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code merge FILE FILE... --taxa GROUPS --out F [--to darwincore|csv]}: occurrences of several extractions as one release, their
 * taxa grouped by a table. Beside it, {@code STEM-duplicates.csv} lists what was left out and why, and
 * {@code STEM-provenance.json} tells the files with their digests, the rules and the counts. None of the three is ever replaced,
 * and all of them are there or none.
 */
public final class Merge implements ColdCommand {

    private static final List<Target> TARGETS = List.of(Target.DARWIN_CORE, Target.CSV);

    private final Clock clock;

    public Merge(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "merge";
    }

    /** How it was called. */
    private record Wish(List<Path> files, Path taxa, Path out, Target target) {

        Path beside(String ending) {
            String name = out.getFileName().toString();
            int dot = name.lastIndexOf('.');
            return out.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
        }

        Path duplicates() {
            return beside("-duplicates.csv");
        }

        Path provenance() {
            return beside("-provenance.json");
        }

        List<Path> results() {
            return List.of(duplicates(), provenance(), out);
        }
    }

    @Override
    public ExitStatus run(Invocation invocation, @Nullable Path home, Output output) throws IOException, Misused {
        Wish wish = wish(invocation, output.words());
        for (Path result : wish.results()) {
            if (Files.exists(result)) {
                output.complain(output.words().text("command.convert.exists", result));
                return ExitStatus.FAILED;
            }
        }
        List<Path> aside = wish.results().stream()
                .map(result -> result.resolveSibling(result.getFileName() + ".part"))
                .toList();
        try {
            MergedFile merged = merge(wish, aside);
            move(aside, wish.results());
            tell(merged, wish, output);
            return ExitStatus.DONE;
        } catch (RefusedFile refused) {
            output.complain(output.words().finding(refused.finding()));
        } catch (FileAlreadyExistsException there) {
            output.complain(output.words().text("command.convert.exists", there.getFile()));
        } finally {
            for (Path left : aside) {
                Files.deleteIfExists(left);
            }
        }
        return ExitStatus.FAILED;
    }

    /** All of them, or none. */
    private static void move(List<Path> aside, List<Path> results) throws IOException {
        List<Path> moved = new ArrayList<>();
        try {
            for (int i = 0; i < aside.size(); i++) {
                Files.move(aside.get(i), results.get(i));
                moved.add(results.get(i));
            }
        } catch (IOException failed) {
            for (Path there : moved) {
                Files.deleteIfExists(there);
            }
            throw failed;
        }
    }

    private MergedFile merge(Wish wish, List<Path> aside) throws IOException {
        TaxonGroups groups = TaxonGroups.read(wish.taxa());
        List<Source> sources = new ArrayList<>();
        try (BufferedWriter duplicates = Files.newBufferedWriter(aside.get(0));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside.get(2)), 1 << 16)) {
            for (Path file : wish.files()) {
                sources.add(new Source(file.getFileName().toString(), ObservationFiles.open(file)));
            }
            duplicates.write(
                    "source,row,occurrenceID,scientificName,firstSource,firstRow,differs,values,firstValues\n");
            MergedFile merged = new MergedFile(sources, groups, one -> duplicates.write(line(one)));
            wish.target().write(merged, out);
            Files.writeString(aside.get(1), provenance(wish, groups, merged));
            return merged;
        } finally {
            for (Source source : sources) {
                source.file().close();
            }
        }
    }

    private static String line(Duplicate one) {
        return String.join(
                        ",",
                        CsvCell.of(one.source()),
                        Long.toString(one.row()),
                        CsvCell.of(one.occurrenceId()),
                        CsvCell.of(one.taxon()),
                        CsvCell.of(one.firstSource()),
                        Long.toString(one.firstRow()),
                        Boolean.toString(one.isDifferent()),
                        CsvCell.of(one.values()),
                        CsvCell.of(one.firstValues()))
                + "\n";
    }

    private String provenance(Wish wish, TaxonGroups groups, MergedFile merged) throws IOException {
        ObjectNode document = new JsonMapper().createObjectNode();
        document.put("madeAt", clock.instant().toString()).put("software", "Estran merge");
        for (int i = 0; i < wish.files().size(); i++) {
            Tally tally = merged.tallies().get(i);
            document.withArray("sources")
                    .addObject()
                    .put("name", tally.source())
                    .put("sha512", sha512(wish.files().get(i)))
                    .put("occurrences", tally.read())
                    .put("kept", tally.kept())
                    .put("grouped", tally.grouped())
                    .put("duplicates", tally.duplicates())
                    .put("duplicatesThatDiffer", tally.different());
        }
        document.putObject("taxa")
                .put("name", wish.taxa().getFileName().toString())
                .put("sha512", sha512(wish.taxa()))
                .put("lines", groups.lines());
        ObjectNode unknown = document.putObject("taxaInNoGroup");
        new TreeMap<>(merged.unknown()).forEach(unknown::put);
        document.put(
                "rule",
                "A duplicate of an occurrence of an earlier file has its moment, place to the fifth decimal, minimum depth, taxon"
                        + " as identified, sex and life stage; or, in any file, its occurrenceID, moment and taxon. The first is"
                        + " kept.");
        return document.toPrettyString() + "\n";
    }

    private static String sha512(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static void tell(MergedFile merged, Wish wish, Output output) throws IOException {
        Words words = output.words();
        for (Tally tally : merged.tallies()) {
            output.say(words.text(
                    "command.merge.source",
                    tally.source(),
                    tally.read(),
                    tally.kept(),
                    tally.grouped(),
                    tally.duplicates(),
                    tally.different()));
        }
        if (!merged.unknown().isEmpty()) {
            output.say(words.count("command.merge.unknown", merged.unknown().size()));
        }
        merged.remarks().forEach(remark -> output.say("  " + words.finding(remark)));
        for (Path result : wish.results()) {
            output.say(words.text("command.convert.done", result, Files.size(result)));
        }
    }

    private static Wish wish(Invocation invocation, Words words) throws Misused {
        List<Path> files = new ArrayList<>();
        Path taxa = null;
        Path out = null;
        Target target = Target.DARWIN_CORE;
        Iterator<String> arguments = invocation.arguments().iterator();
        while (arguments.hasNext()) {
            String argument = arguments.next();
            switch (argument) {
                case "--taxa" -> taxa = invocation.path(value(argument, arguments, words));
                case "--out" -> out = invocation.path(value(argument, arguments, words));
                case "--to" -> {
                    String name = value(argument, arguments, words);
                    target = Target.of(name)
                            .filter(TARGETS::contains)
                            .orElseThrow(() -> new Misused(words.text("command.merge.target", name)));
                }
                default -> {
                    if (argument.startsWith("-")) {
                        throw new Misused(words.text("command.merge.argument", argument));
                    }
                    files.add(invocation.path(argument));
                }
            }
        }
        if (files.size() < 2 || new HashSet<>(files).size() < files.size()) {
            throw new Misused(words.text("command.merge.files"));
        }
        if (taxa == null || out == null) {
            throw new Misused(words.text("command.merge.options"));
        }
        List<Path> read = new ArrayList<>(files);
        read.add(taxa);
        for (Path file : read) {
            if (!Files.isReadable(file)) {
                throw new Misused(words.text("command.convert.unreadable", file));
            }
        }
        return new Wish(files, taxa, out, target);
    }

    private static String value(String option, Iterator<String> arguments, Words words) throws Misused {
        if (!arguments.hasNext()) {
            throw new Misused(words.text("command.wants-value", option));
        }
        return arguments.next();
    }
}
