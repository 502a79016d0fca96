package org.estran.app.tabledap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.opendap.tabledap.TableFormat;
import org.estran.opendap.tabledap.TableRefused;
import org.estran.opendap.tabledap.TableSink;
import org.estran.opendap.tabledap.TableStructure;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What there is, as ERDDAP lists it: lists, searches and descriptions of the datasets that somebody may have. */
@Controller
@CrossOrigin(exposedHeaders = {"XDODS-Server", "Content-Description"})
class ListsController {

    /** The version of ERDDAP whose answers ours are compared with, which its clients ask for. */
    static final String VERSION = "ERDDAP_version=2.23\n";

    private static final int PAGE = 1000;
    private static final String NONE = "Your query produced no matching results.";

    private final Tables tables;
    private final Callers callers;
    private final Clock clock;

    ListsController(Tables tables, Callers callers, Clock clock) {
        this.tables = tables;
        this.callers = callers;
        this.clock = clock;
    }

    @GetMapping("/erddap")
    void home(HttpServletResponse response) throws IOException {
        response.sendRedirect("/erddap/index.html");
    }

    @GetMapping("/erddap/version")
    void version(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answers.text(request, response, Answers.PLAIN, VERSION);
    }

    @GetMapping("/erddap/index.{form}")
    void index(@PathVariable("form") String form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        list(form, request, response, "ERDDAP", List.of("Resource", "URL"), () -> {
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (String one :
                    List.of("info/index", "search/index", "search/advanced", "categorize/index", "tabledap/index")) {
                rows.add(new Object[] {one.replace("/index", ""), address(one, form)});
            }
            rows.add(new Object[] {"subscriptions", address("subscriptions/index", "html")});
            rows.add(new Object[] {"tabledap/" + AllDatasets.ID, address("tabledap/" + AllDatasets.ID, ofTable(form))});
            return rows;
        });
    }

    private static String ofTable(String form) {
        return form.equals("html") ? "htmlTable" : form;
    }

    private String address(String path, String form) {
        return tables.address("/erddap/" + path + "." + form);
    }

