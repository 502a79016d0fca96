package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.access.Access;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.deposit.AddedFile;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Disputes;
import org.estran.app.deposit.FilePage;
import org.estran.app.deposit.Remarks;
import org.estran.app.description.RecordForm;
import org.estran.app.description.RowMove;
import org.estran.app.description.Sections;
import org.estran.app.projects.DataCentres;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The depositor's pages. */
@Controller
class DepositPages {

    /** Files on one page. */
    static final int FILES = 100;

    private final Deposits deposits;
    private final DepositFiles depositFiles;
    private final Remarks remarks;
    private final Disputes disputes;
    private final DataCentres centres;
    private final Access access;
    private final Callers callers;

    DepositPages(
            Deposits deposits,
            DepositFiles depositFiles,
            Remarks remarks,
            Disputes disputes,
            DataCentres centres,
            Access access,
            Callers callers) {
        this.deposits = deposits;
        this.depositFiles = depositFiles;
        this.remarks = remarks;
        this.disputes = disputes;
        this.centres = centres;
        this.access = access;
        this.callers = callers;
    }

    @GetMapping("/deposit")
    ModelAndView list(@RequestParam(name = "centre", defaultValue = "") String centre) {
        return new ModelAndView(
                "deposit/list",
                Map.of(
                        "deposits", deposits.mine(caller()),
                        "mayOpen", caller().mayDeposit(),
                        "canRehearse", deposits.canRehearse(),
                        "centres", centres.all(),
                        "centre", centre,
                        "me", String.valueOf(caller().accountId())));
    }

    @PostMapping("/deposit")
    ModelAndView open(
            @RequestParam(name = "rehearsal", required = false) @Nullable String rehearsal,
            @RequestParam(name = "centre", defaultValue = "") String centre) {
        return seeOther(deposits.open(caller(), LocalizedText.NONE, null, rehearsal != null, centre)
                .id());
    }

    /** The data centre a draft is for; its DOI may be another one then. */
    @PostMapping("/deposit/{id}/centre")
    ModelAndView chooseCentre(
            @PathVariable("id") String id,
            @RequestParam(name = "centre", defaultValue = "") String centre,
            @RequestParam Map<String, String> fields) {
        deposits.chooseCentre(caller(), id, centre, fields.containsKey("revision") ? revision(fields) : null);
        return seeOther(id);
    }

    /** A rehearsal becomes a real deposit. */
    @PostMapping("/deposit/{id}/real")
    ModelAndView makeReal(@PathVariable("id") String id) {
        return seeOther(deposits.makeReal(caller(), id).id());
    }

    @GetMapping("/deposit/{id}")
    ModelAndView show(
            @PathVariable("id") String id,
            @RequestParam(name = "files-after", required = false) @Nullable String filesAfter) {
        Deposit deposit = deposits.find(caller(), id);
        boolean own = deposits.mayWrite(caller(), deposit);
        return own && deposit instanceof Deposit.Editable
                ? edit(deposit, form(deposit), List.of(), filesAfter)
                : new ModelAndView(
                        "deposit/state",
                        Map.of(
                                "deposit",
                                deposit,
                                "events",
                                deposits.events(caller(), id),
                                "talk",
                                talk(id),
                                "own",
                                own));
    }

