package org.estran.app.thredds.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.estran.app.access.Access;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.accounts.Callers;
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

    FileServerController(Access access, Callers callers) {
        this.access = access;
        this.callers = callers;
    }

    @GetMapping("/thredds/fileServer/{id}/{*path}")
    void file(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FileAnswer.write(request, response, access.open(callers.current(), id, path.substring(1)));
    }
}
