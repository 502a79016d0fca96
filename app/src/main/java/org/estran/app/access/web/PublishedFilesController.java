package org.estran.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.estran.app.access.Access;
import org.estran.app.access.Distribution;
import org.estran.app.access.Readable;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.access.http.ZipAnswer;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /records/{id}/files/{path}} and {@code /records/{id}/files.zip}. */
@Controller
@CrossOrigin(exposedHeaders = {"Accept-Ranges", "Content-Range", "Content-Disposition", "ETag", "Repr-Digest"})
class PublishedFilesController {

    private static final int PAGE = 1_000;

    private final Access access;
    private final Catalogue catalogue;
    private final Callers callers;

    PublishedFilesController(Access access, Catalogue catalogue, Callers callers) {
        this.access = access;
        this.catalogue = catalogue;
        this.callers = callers;
    }

    @GetMapping("/records/{id}/files/{*path}")
    void file(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FileAnswer.write(request, response, access.open(callers.current(), id, path.substring(1)));
    }

    @GetMapping("/records/{id}/files.zip")
    void zip(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        CatalogueRecord record = catalogue
                .find(id)
                .filter(found -> found.fileCount() > 0)
                .orElseThrow(() -> ProblemException.notFound("file-not-found", "This record has no files."));
        Caller caller = callers.current();
        // Every file is opened once before the first byte, so that a refusal or a loss is an error and not half a zip.
        files(record).forEach(file -> access.open(caller, new Distribution.Published(record, file)));
        FileAnswer.harmless(response);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", FileAnswer.attachment(id + "-v" + record.version() + ".zip"));
        if (!request.getMethod().equals("HEAD")) {
            Iterator<Readable> opened = files(record)
                    .map(file -> access.open(caller, new Distribution.Published(record, file)))
                    .iterator();
            ZipAnswer.write(opened, record.publishedAt(), response.getOutputStream());
        }
    }

    /** All files of the version, fetched page by page as the stream is read. */
    private Stream<PublishedFile> files(CatalogueRecord record) {
        return Stream.iterate(
                        page(record, null),
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE
                                ? List.of()
                                : page(record, page.getLast().path()))
                .flatMap(List::stream);
    }

    private List<PublishedFile> page(CatalogueRecord record, @org.jspecify.annotations.Nullable String after) {
        return catalogue.files(record.id(), record.version(), after, PAGE);
    }
}
