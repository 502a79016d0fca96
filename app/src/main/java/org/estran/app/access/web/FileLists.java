package org.estran.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.estran.app.access.Access;
import org.estran.app.access.ChosenFiles;
import org.estran.app.access.Decision;
import org.estran.app.access.Reader;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.ArchiveName;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.PublishedFile;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lists of a dataset's files with their addresses and digests, for programs that fetch or compare many at once. */
@Component
class FileLists {

    private final Access access;
    private final String baseUrl;

    FileLists(Access access, @Value("${estran.base-url}") String baseUrl) {
        this.access = access;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    void write(HttpServletRequest request, HttpServletResponse response, Caller caller, ChosenFiles files)
            throws IOException {
        String word = Objects.requireNonNullElse(request.getParameter("f"), FileList.SHA512.word());
        FileList list = FileList.of(word)
                .orElseThrow(() -> ProblemException.invalid(
                        "list-unknown",
                        "There is no such list.",
                        List.of(Finding.blocking("list-unknown", "/f", word))));
        Reader reader = access.reader(caller, files.record());
        Iterator<ChosenFiles.At> all = files.from(ChosenFiles.Place.START);
        PublishedFile first = first(all, reader);
        FileAnswer.harmless(response);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader(
                "Cache-Control", FileAnswer.caching(files.record().access().equals(AccessPolicy.OPEN)));
        response.setHeader(
                "Content-Disposition", FileAnswer.attachment(files.record().id() + "-" + word + ".txt"));
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        try (OutputStream to = new BufferedOutputStream(response.getOutputStream(), 1 << 16)) {
            to.write(list.head().getBytes(StandardCharsets.UTF_8));
            to.write(list.line(address(first), first).getBytes(StandardCharsets.UTF_8));
            while (all.hasNext()) {
                PublishedFile file = all.next().file();
                if (reader.mayRead(file) instanceof Decision.Open) {
                    to.write(list.line(address(file), file).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    /** The first one that this caller may have; a refusal comes before the first line. */
    private PublishedFile first(Iterator<ChosenFiles.At> all, Reader reader) {
        PublishedFile refused = null;
        while (all.hasNext()) {
            PublishedFile file = all.next().file();
            if (reader.mayRead(file) instanceof Decision.Open) {
                access.open(reader, file);
                return file;
            }
            refused = refused == null ? file : refused;
        }
        if (refused != null) {
            access.open(reader, refused);
        }
        throw ProblemException.notFound("file-not-found", "None of these files can be had.");
    }

    private String address(PublishedFile file) {
        return baseUrl + "/records/" + file.recordId() + "/files/" + ArchiveName.inAddress(file.path());
    }
}