    /** Saves the form: with htmx only the part that says so comes back, without scripts the page. */
    @PostMapping("/deposit/{id}/describe")
    ModelAndView describe(
            @PathVariable("id") String id,
            @RequestParam Map<String, String> fields,
            @RequestHeader(name = "HX-Request", required = false) String htmx,
            HttpServletResponse response) {
        // Without scripts, a button beside a row sends the form as the one that saves does.
        boolean moves = fields.containsKey("rows") && htmx == null;
        RecordForm form = moves ? RecordForm.of(fields).with(move(fields)) : RecordForm.of(fields);
        Disputes.Begun begun = disputes.at(caller(), id, revision(fields));
        RecordForm.Understood understood = form.applyTo(Sections.deposited(), begun.record());
        AccessPolicy access = AccessForm.read(fields, begun.access());
        try {
            deposits.describe(caller(), id, understood.record(), access, revision(fields));
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Outdated)) {
                throw refused;
            }
            return disputed(
                    disputes.both(caller(), id, begun, understood.record(), access), revision(fields), htmx, response);
        }
        // htmx sends the button that has the focus with every change; only the form itself submits.
        if (htmx == null
                && fields.containsKey("submit")
                && understood.mistakes().isEmpty()) {
            return submit(id, response);
        }
        Deposit deposit = deposits.find(caller(), id);
        if (htmx != null) {
            return saved(deposit, form, understood.mistakes());
        }
        if (!understood.mistakes().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        return edit(deposit, form, understood.mistakes(), null);
    }

    /** With htmx a remark, from which the whole form is sent; without scripts the form with both states. */
    private ModelAndView disputed(
            Disputes.Both both, long revision, @Nullable String htmx, HttpServletResponse response) {
        if (htmx != null) {
            return saved(both.deposit(), both.form(), both.findings()).addObject("outdated", revision);
        }
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        return edit(both.deposit(), both.form(), both.findings(), null)
                .addObject("access", new AccessForm(both.access()))
                .addObject("disputed", both);
    }

    /** A part of the form with a row moved, taken out or added; the page saves it as it does any change. */
    @PostMapping("/deposit/{id}/rows")
    ModelAndView rows(@PathVariable("id") String id, @RequestParam Map<String, String> fields) {
        Deposit deposit = deposits.find(caller(), id);
        RowMove move = move(fields);
        return new ModelAndView(
                "deposit/rows",
                Map.of(
                        "deposit", deposit,
                        "form", RecordForm.of(fields).with(move),
                        "part", move.part(),
                        "findings", deposits.findings(caller(), id),
                        "talk", talk(id),
                        "answers", deposit instanceof Deposit.ChangesRequested));
    }

    private static RowMove move(Map<String, String> fields) {
        return RowMove.parse(fields.getOrDefault("rows", ""), Sections.deposited())
                .orElseThrow(() -> ProblemException.invalid("row-unknown", "There is no such row.", List.of()));
    }

    @PostMapping("/deposit/{id}/submit")
    ModelAndView submit(@PathVariable("id") String id, HttpServletResponse response) {
        try {
            deposits.submit(caller(), id);
            return seeOther(id);
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Invalid)) {
                throw refused;
            }
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            Deposit deposit = deposits.find(caller(), id);
            ModelAndView page = edit(deposit, form(deposit), List.of(), null);
            return page.addObject("refused", true);
        }
    }

    @PostMapping("/deposit/{id}/abandon")
    String abandon(@PathVariable("id") String id) {
        deposits.abandon(caller(), id);
        return "redirect:/deposit";
    }

    /** The table of files, renewed after an upload. */
    @GetMapping("/deposit/{id}/files")
    ModelAndView files(@PathVariable("id") String id) {
        Deposit deposit = deposits.find(caller(), id);
        return new ModelAndView(
                "deposit/files",
                Map.of(
                        "deposit",
                        deposit,
                        "files",
                        files(id, null),
                        "editable",
                        true,
                        "talk",
                        talk(id),
                        "answers",
                        deposit instanceof Deposit.ChangesRequested));
    }

    @PutMapping(path = "/deposit/{id}/files", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> upload(
            @PathVariable("id") String id, @RequestParam("path") String path, HttpServletRequest request)
            throws IOException {
        AddedFile added =
                depositFiles.addFile(caller(), id, path, request.getInputStream(), RequestBody.digests(request));
        return ResponseEntity.ok(DepositJson.added(id, added).toString());
    }

    @PostMapping("/deposit/{id}/files/remove")
    ModelAndView remove(@PathVariable("id") String id, @RequestParam("path") String path) {
        depositFiles.removeFile(caller(), id, path);
        return seeOther(id);
    }

    /** A file of a draft, for those who may see the draft. */
    @GetMapping("/deposit/{id}/file")
    void file(
            @PathVariable("id") String id,
            @RequestParam("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Caller caller = caller();
        FileAnswer.write(
                request,
                response,
                access.open(caller, depositFiles.distribution(caller, id, path)).forThisCaller());
    }

    private ModelAndView edit(Deposit deposit, RecordForm form, List<Finding> mistakes, @Nullable String filesAfter) {
        return new ModelAndView("deposit/edit", model(deposit, form, mistakes, filesAfter));
    }

    /** The part of the page that a script asks for after each change. */
    private ModelAndView saved(Deposit deposit, RecordForm form, List<Finding> mistakes) {
        return new ModelAndView("deposit/saved", model(deposit, form, mistakes, null)).addObject("alone", true);
    }

    private static RecordForm form(Deposit deposit) {
        return RecordForm.of(Sections.deposited(), deposit.contents().record());
    }

    private Map<String, Object> model(
            Deposit deposit, RecordForm form, List<Finding> mistakes, @Nullable String filesAfter) {
        List<Finding> findings = new java.util.ArrayList<>(mistakes);
        findings.addAll(deposits.findings(caller(), deposit.id()));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("deposit", deposit);
        model.put("form", form);
        model.put("access", new AccessForm(deposit.contents().access()));
        model.put("files", files(deposit.id(), filesAfter));
        model.put("findings", findings);
        model.put("talk", talk(deposit.id()));
        model.put("own", deposits.isDepositor(caller(), deposit));
        model.put("centres", centres.all());
        model.put("mayBecomeReal", deposits.mayBecomeReal(caller(), deposit));
        return model;
    }

    private Talk talk(String id) {
        return new Talk(remarks.comments(caller(), id), remarks.proposals(caller(), id));
    }

    private FilePage files(String id, @Nullable String after) {
        return depositFiles.files(caller(), id, after, FILES);
    }

    private static long revision(Map<String, String> fields) {
        String text = fields.getOrDefault("revision", "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private static ModelAndView seeOther(String id) {
        return new ModelAndView("redirect:/deposit/" + id);
    }

    private Caller caller() {
        return callers.current();
    }
}
