package org.estran.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.access.Access;
import org.estran.app.access.ChosenFiles;
import org.estran.app.access.Distribution;
import org.estran.app.access.Readable;
import org.estran.app.access.contents.ArchiveReader;
import org.estran.app.access.contents.Limits;
import org.estran.app.access.http.ContentsAnswer;
import org.estran.app.access.http.ContentsPage;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.access.http.ZipAnswer;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.usage.Usage;
import org.estran.terms.Doi;
import org.estran.terms.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/**
 * {@code /records/{id}/files/{path}}; {@code /records/{id}/files.zip} and {@code files.txt}, which take files or folders
 * by {@code path=}, as often as wanted, and without it everything.
 */
@Controller
@CrossOrigin(exposedHeaders = {"Accept-Ranges", "Content-Range", "Content-Disposition", "ETag", "Repr-Digest"})
class PublishedFilesController {

    private final Access access;
    private final Catalogue catalogue;
    private final Callers callers;
    private final ZipAnswer zips;
    private final FileLists lists;
    private final ContentsAnswer contents;
    private final Usage usage;
    private final String baseUrl;

    PublishedFilesController(
            Access access,
            Catalogue catalogue,
            Callers callers,
            ZipAnswer zips,
            FileLists lists,
            ContentsAnswer contents,
            Usage usage,
            @Value("${estran.base-url}") String baseUrl) {
        this.access = access;
        this.catalogue = catalogue;
        this.callers = callers;
        this.zips = zips;
        this.lists = lists;
        this.contents = contents;
        this.usage = usage;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    @GetMapping("/records/{id}/files/{*path}")
    void file(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(request, response, access.open(callers.current(), id, path.substring(1)), id, "/records/" + id);
    }

    @GetMapping("/records/{id}/versions/{version}/files/{*path}")
    void fileOfVersion(
            @PathVariable("id") String id,
            @PathVariable("version") int version,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Readable file = access.open(callers.current(), id, version, path.substring(1));
        answer(request, response, file, id, "/records/" + id + "/versions/" + version);
    }

    /** Signposting: a file leads back to the page of what it belongs to, and to how that is cited. */
    private void answer(HttpServletRequest request, HttpServletResponse response, Readable file, String id, String page)
            throws IOException {
        response.addHeader("Link", "<" + baseUrl + page + ">; rel=\"collection\"; type=\"text/html\"");
        if (file.distribution() instanceof Distribution.Published published) {
            Doi doi = published.record().doi();
            if (doi != null && !doi.isRehearsal()) {
                response.addHeader("Link", "<" + doi.address() + ">; rel=\"cite-as\"");
            }
        }
        usage.giving(
                request, response, id, file.distribution().path(), () -> FileAnswer.write(request, response, file));
    }

    @GetMapping("/records/{id}/files.zip")
    void zip(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        zip(catalogue.find(id), request, response);
    }

    @GetMapping("/records/{id}/versions/{version}/files.zip")
    void zipOfVersion(
            @PathVariable("id") String id,
            @PathVariable("version") int version,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        zip(catalogue.find(id, version), request, response);
    }

    private void zip(Optional<CatalogueRecord> of, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ChosenFiles files = chosen(of, request);
        CatalogueRecord record = files.record();
        String name = record.id() + "-v" + record.version() + ".zip";
        usage.giving(
                request,
                response,
                record.id(),
                name + " " + files.key(),
                () -> zips.write(request, response, callers.current(), files, name));
    }

    @GetMapping("/records/{id}/files.txt")
    void list(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        lists.write(request, response, callers.current(), chosen(catalogue.find(id), request));
    }

    /** What the archive file {@code path=} holds. */
    @GetMapping(path = "/api/records/{id}/contents", produces = "application/json")
    ResponseEntity<String> contents(
            @PathVariable("id") String id,
            @RequestParam("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Readable readable = access.open(callers.current(), id, path);
        response.setHeader("Cache-Control", FileAnswer.caching(readable.isToAll()));
        try (FileChannel file = readable.channel()) {
            return contents.answer(request, path, ArchiveReader.contents(file, Limits.USUAL));
        }
    }

    /** The same as a page, a part at a time. */
    @GetMapping("/records/{id}/contents")
    ModelAndView contentsPage(
            @PathVariable("id") String id,
            @RequestParam("path") String path,
            @RequestParam(name = "from", defaultValue = "0") int from,
            HttpServletResponse response)
            throws IOException {
        Readable readable = access.open(callers.current(), id, path);
        response.setHeader("Cache-Control", FileAnswer.caching(readable.isToAll()));
        String home = "/records/" + id;
        try (FileChannel file = readable.channel()) {
            ContentsPage page = ContentsPage.of(
                    path,
                    home + "/contents",
                    home,
                    home + "/files/" + UriUtils.encodePath(path, StandardCharsets.UTF_8),
                    from,
                    ArchiveReader.contents(file, Limits.USUAL));
            return new ModelAndView("access/contents", Map.of("contents", page));
        }
    }

    /** Not bound by Spring, which would take a comma in a name for two names. */
    private ChosenFiles chosen(Optional<CatalogueRecord> of, HttpServletRequest request) {
        CatalogueRecord record = of.filter(found -> found.fileCount() > 0)
                .orElseThrow(() -> ProblemException.notFound("file-not-found", "This record has no files."));
        String[] paths = request.getParameterValues("path");
        return access.choose(record, paths == null ? List.of() : Arrays.asList(paths));
    }
}
