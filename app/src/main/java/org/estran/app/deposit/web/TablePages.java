package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.DraftTable;
import org.estran.app.deposit.DraftTables;
import org.estran.app.deposit.TableProfile;
import org.estran.observations.text.Mapping;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A table in text among the files of a deposit: what it seems to be, shown to whoever may see it, confirmed by whoever writes. */
@Controller
class TablePages {

    private final Deposits deposits;
    private final DraftTables tables;
    private final Callers callers;

    TablePages(Deposits deposits, DraftTables tables, Callers callers) {
        this.deposits = deposits;
        this.tables = tables;
        this.callers = callers;
    }

    @GetMapping("/deposit/{id}/table")
    ModelAndView show(
            @PathVariable("id") String id,
            @RequestParam("path") String path,
            @RequestParam(name = "profile", defaultValue = "") String profile)
            throws IOException {
        DraftTable table = tables.find(callers.current(), id, path, profile);
        TableProfile proposed = table.profile();
        return page(id, table, table.mapping(), List.of(), proposed == null ? "" : proposed.name());
    }

    /**
     * {@code do=confirm} keeps the mapping, {@code do=forget} takes it back, {@code do=drop} forgets a profile, anything else
     * shows what the mapping makes of the table.
     */
    @PostMapping("/deposit/{id}/table")
    ModelAndView change(
            @PathVariable("id") String id,
            @RequestParam("path") String path,
            @RequestParam(name = "sha512", defaultValue = "") String sha512,
            @RequestParam(name = "do", defaultValue = "") String what,
            @RequestParam(name = "revision", required = false) @Nullable Long revision,
            @RequestParam(name = "profile", defaultValue = "") String profile,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response)
            throws IOException {
        Caller caller = callers.current();
        if (what.equals("forget")) {
            tables.forget(caller, id, path, revision);
            return seeOther(id, path);
        }
        if (what.equals("drop")) {
            deposits.find(caller, id);
            tables.dropProfile(caller, profile);
            return seeOther(id, path);
        }
        DraftTable table = tables.find(caller, id, path, profile);
        Mapping mapping = TableForm.read(fields, table.mapping());
        String keepAs = fields.getOrDefault("keep-as", "");
        if (!what.equals("confirm")) {
            return page(id, table, mapping, List.of(), keepAs);
        }
        try {
            tables.confirm(caller, id, path, sha512, mapping, keepAs, revision);
            return seeOther(id, path);
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.Invalid invalid) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                return page(id, table, mapping, invalid.findings(), keepAs);
            }
            if (refused.problem() instanceof Problem.Outdated) {
                // what was typed stays on the page, to be looked at beside what is there by now
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                return page(id, table, mapping, List.of(), keepAs).addObject("outdated", true);
            }
            throw refused;
        }
    }

    private ModelAndView page(String id, DraftTable table, Mapping mapping, List<Finding> mistakes, String keepAs)
            throws IOException {
        Caller caller = callers.current();
        Deposit deposit = deposits.find(caller, id);
        List<Finding> findings = new ArrayList<>(mistakes);
        table.findings(mapping).stream().filter(f -> !findings.contains(f)).forEach(findings::add);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("deposit", deposit);
        model.put("table", table);
        model.put("mapping", mapping);
        model.put("findings", findings);
        model.put("preview", tables.preview(caller, id, table.file().path(), mapping));
        model.put("editable", deposit instanceof Deposit.Editable && deposits.mayWrite(caller, deposit));
        model.put("most", TableForm.COLUMNS);
        model.put("keepAs", keepAs);
        return new ModelAndView("deposit/table", model);
    }

    private static ModelAndView seeOther(String id, String path) {
        return new ModelAndView(
                "redirect:/deposit/" + id + "/table?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    }
}
