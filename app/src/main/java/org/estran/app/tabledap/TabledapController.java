package org.estran.app.tabledap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.accounts.Challenges;
import org.estran.app.pages.ProblemStatus;
import org.estran.opendap.tabledap.Ordering;
import org.estran.opendap.tabledap.TableColumn;
import org.estran.opendap.tabledap.TableConstraint;
import org.estran.opendap.tabledap.TableFormat;
import org.estran.opendap.tabledap.TableRefused;
import org.estran.opendap.tabledap.TableRequest;
import org.estran.opendap.tabledap.TableSink;
import org.estran.opendap.tabledap.TableStructure;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.UnitSymbol;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The tables, each form by its ending. An answer begins with its first row, so that what fails before it is told. */
@Controller
@CrossOrigin(exposedHeaders = {"XDODS-Server", "Content-Description"})
class TabledapController {

    /** Values that a table may have; more are refused before they are read. */
    private static final long MOST_VALUES = 200_000_000;

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int BUFFER = 1 << 16;
    private static final String PLAIN = "text/plain;charset=UTF-8";
    private static final String DESCRIPTION = "Content-Description";

    /** What ERDDAP annotates; other units are spelled as everywhere. */
    private static final Map<String, String> UCUM = Map.of("degrees_north", "deg{north}", "degrees_east", "deg{east}");

    private final Tables tables;
    private final Callers callers;
    private final Clock clock;

    TabledapController(Tables tables, Callers callers, Clock clock) {
        this.tables = tables;
        this.callers = callers;
        this.clock = clock;
    }

    @GetMapping("/erddap/tabledap/{id}.{form}")
    void table(
            @PathVariable("id") String id,
            @PathVariable("form") String form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        // Who asks decides what is given; nothing of it stays in caches that others share.
        response.setHeader("Cache-Control", "no-store");
        try {
            answer(id, form, request, response);
        } catch (TableRefused refused) {
            refuse(request, response, refused.status(), refused.text());
        } catch (ProblemException refused) {
            int status = ProblemStatus.of(refused.problem()).value();
            refuse(
                    request,
                    response,
                    status,
                    TableRefused.text(status, refused.problem().detail()));
        }
    }

    private void answer(String id, String form, HttpServletRequest request, HttpServletResponse response)
            throws IOException, TableRefused {
        Caller caller = callers.current();
        Dataset dataset = tables.find(id, caller);
        switch (form) {
            case "das" ->
                whole(request, response, "dods-das", TableStructure.das(dataset.columns(), dataset.attributes()));
            case "dds" -> {
                TableRequest asked = TableRequest.parse(request.getQueryString(), dataset.columns(), clock.instant());
                whole(request, response, "dods-dds", TableStructure.dds(asked.given(TabledapController::ucum)));
            }
            default -> {
                TableFormat format = TableFormat.of(form)
                        .orElseThrow(() -> new TableRefused(
                                400, "Query error: fileType=." + form + " isn't supported by this dataset."));
                data(dataset, format, caller, request, response);
            }
        }
    }

    private void data(
            Dataset dataset,
            TableFormat format,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, TableRefused {
        TableRequest asked = TableRequest.parse(request.getQueryString(), dataset.columns(), clock.instant());
        List<TableColumn> columns = asked.given(TabledapController::ucum);
        format.check(columns);
        if (tables.reaches(MOST_VALUES / columns.size(), dataset, asked, caller)) {
            throw new TableRefused(
                    413,
                    "Your query produced too much data. A table has at most " + MOST_VALUES
                            + " values; ask for a shorter period, fewer variables, or for the files themselves.");
        }
        Begun begun = new Begun(request, response, format, dataset.title(), columns);
        Ordering ordering = asked.ordering();
        TableSink sink = ordering == null ? begun : ordering.before(begun, asked.columns());
        boolean isHead = request.getMethod().equals("HEAD");
        Instant deadline = clock.instant().plus(PATIENCE);
        try {
            tables.rows(dataset, asked, caller, row -> {
                sink.row(row);
                if (clock.instant().isAfter(deadline)) {
                    throw new IOException("an answer took longer than " + PATIENCE);
                }
                return !(isHead && begun.writer != null);
            });
        } catch (IOException failed) {
            if (begun.writer == null
                    && asked.constraints().stream().anyMatch(TableConstraint.Matches.class::isInstance)) {
                throw new TableRefused(
                        400,
                        "Query error: not a regular expression that is understood here (RE2): " + asked.constraints());
            }
            throw failed;
        }
        sink.end();
        if (begun.writer == null) {
            throw new TableRefused(404, "Your query produced no matching results.");
        }
    }

    /** Begins the answer with its first row. */
    private static final class Begun implements TableSink {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final TableFormat format;
        private final String title;
        private final List<TableColumn> columns;
        private @Nullable TableSink writer;

        Begun(
                HttpServletRequest request,
                HttpServletResponse response,
                TableFormat format,
                String title,
                List<TableColumn> columns) {
            this.request = request;
            this.response = response;
            this.format = format;
            this.title = title;
            this.columns = columns;
        }

        @Override
        public void row(@Nullable Object[] row) throws IOException {
            TableSink begun = writer;
            if (begun == null) {
                begun = begin();
                writer = begun;
            }
            begun.row(row);
        }

        private TableSink begin() throws IOException {
            response.setContentType(format.mediaType());
            if (format.isDap()) {
                dap(response, "dods-data");
            }
            OutputStream out = request.getMethod().equals("HEAD")
                    ? OutputStream.nullOutputStream()
                    : new BufferedOutputStream(response.getOutputStream(), BUFFER);
            return format.writer(out, title, columns);
        }

        @Override
        public void end() throws IOException {
            if (writer != null) {
                writer.end();
            }
        }
    }

    /** What is no unit we know is kept as an annotation, which UCUM has braces for. */
    private static String ucum(String unit) {
        String known = UCUM.get(unit);
        return known != null ? known : UnitSymbol.ucum(unit).orElse("{" + unit.replaceAll("[{}]", "") + "}");
    }

    private static void dap(HttpServletResponse response, String description) {
        response.setHeader("XDODS-Server", "dods/3.7");
        response.setHeader(DESCRIPTION, description);
    }

    private static void whole(HttpServletRequest request, HttpServletResponse response, String description, String text)
            throws IOException {
        dap(response, description);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(PLAIN);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String text)
            throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", Challenges.FOR_PROTOCOLS);
        }
        whole(request, response, "dods-error", text);
    }
}
