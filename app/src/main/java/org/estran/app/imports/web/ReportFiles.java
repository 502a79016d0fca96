package org.estran.app.imports.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.imports.ImportLine;
import org.estran.app.imports.ImportRun;
import org.estran.app.imports.Imports;
import org.estran.app.pages.Words;
import org.estran.records.RecordJson;

/** A report as CSV (RFC 4180) or JSON, read page by page so that its length never matters. */
final class ReportFiles {

    private static final int PAGE = 1000;

    private ReportFiles() {}

    static void csv(ImportRun run, Imports imports, Words words, OutputStream to) throws IOException {
        Writer out = writer(to);
        out.write("number,kind,path,line,column,code,place,record,message\r\n");
        each(run, imports, line -> {
            out.write(Stream.of(
                            line.number(),
                            line.kind().word(),
                            line.path(),
                            line.line() == 0 ? "" : line.line(),
                            line.line() == 0 ? "" : line.column(),
                            line.code(),
                            line.place(),
                            Objects.requireNonNullElse(line.recordId(), ""),
                            message(line, words))
                    .map(value -> cell(value.toString()))
                    .collect(Collectors.joining(",", "", "\r\n")));
        });
        out.flush();
    }

    static void json(ImportRun run, Imports imports, Words words, OutputStream to) throws IOException {
        Writer out = writer(to);
        out.write("{\"run\":" + RecordJson.mapper().writeValueAsString(head(run)) + ",\n\"lines\":[");
        String[] between = {"\n"};
        each(run, imports, line -> {
            out.write(between[0] + RecordJson.mapper().writeValueAsString(line(line, words)));
            between[0] = ",\n";
        });
        out.write("\n]}\n");
        out.flush();
    }

    private static Writer writer(OutputStream to) {
        return new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 16);
    }

    private interface Use {
        void with(ImportLine line) throws IOException;
    }

    private static void each(ImportRun run, Imports imports, Use use) throws IOException {
        long after = 0;
        List<ImportLine> page;
        do {
            page = imports.lines(run.number(), Set.of(), after, PAGE);
            for (ImportLine line : page) {
                use.with(line);
                after = line.number();
            }
        } while (page.size() == PAGE);
    }

    private static String message(ImportLine line, Words words) {
        return words.text("imports.told." + line.code(), line.arguments().toArray());
    }

    /** Quoted where needed; a spreadsheet must not take a file's name for a formula. */
    private static String cell(String value) {
        String harmless = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
        return harmless.matches("(?s).*[\",\\r\\n].*") ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    private static Map<String, Object> head(ImportRun run) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("number", run.number());
        members.put("source", run.source());
        members.put("location", run.location().toString());
        members.put("askedBy", run.request().askedBy());
        members.put("askedAt", run.askedAt().toString());
        members.put("state", run.state().word());
        members.put("counts", run.counts());
        if (run.problem() != null) {
            members.put("problem", run.problem());
        }
        return members;
    }

    private static Map<String, Object> line(ImportLine line, Words words) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("number", line.number());
        members.put("kind", line.kind().word());
        members.put("path", line.path());
        if (line.line() > 0) {
            members.put("line", line.line());
            members.put("column", line.column());
        }
        members.put("code", line.code());
        if (!line.place().isEmpty()) {
            members.put("place", line.place());
        }
        if (line.recordId() != null) {
            members.put("record", line.recordId());
        }
        members.put("message", message(line, words));
        return members;
    }
}
