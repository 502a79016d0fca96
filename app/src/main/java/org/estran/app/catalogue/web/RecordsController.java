package org.estran.app.catalogue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueParts;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.SearchParameters;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.SearchResult;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.pages.Words;
import org.estran.filters.Filter;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Reading the catalogue: {@code GET /api/records}, {@code /api/records/{id}} and its {@code /files}. */
@RestController
class RecordsController {

    private static final int MOST_FILES = 1000;
    private static final int FILES = 100;

    private static final String PROJECT = "project";

    private final Catalogue catalogue;
    private final CatalogueParts parts;
    private final RecordAnswer answer;
    private final Bundles bundles;

    RecordsController(Catalogue catalogue, CatalogueParts parts, RecordAnswer answer, Bundles bundles) {
        this.catalogue = catalogue;
        this.parts = parts;
        this.answer = answer;
        this.bundles = bundles;
    }

    @GetMapping(path = "/api/records", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> search(HttpServletRequest request) {
        List<Finding> findings = unknownNames(request);
        Filter part = part(request, findings);
        SearchRequest asked = SearchParameters.read(parameters(request), ReaderLanguage.of(request), findings)
                .filter(part);
        SearchResult result = catalogue.search(asked);
        String project = part == null ? null : request.getParameter(PROJECT).strip();
        return ResponseEntity.ok()
                .headers(linkTo(answer.next(asked, result, project)))
                .body(answer.list(asked, result, project));
    }

    /** The part of the catalogue that is asked for; null for the whole. */
    private @Nullable Filter part(HttpServletRequest request, List<Finding> findings) {
        String[] asked = request.getParameterValues(PROJECT);
        if (asked == null || asked.length == 1 && asked[0].isBlank()) {
            return null;
        }
        if (asked.length > 1) {
            findings.add(Finding.blocking("search-repeated", "/" + PROJECT, PROJECT));
            return null;
        }
        Optional<Filter> part = parts.part(asked[0].strip());
        if (part.isEmpty()) {
            findings.add(Finding.blocking("search-project", "/" + PROJECT, asked[0]));
        }
        return part.orElse(null);
    }

    @GetMapping(path = "/api/records/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> record(@PathVariable("id") String id, HttpServletRequest request) {
        CatalogueRecord record = present(id);
        return record.isGone()
                ? tombstone(record, request)
                : ResponseEntity.ok().eTag(EntityTag.of(record)).body(answer.record(record));
    }

    @GetMapping(path = "/api/records/{id}/files", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> files(
            @PathVariable("id") String id,
            @RequestParam(name = "limit", required = false) @Nullable String limit,
            @RequestParam(name = "after", required = false) @Nullable String after,
            HttpServletRequest request) {
        CatalogueRecord record = present(id);
        if (record.isGone()) {
            return tombstone(record, request);
        }
        List<Finding> findings = new ArrayList<>();
        int asked = limit(limit, findings);
        String afterPath = path(after, findings);
        if (!findings.isEmpty()) {
            throw ProblemException.invalid("search-invalid", "The page cannot be understood.", findings);
        }
        List<PublishedFile> page = catalogue.files(id, record.version(), afterPath, asked + 1);
        boolean more = page.size() > asked;
        List<PublishedFile> shown = more ? page.subList(0, asked) : page;
        String next = more ? answer.api(id) + "/files?limit=" + asked + "&after=" + cursor(shown.getLast()) : null;
        return ResponseEntity.ok().headers(linkTo(next)).body(answer.files(record, shown, next));
    }

    private CatalogueRecord present(String id) {
        return catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "There is no record " + id + "."));
    }

    private ResponseEntity<ObjectNode> tombstone(CatalogueRecord record, HttpServletRequest request) {
        Words words = bundles.in(ReaderLanguage.of(request));
        return ResponseEntity.status(HttpStatus.GONE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer.tombstone(
                        record, words.text("problem-title.gone"), words.text("problem.record-withdrawn")));
    }

    private static Map<String, List<String>> parameters(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        return parameters;
    }

    // A misspelt name would silently give another answer than the one asked for.
    private static List<Finding> unknownNames(HttpServletRequest request) {
        return request.getParameterMap().keySet().stream()
                .filter(name -> !SearchParameters.NAMES.contains(name)
                        && !name.equals(PROJECT)
                        && !name.equals(ReaderLanguage.PARAMETER))
                .sorted()
                .map(name -> Finding.blocking("search-parameter", "/" + name, name))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static int limit(@Nullable String text, List<Finding> findings) {
        try {
            int limit = text == null || text.isBlank() ? FILES : Integer.parseInt(text.strip());
            if (limit >= 1 && limit <= MOST_FILES) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // Told below, as a number out of range is.
        }
        findings.add(Finding.blocking("search-file-limit", "/limit", String.valueOf(text)));
        return FILES;
    }

    private static String cursor(PublishedFile last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.path().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String path(@Nullable String cursor, List<Finding> findings) {
        try {
            return cursor == null || cursor.isBlank()
                    ? null
                    : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbled) {
            findings.add(Finding.blocking("search-after", "/after", cursor));
            return null;
        }
    }

    private static HttpHeaders linkTo(@Nullable String next) {
        HttpHeaders headers = new HttpHeaders();
        if (next != null) {
            headers.add(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return headers;
    }
}
