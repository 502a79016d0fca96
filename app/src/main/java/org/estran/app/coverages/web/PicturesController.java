package org.estran.app.coverages.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.estran.app.accounts.Callers;
import org.estran.app.coverages.Picture;
import org.estran.app.coverages.Pictures;
import org.estran.app.pages.ReaderLanguage;
import org.estran.terms.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /records/{id}/picture.svg} and {@code /records/{id}/thumbnail.svg}, in the reader's language or {@code ?lang=}. */
@Controller
@CrossOrigin(exposedHeaders = "ETag")
class PicturesController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");
    private static final String POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final Pictures pictures;
    private final Callers callers;

    PicturesController(Pictures pictures, Callers callers) {
        this.pictures = pictures;
        this.callers = callers;
    }

    @GetMapping("/records/{id}/picture.svg")
    ResponseEntity<byte[]> picture(@PathVariable("id") String id, HttpServletRequest request) {
        return answer(id, request, Picture.Size.FULL);
    }

    @GetMapping("/records/{id}/thumbnail.svg")
    ResponseEntity<byte[]> thumbnail(@PathVariable("id") String id, HttpServletRequest request) {
        return answer(id, request, Picture.Size.THUMBNAIL);
    }

    private ResponseEntity<byte[]> answer(String id, HttpServletRequest request, Picture.Size size) {
        Picture picture = pictures.of(callers.current(), id, ReaderLanguage.of(request), size)
                .orElseThrow(
                        () -> ProblemException.notFound("picture-not-found", "There is no picture of " + id + "."));
        // Spring answers If-None-Match with 304 by the tag given here.
        return ResponseEntity.ok()
                .contentType(SVG)
                .eTag("\"" + picture.tag() + "\"")
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", POLICY)
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(picture.svg());
    }
}
