package org.estran.app.tabledap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.observations.ObservationFile;
import org.estran.observations.writing.DsgWriter;
import org.estran.opendap.tabledap.Ordering;
import org.estran.opendap.tabledap.TableColumn;
import org.estran.opendap.tabledap.TableConstraint;
import org.estran.opendap.tabledap.TableFormat;
import org.estran.opendap.tabledap.TableRefused;
import org.estran.opendap.tabledap.TableRequest;
import org.estran.opendap.tabledap.TableSink;
import org.estran.opendap.tabledap.TableStructure;
import org.estran.opendap.tabledap.TableTooLarge;
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

    /** Values of a table whose rows lie in temporary files until all have come. */
    private static final long MOST_LAID_ASIDE = 50_000_000;

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String NONE = "Your query produced no matching results.";
    private static final int BUFFER = 1 << 16;

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

    /** The address that lists give of a table, and clients put an ending to. */
    @GetMapping("/erddap/tabledap/{id:[A-Za-z0-9_]+}")
    void page(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answers.answer(request, response, () -> {
            tables.table(id, callers.current());
            response.sendRedirect(page(id));
        });
    }

    @GetMapping("/erddap/tabledap/{id}.{form}")
    void table(
            @PathVariable("id") String id,
            @PathVariable("form") String form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Answers.answer(request, response, () -> answer(id, form, request, response));
    }

    private void answer(String id, String form, HttpServletRequest request, HttpServletResponse response)
            throws IOException, TableRefused {
        Caller caller = callers.current();
        Table table = tables.table(id, caller);
        Described described = table.described();
        switch (form) {
            case "das" ->
                Answers.dap(
                        request, response, "dods-das", TableStructure.das(described.columns(), described.attributes()));
            case "dds" -> {
                TableRequest asked = TableRequest.parse(request.getQueryString(), described.columns(), clock.instant());
                Answers.dap(request, response, "dods-dds", TableStructure.dds(asked.given(TabledapController::ucum)));
            }
            case "nccsvMetadata" -> {
                response.setContentType(TableFormat.NCCSV.mediaType());
                response.getWriter().write(TableStructure.nccsv(described.columns(), described.attributes()));
            }
            case "ncCF", "ncCFHeader" -> features(table, DsgWriter.Layout.CONTIGUOUS_RAGGED, form, request, response);
            case "ncCFMA", "ncCFMAHeader" ->
                features(table, DsgWriter.Layout.INCOMPLETE_ARRAYS, form, request, response);
            case "smallPng", "png", "largePng" -> picture(table, form, request, response);
            case "html" -> response.sendRedirect(page(id));
            case "ver" ->
                Answers.dap(
                        request,
                        response,
                        "dods-version",
                        "Core Version: DAP/2.0\nServer Version: dods/3.7\n" + ListsController.VERSION);
            default -> {
                TableFormat format = TableFormat.of(form)
                        .orElseThrow(() -> new TableRefused(
                                400, "Query error: fileType=." + form + " isn't supported by this dataset."));
                data(table, format, request, response);
            }
        }
    }

    private void data(Table table, TableFormat format, HttpServletRequest request, HttpServletResponse response)
            throws IOException, TableRefused {
        Described described = table.described();
        TableRequest asked = TableRequest.parse(request.getQueryString(), described.columns(), clock.instant());
        List<TableColumn> columns = asked.given(TabledapController::ucum);
        format.check(columns);
        refuseTooMuch(table, asked, columns.size(), format.isLaidAside() ? MOST_LAID_ASIDE : MOST_VALUES);
        Map<String, Object> attributes = attributes(described, request);
        Form form = new Form(
                format.mediaType(), format.isDap(), out -> format.writer(out, described.title(), columns, attributes));
        try (Begun begun = new Begun(request, response, form)) {
            rows(table, asked, begun);
        } catch (TableTooLarge large) {
            throw new TableRefused(413, String.valueOf(large.getMessage()));
        }
    }

    private void picture(Table table, String form, HttpServletRequest request, HttpServletResponse response)
            throws IOException, TableRefused {
        Described described = table.described();
        TableRequest asked = TableRequest.parse(request.getQueryString(), described.columns(), clock.instant());
        List<TableColumn> columns = asked.given(TabledapController::ucum);
        if (columns.size() != 2 || columns.stream().anyMatch(one -> one.kind() == TableColumn.Kind.STRING)) {
            throw TableRefused.query("." + form + " requests must name two variables, with numbers or times.");
        }
        refuseTooMuch(table, asked, 2, 2 * TablePicture.MOST_POINTS);
        Form png = new Form("image/png", false, out -> new TablePicture(out, form, described.title(), columns));
        try (Begun begun = new Begun(request, response, png)) {
            rows(table, asked, begun);
        }
    }

    private static void refuseTooMuch(Table table, TableRequest asked, int columns, long most)
            throws IOException, TableRefused {
        if (table.reaches(most / columns, asked)) {
            throw new TableRefused(
                    413,
                    "Your query produced too much data. A table of this form has at most " + most
                            + " values; ask for a shorter period, fewer variables, or for the files themselves.");
        }
    }

    /** Those of the dataset, and what was asked for and when. */
    private Map<String, Object> attributes(Described described, HttpServletRequest request) {
        Map<String, Object> all = new LinkedHashMap<>(described.attributes());
        String query = request.getQueryString();
        all.put(
                "history",
                clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + tables.address(request.getRequestURI())
                        + (query == null ? "" : "?" + query));
        return all;
    }

    private void features(
            Table table, DsgWriter.Layout layout, String form, HttpServletRequest request, HttpServletResponse response)
            throws IOException, TableRefused {
        Described described = table.described();
        TableRequest asked = TableRequest.parse(request.getQueryString(), described.columns(), clock.instant());
        List<String> names = asked.columns().stream().map(TableColumn::name).toList();
        if (!names.containsAll(List.of("time", "latitude", "longitude"))
                || asked.isDistinct()
                || asked.isUcum()
                || asked.ordering() != null) {
            throw TableRefused.query("." + form + " requests must include the time, latitude and longitude variables,"
                    + " and have no orderBy, distinct() or units(\"UCUM\").");
        }
        refuseTooMuch(table, asked, names.size(), MOST_LAID_ASIDE);
        Map<String, String> facts = new LinkedHashMap<>();
        attributes(described, request).forEach((name, value) -> {
            // Bounds are those of the whole dataset.
            if (value instanceof String text && !name.startsWith("geospatial_") && !name.startsWith("time_")) {
                facts.put(name, text);
            }
        });
        try (ObservationFile file = table.features(asked, facts)
                .orElseThrow(() -> TableRefused.query("." + form + " is for datasets of observations."))) {
            if (!isThere(table, asked)) {
                throw new TableRefused(404, NONE);
            }
            DsgWriter writer = new DsgWriter(file, layout);
            if (form.endsWith("Header")) {
                String name = described.attributes().getOrDefault("id", "table") + ".nc";
                Answers.text(
                        request, response, Answers.PLAIN, writer.header(plan -> TableStructure.header(name, plan)));
                return;
            }
            response.setContentType(TableFormat.NC.mediaType());
            if (!request.getMethod().equals("HEAD")) {
                writer.writeTo(response.getOutputStream());
            }
        } catch (DsgWriter.TooLarge large) {
            throw new TableRefused(
                    413, "The features are too different in length: " + large.getMessage() + "; ask for .ncCF.");
        }
    }

    private static boolean isThere(Table table, TableRequest asked) throws IOException, TableRefused {
        try {
            return table.reaches(1, asked);
        } catch (IOException failed) {
            if (hasExpression(asked)) {
                throw refusedExpression(asked);
            }
            throw failed;
        }
    }

    private void rows(Table table, TableRequest asked, Begun begun) throws IOException, TableRefused {
        Ordering ordering = asked.ordering();
        TableSink sink = ordering == null ? begun : ordering.before(begun, asked.columns());
        Instant deadline = clock.instant().plus(PATIENCE);
        try {
            table.rows(asked, row -> {
                sink.row(row);
                if (clock.instant().isAfter(deadline)) {
                    throw new IOException("an answer took longer than " + PATIENCE);
                }
                return !(begun.isHead() && begun.writer != null);
            });
        } catch (IOException failed) {
            if (begun.writer == null && hasExpression(asked)) {
                throw refusedExpression(asked);
            }
            throw failed;
        }
        sink.end();
        if (begun.writer == null) {
            throw new TableRefused(404, NONE);
        }
    }

    private static boolean hasExpression(TableRequest asked) {
        return asked.constraints().stream().anyMatch(TableConstraint.Matches.class::isInstance);
    }

    /** The store knows fewer regular expressions than Java does. */
    private static TableRefused refusedExpression(TableRequest asked) {
        return TableRefused.query("not a regular expression that is understood here (RE2): " + asked.constraints());
    }

    /** How an answer is written. */
    private record Form(String mediaType, boolean isDap, Writing writing) {}

    /** Makes what writes the rows. */
    private interface Writing {
        TableSink on(OutputStream out) throws IOException;
    }

    /** Begins the answer with its first row. */
    private static final class Begun implements TableSink {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final Form form;
        private @Nullable TableSink writer;

        Begun(HttpServletRequest request, HttpServletResponse response, Form form) {
            this.request = request;
            this.response = response;
            this.form = form;
        }

        boolean isHead() {
            return request.getMethod().equals("HEAD");
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
            response.setContentType(form.mediaType());
            if (form.isDap()) {
                Answers.dap(response, "dods-data");
            }
            OutputStream out = isHead()
                    ? OutputStream.nullOutputStream()
                    : new BufferedOutputStream(response.getOutputStream(), BUFFER);
            return form.writing().on(out);
        }

        @Override
        public void end() throws IOException {
            if (writer != null) {
                writer.end();
            }
        }

        @Override
        public void close() throws IOException {
            if (writer != null) {
                writer.close();
            }
        }
    }

    /** What is no unit we know is kept as an annotation, which UCUM has braces for. */
    private static String ucum(String unit) {
        String known = UCUM.get(unit);
        return known != null ? known : UnitSymbol.ucum(unit).orElse("{" + unit.replaceAll("[{}]", "") + "}");
    }

    /** What people read of a table is its record. */
    private static String page(String id) {
        return id.equals(AllDatasets.ID) ? "/erddap/info/index.html" : "/records/" + id;
    }
}
