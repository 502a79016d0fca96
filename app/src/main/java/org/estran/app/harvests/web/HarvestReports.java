package org.estran.app.harvests.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestLine.Kind;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvests;
import org.estran.app.harvests.ToldWords;
import org.estran.app.pages.CsvCell;
import org.estran.app.pages.Words;

/** A report as CSV (RFC 4180) or JSON, the unchanged ones at its end, read page by page so that its length never matters. */
final class HarvestReports {

    private static final int PAGE = 1000;

    private HarvestReports() {}

    static void csv(HarvestRun run, Harvests harvests, Words words, OutputStream to) throws IOException {
        Writer out = writer(to);
        out.write("kind,identifier,place,code,position,record,message,changes\r\n");
        each(
                run,
                harvests,
                line -> write(
                        out,
                        Stream.of(
                                        line.kind().word(),
                                        line.identifier(),
                                        line.place(),
                                        line.code(),
                                        line.position(),
                                        Objects.requireNonNullElse(line.recordId(), ""),
                                        ToldWords.of(line.code(), line.arguments(), words),
                                        changes(line))
                                .map(CsvCell::of)
                                .collect(Collectors.joining(",", "", "\r\n"))));
        out.flush();
    }

    static void json(HarvestRun run, Harvests harvests, Words words, OutputStream to) throws IOException {
        Writer out = writer(to);
        out.write("{\"run\":" + HarvesterJson.of(run) + ",\"lines\":[");
        String[] between = {"\n"};
        each(run, harvests, line -> {
            write(out, between[0] + HarvesterJson.line(line, words));
            between[0] = ",\n";
        });
        out.write("\n]}\n");
        out.flush();
    }

    private static void each(HarvestRun run, Harvests harvests, Consumer<HarvestLine> use) {
        for (Set<Kind> kinds : List.of(EnumSet.noneOf(Kind.class), EnumSet.of(Kind.UNCHANGED))) {
            long after = 0;
            List<HarvestLine> page = harvests.lines(run.harvester(), run.number(), kinds, after, PAGE);
            while (!page.isEmpty()) {
                page.forEach(use);
                after = page.getLast().number();
                page = harvests.lines(run.harvester(), run.number(), kinds, after, PAGE);
            }
        }
    }

    private static String changes(HarvestLine line) {
        return line.changes().stream()
                .map(change -> change.pointer() + ": " + Objects.requireNonNullElse(change.before(), "") + " → "
                        + Objects.requireNonNullElse(change.after(), ""))
                .collect(Collectors.joining("; "));
    }

    private static Writer writer(OutputStream to) {
        return new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    }

    private static void write(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