    @GetMapping({"/erddap/info/index.{form}", "/erddap/tabledap/index.{form}"})
    void all(
            @PathVariable("form") String form,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "itemsPerPage", required = false) @Nullable String items,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        list(
                form,
                request,
                response,
                "All datasets",
                Listing.COLUMNS,
                () -> found(DatasetSearch.EVERYTHING, form, page, items));
    }

    @GetMapping("/erddap/search/index.{form}")
    void search(
            @PathVariable("form") String form,
            @RequestParam(name = "searchFor", required = false) @Nullable String words,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "itemsPerPage", required = false) @Nullable String items,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        list(
                form,
                request,
                response,
                "Search",
                Listing.COLUMNS,
                () -> found(DatasetSearch.words(words), form, page, items));
    }

    @GetMapping("/erddap/search/advanced.{form}")
    void advanced(
            @PathVariable("form") String form,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "itemsPerPage", required = false) @Nullable String items,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        list(
                form,
                request,
                response,
                "Advanced search",
                Listing.COLUMNS,
                () -> found(DatasetSearch.advanced(request.getParameterMap(), clock.instant()), form, page, items));
    }

    @GetMapping("/erddap/info/{id}/index.{form}")
    void info(
            @PathVariable("id") String id,
            @PathVariable("form") String form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        list(form, request, response, id, TableStructure.INFO, () -> {
            Described described = tables.table(id, callers.current()).described();
            return TableStructure.info(described.columns(), described.attributes());
        });
    }

    @GetMapping("/erddap/categorize/index.{form}")
    void categories(@PathVariable("form") String form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        list(form, request, response, "Categorize", List.of("Categorize", "URL"), () -> {
            List<@Nullable Object[]> rows = new ArrayList<>();
            DatasetSearch.CATEGORIES.forEach(one ->
                    rows.add(new Object[] {one, address("categorize/" + one + "/index", form)}));
            return rows;
        });
    }

    @GetMapping("/erddap/categorize/{attribute}/index.{form}")
    void values(
            @PathVariable("attribute") String attribute,
            @PathVariable("form") String form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        list(form, request, response, attribute, List.of("Category", "URL"), () -> {
            check(attribute);
            TreeSet<String> values = new TreeSet<>();
            tables.each(
                    callers.current(),
                    dataset -> dataset.values(attribute).stream()
                            .filter(value -> !value.isEmpty())
                            .map(DatasetSearch::category)
                            .forEach(values::add));
            List<@Nullable Object[]> rows = new ArrayList<>();
            values.forEach(value ->
                    rows.add(new Object[] {value, address("categorize/" + attribute + "/" + value + "/index", form)}));
            return rows;
        });
    }

    @GetMapping("/erddap/categorize/{attribute}/{value}/index.{form}")
    void ofValue(
            @PathVariable("attribute") String attribute,
            @PathVariable("value") String value,
            @PathVariable("form") String form,
            @RequestParam(name = "page", required = false) @Nullable String page,
            @RequestParam(name = "itemsPerPage", required = false) @Nullable String items,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        list(form, request, response, attribute + " = " + value, Listing.COLUMNS, () -> {
            check(attribute);
            Map<String, String[]> asked = Map.of(attribute, new String[] {value});
            return found(DatasetSearch.advanced(asked, clock.instant()), form, page, items);
        });
    }

    private static void check(String attribute) throws TableRefused {
        if (!DatasetSearch.CATEGORIES.contains(attribute)) {
            throw new TableRefused(
                    404, "categorize=" + attribute + " is none of " + String.join(", ", DatasetSearch.CATEGORIES));
        }
    }

    /** Where a dataset stands in a list. */
    private record Place(String id, String title, boolean isFirst) {}

    private List<@Nullable Object[]> found(
            DatasetSearch search, String form, @Nullable String page, @Nullable String items)
            throws IOException, TableRefused {
        Caller caller = callers.current();
        List<Place> found = new ArrayList<>();
        if (search.equals(DatasetSearch.EVERYTHING)) {
            found.add(new Place(AllDatasets.ID, "", true));
        }
        tables.each(caller, dataset -> {
            if (search.finds(dataset)) {
                found.add(new Place(dataset.id(), dataset.title(), search.isInTitle(dataset)));
            }
        });
        found.sort(Comparator.comparing((Place place) -> !place.isFirst)
                .thenComparing(Place::title, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Place::id));
        long length = count("itemsPerPage", items, PAGE);
        List<String> ids = found.stream()
                .skip((count("page", page, 1) - 1) * length)
                .limit(Math.min(length, PAGE))
                .map(Place::id)
                .toList();
        if (ids.isEmpty()) {
            throw new TableRefused(404, NONE);
        }
        Map<String, Dataset> datasets = tables.those(ids, caller);
        Listing listing = new Listing(tables, form);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (String id : ids) {
            Dataset dataset = datasets.get(id);
            if (dataset != null) {
                rows.add(listing.row(dataset));
            } else if (id.equals(AllDatasets.ID)) {
                rows.add(listing.row(new AllDatasets(tables, caller, clock.instant())));
            }
        }
        return rows;
    }

    /** A number from 1 on. */
    private static long count(String name, @Nullable String text, int otherwise) throws TableRefused {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        if (!text.strip().matches("\\d{1,9}")) {
            throw TableRefused.query(name + "=" + text + " is no number.");
        }
        return Math.max(1, Long.parseLong(text.strip()));
    }

    /** Makes the rows of a list. */
    private interface Rows {
        List<@Nullable Object[]> rows() throws IOException, TableRefused;
    }

    private static void list(
            String form,
            HttpServletRequest request,
            HttpServletResponse response,
            String title,
            List<String> columns,
            Rows made)
            throws IOException {
        Answers.answer(request, response, () -> {
            TableFormat format = TableFormat.ofList(form)
                    .orElseThrow(() -> TableRefused.query("fileType=." + form + " isn't supported for lists."));
            List<@Nullable Object[]> rows = made.rows();
            response.setContentType(format.mediaType());
            OutputStream out = request.getMethod().equals("HEAD")
                    ? OutputStream.nullOutputStream()
                    : new BufferedOutputStream(response.getOutputStream());
            TableSink sink = format.listWriter(out, title, columns);
            for (@Nullable Object[] row : rows) {
                sink.row(row);
            }
            sink.end();
        });
    }
}
