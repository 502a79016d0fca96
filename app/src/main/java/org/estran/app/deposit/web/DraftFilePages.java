package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estran.app.access.Access;
import org.estran.app.access.contents.ArchiveReader;
import org.estran.app.access.contents.Limits;
import org.estran.app.access.http.ContentsPage;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.StatedDigests;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The files of a draft: sent by a form that needs no script, and what the archives among them hold. */
@Controller
class DraftFilePages {

    private final Deposits deposits;
    private final DepositFiles files;
    private final Access access;
    private final Callers callers;

    DraftFilePages(Deposits deposits, DepositFiles files, Access access, Callers callers) {
        this.deposits = deposits;
        this.files = files;
        this.access = access;
        this.callers = callers;
    }

    /** What the archive file {@code path=} holds, a part at a time. */
    @GetMapping("/deposit/{id}/contents")
    ModelAndView contents(
            @PathVariable("id") String id,
            @RequestParam("path") String path,
            @RequestParam(name = "from", defaultValue = "0") int from)
            throws IOException {
        Caller caller = callers.current();
        String home = "/deposit/" + id;
        String file = home + "/file?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
        try (FileChannel bytes =
                access.open(caller, files.distribution(caller, id, path)).channel()) {
            ContentsPage page = ContentsPage.of(
                    path, home + "/contents", home, file, from, ArchiveReader.contents(bytes, Limits.USUAL));
            return new ModelAndView("access/contents", Map.of("contents", page));
        }
    }

    /** Each file goes straight to where drafts lie, as it comes; one that is refused keeps no other from being taken. */
    @PostMapping("/deposit/{id}/upload")
    ModelAndView upload(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        Caller caller = callers.current();
        deposits.find(caller, id);
        List<NotTaken> refused = new ArrayList<>();
        int taken = StreamedForm.of(request).eachFile((path, bytes) -> {
            try {
                files.addFile(caller, id, path, bytes, StatedDigests.NONE);
            } catch (ProblemException notTaken) {
                refused.add(new NotTaken(path, notTaken.problem()));
            }
        });
        if (taken > 0 && refused.isEmpty()) {
            return new ModelAndView("redirect:/deposit/" + id + "#step-files");
        }
        ModelAndView page = new ModelAndView("deposit/not-taken", Map.of("id", id, "refused", refused, "taken", taken));
        page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }
}
