package org.estran.app.thredds.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.estran.app.access.Access;
import org.estran.app.access.Readable;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.accounts.Callers;
import org.estran.app.usage.Usage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Files whole or by ranges; {@code HEAD} tells what {@code GET} would give, and that a file is absent. */
@Controller
@CrossOrigin(exposedHeaders = {"Accept-Ranges", "Content-Range", "Content-Disposition", "ETag", "Repr-Digest"})
class FileServerController {

    private final Access access;
    private final Callers callers;
    private final Usage usage;

    FileServerController(Access access, Callers callers, Usage usage) {
        this.access = access;
        this.callers = callers;
        this.usage = usage;
    }

    @GetMapping("/thredds/fileServer/{id}/{*path}")
    void file(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Readable file = access.open(callers.current(), id, path.substring(1));
        usage.giving(
                request, response, id, file.distribution().path(), () -> FileAnswer.write(request, response, file));
    }
}
