package org.estran.app.projects.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.pages.SentText;
import org.estran.app.projects.DataCentre;
import org.estran.app.projects.DataCentres;
import org.estran.app.projects.Project;
import org.estran.terms.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/data-centres}: what data centres are, for programs. Who moderates is told to administrators alone. */
@RestController
@RequestMapping(path = "/api/data-centres", produces = MediaType.APPLICATION_JSON_VALUE)
class CentresApi {

    private final DataCentres centres;
    private final Accounts accounts;
    private final Callers callers;

    CentresApi(DataCentres centres, Accounts accounts, Callers callers) {
        this.centres = centres;
        this.accounts = accounts;
        this.callers = callers;
    }

    @GetMapping
    String list() {
        return CentreJson.ofAll(centres.all().stream().map(this::json).toList()).toString();
    }

    @GetMapping("/{id}")
    ResponseEntity<String> show(@PathVariable("id") String id) {
        return answer(ResponseEntity.ok(), centres.find(id).orElseThrow(CentresApi::notFound));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> make(HttpServletRequest request) throws IOException {
        CentreJson said = CentreJson.read(SentText.of(request));
        DataCentre wanted = new DataCentre(
                CentreForm.project(said.id(), said.name(), said.mandate(), said.contact()), said.charter(this::id));
        DataCentre made = centres.make(callers.current(), wanted, null);
        return answer(ResponseEntity.created(URI.create("/api/data-centres/" + made.slug())), made);
    }

    /** Replaces everything but dress and membership, which stay. */
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> change(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        CentreJson said = CentreJson.read(SentText.of(request));
        Project former = centres.find(id).orElseThrow(CentresApi::notFound).project();
        DataCentre wanted =
                new DataCentre(former.saying(said.name(), said.mandate(), said.contact()), said.charter(this::id));
        return answer(
                ResponseEntity.ok(), centres.change(callers.current(), wanted, null, seen(request, former.change())));
    }

    private ResponseEntity<String> answer(ResponseEntity.BodyBuilder begun, DataCentre centre) {
        return begun.eTag(String.valueOf(centre.project().change()))
                .body(json(centre).toString());
    }

    private ObjectNode json(DataCentre centre) {
        ObjectNode json = CentreJson.of(centre, centres.prefix(centre));
        Caller caller = callers.current();
        if (caller.is(AccountRole.ADMINISTRATOR)) {
            var moderators = json.putArray("moderators");
            centre.charter().moderators().stream()
                    .map(one -> accounts.byId(one).map(Account::login).orElse(one))
                    .sorted()
                    .forEach(moderators::add);
        }
        return json;
    }

    private String id(String login) {
        return accounts.byLogin(login).map(Account::id).orElse(login);
    }

    /** The change of an {@code If-Match}, or the present one where the caller does not mind. */
    private static long seen(HttpServletRequest request, long present) {
        String tag = request.getHeader("If-Match");
        if (tag == null || tag.equals("*")) {
            return present;
        }
        String number = tag.replace("W/", "").replace("\"", "").strip();
        return number.matches("\\d{1,18}") ? Long.parseLong(number) : -1;
    }

    static ProblemException notFound() {
        return ProblemException.notFound("data-centre-not-found", "There is no such data centre here.");
    }
}
