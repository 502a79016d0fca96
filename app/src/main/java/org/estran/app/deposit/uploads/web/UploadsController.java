package org.estran.app.deposit.uploads.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.DepositProperties;
import org.estran.app.deposit.uploads.PartDigest;
import org.estran.app.deposit.uploads.Upload;
import org.estran.app.deposit.uploads.Uploads;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * tus 1.0.0 with creation, creation-with-upload, creation-defer-length, checksum, termination and expiration. A client
 * that names no version is taken for one of 1.0.0, so that curl alone can send and resume.
 */
@Controller
class UploadsController {

    private static final String VERSION = "1.0.0";
    private static final String EXTENSIONS =
            "creation,creation-with-upload,creation-defer-length,checksum,termination,expiration";

    /** "Checksum Mismatch", which is tus's own. */
    private static final int CHECKSUM_MISMATCH = 460;

    private final Uploads uploads;
    private final DepositProperties limits;
    private final Callers callers;

    UploadsController(Uploads uploads, DepositProperties limits, Callers callers) {
        this.uploads = uploads;
        this.limits = limits;
        this.callers = callers;
    }

    @RequestMapping(
            path = {"/api/uploads", "/api/uploads/{id}"},
            method = RequestMethod.OPTIONS)
    void describe(HttpServletResponse response) {
        response.setHeader("Tus-Resumable", VERSION);
        response.setHeader("Tus-Version", VERSION);
        response.setHeader("Tus-Extension", EXTENSIONS);
        response.setHeader("Tus-Max-Size", Long.toString(limits.maxFileSize().toBytes()));
        response.setHeader("Tus-Checksum-Algorithm", String.join(",", PartDigest.Algorithm.words()));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @PostMapping("/api/uploads")
    void announce(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answered(request, response, () -> {
            TusRequest.Creation creation = TusRequest.creation(request);
            Upload upload = uploads.announce(
                    caller(),
                    creation.deposit(),
                    creation.path(),
                    creation.length(),
                    creation.stated(),
                    creation.metadata());
            if (TusRequest.hasPart(request)) {
                upload = withFirstPart(upload, request);
                response.setHeader("Upload-Offset", Long.toString(upload.received()));
            }
            response.setHeader("Location", "/api/uploads/" + upload.id());
            response.setDateHeader("Upload-Expires", upload.expiresAt().toEpochMilli());
            response.setStatus(HttpServletResponse.SC_CREATED);
        });
    }

    @RequestMapping(path = "/api/uploads/{id}", method = RequestMethod.HEAD)
    void show(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answered(request, response, () -> {
            Upload upload = uploads.find(caller(), id);
            response.setHeader("Upload-Offset", Long.toString(upload.received()));
            if (upload.length() == null) {
                response.setHeader("Upload-Defer-Length", "1");
            } else {
                response.setHeader("Upload-Length", Long.toString(upload.length()));
            }
            if (!upload.metadata().isEmpty()) {
                response.setHeader("Upload-Metadata", upload.metadata());
            }
            response.setDateHeader("Upload-Expires", upload.expiresAt().toEpochMilli());
            response.setStatus(HttpServletResponse.SC_OK);
        });
    }

    @PatchMapping("/api/uploads/{id}")
    void add(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answered(request, response, () -> {
            Upload upload = uploads.add(caller(), id, TusRequest.part(request));
            response.setHeader("Upload-Offset", Long.toString(upload.received()));
            response.setDateHeader("Upload-Expires", upload.expiresAt().toEpochMilli());
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        });
    }

    @DeleteMapping("/api/uploads/{id}")
    void giveUp(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answered(request, response, () -> {
            uploads.forget(caller(), id);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        });
    }

    /** For clients behind something that lets no other methods through. */
    @PostMapping("/api/uploads/{id}")
    void inDisguise(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (Objects.requireNonNullElse(request.getHeader("X-HTTP-Method-Override"), "")) {
            case "PATCH" -> add(id, request, response);
            case "DELETE" -> giveUp(id, request, response);
            default ->
                throw new ProblemException(new Problem.MethodNotAllowed(
                        "method-not-allowed", "A POST here stands for the method in X-HTTP-Method-Override."));
        }
    }

    private Upload withFirstPart(Upload upload, HttpServletRequest request) throws IOException {
        try {
            return uploads.add(caller(), upload.id(), TusRequest.firstPart(request));
        } catch (ProblemException refused) {
            // Whoever is refused learns no address to go on at.
            uploads.forgetIfThere(caller(), upload.id());
            throw refused;
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** What all answers have in common, and the refusals for which tus has words of its own. */
    private void answered(HttpServletRequest request, HttpServletResponse response, Work work) throws IOException {
        response.setHeader("Tus-Resumable", VERSION);
        response.setHeader("Cache-Control", "no-store");
        String version = request.getHeader("Tus-Resumable");
        if (version != null && !version.strip().equals(VERSION)) {
            response.setHeader("Tus-Version", VERSION);
            response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
            return;
        }
        try {
            work.run();
        } catch (ProblemException refused) {
            if (!isMismatch(refused.problem())) {
                throw refused;
            }
            response.setStatus(CHECKSUM_MISMATCH);
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write((refused.problem().detail() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isMismatch(Problem problem) {
        return problem.code().equals("part-mismatch") || problem.code().equals("digest-mismatch");
    }

    private Caller caller() {
        return callers.current();
    }
}
